package no.byraportal.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the Act takes of a sale from a day on, in percent; which rate a sale has depends on the day of the supply. Source:
 * domain.md B4 (Skatteetaten, {@code sats.xml}).
 */
public record VatRate(VatClass vatClass, BigDecimal percent, LocalDate from) {

    private static final List<VatRate> ALL = List.of(
            of(VatClass.PLH, 25, 2005, 1),
            of(VatClass.PLL, 15, 2012, 1),
            of(VatClass.PLS, 8, 2006, 1),
            of(VatClass.PLS, 10, 2016, 1),
            of(VatClass.PLS, 12, 2018, 1),
            of(VatClass.PLS, 6, 2020, 4),
            of(VatClass.PLS, 12, 2021, 10));

    private static VatRate of(VatClass vatClass, long percent, int year, int month) {
        return new VatRate(vatClass, BigDecimal.valueOf(percent), LocalDate.of(year, month, 1));
    }

    /** Empty for what is exempt or outside the Act, and before the first day that we know of. */
    public static Optional<VatRate> on(LocalDate day, VatClass vatClass) {
        return ALL.stream()
                .filter(rate -> rate.vatClass == vatClass && !rate.from.isAfter(day))
                .max(Comparator.comparing(VatRate::from));
    }
}
