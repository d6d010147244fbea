package no.byraportal.bureau;

import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * A bureau's customer number at Visma: 5 to 10 digits, eight in the seed. It stands as {@code VBSerialNmb} in
 * variables.xml, where "Serial" means this number and nothing else.
 */
public record CustomerNumber(String digits) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{5,10}");

    public CustomerNumber {
        if (!DIGITS.matcher(digits).matches()) {
            throw new InvalidValue("customernumber.digits");
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
