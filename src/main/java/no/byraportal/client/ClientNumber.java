package no.byraportal.client;

import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * A client's number in WebFaktura, 1 to 999 999 999: given once, never changed, quoted to support.
 * Source: {@code ClientID} of variables.xml.
 */
public record ClientNumber(long value) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    public ClientNumber {
        if (value < 1 || value > 999_999_999) {
            throw new InvalidValue("clientnumber.range");
        }
    }

    public static ClientNumber of(String written) {
        if (!DIGITS.matcher(written).matches()) {
            throw new InvalidValue("clientnumber.range");
        }
        return new ClientNumber(Long.parseLong(written));
    }

    /** Never grouped: it is read aloud to support. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
