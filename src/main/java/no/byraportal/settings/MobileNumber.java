package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * A mobile number: 8 to 15 digits (Norwegian ones have 8, E.164 allows 15), a leading + for a country code; empty for
 * none. Blanks, dots, hyphens and brackets between are dropped. Source: {@code CompanyMobil} of variables.xml.
 */
public record MobileNumber(@JsonValue String digits) {

    private static final Pattern NOISE = Pattern.compile("[\\s\\u00A0\\u202F().-]+");
    private static final Pattern NUMBER = Pattern.compile("(\\+?[0-9]{8,15})?");

    @JsonCreator
    public MobileNumber {
        digits = NOISE.matcher(digits).replaceAll("");
        if (!NUMBER.matcher(digits).matches()) {
            throw new InvalidValue("mobile.digits");
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
