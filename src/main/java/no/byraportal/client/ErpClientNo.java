package no.byraportal.client;

import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * A client's number in the ERP, 1 to 10 digits with its leading zeros: {@code 000}, {@code 999}. Visma DI's drive letter
 * ({@code C999}) is kept beside it, never in it. Source: {@code company/Id} of variables.xml.
 */
public record ErpClientNo(String digits) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

    public ErpClientNo {
        if (!DIGITS.matcher(digits).matches()) {
            throw new InvalidValue("erpclientno.digits");
        }
    }

    /** Could this be one? */
    public static boolean isOne(String written) {
        return DIGITS.matcher(written).matches();
    }

    @Override
    public String toString() {
        return digits;
    }
}
