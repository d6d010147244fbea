package no.byraportal.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** A part of a whole, with one decimal of a percent wherever it is read. */
public final class Percent {

    private static final int DECIMALS = 3;

    private Percent() {}

    /** {@code 0.061}; of a whole that is not nothing. */
    public static BigDecimal of(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }

    /** {@code 6,1 %} */
    public static String text(BigDecimal share, Locale locale) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }
}
