package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * The bank's SWIFT code (ISO 9362): bank, country and place in 8 characters, 3 more for a branch; empty for none.
 * Source: contracts.md §4; {@code CompanySwiftCode} of variables.xml.
 */
public record SwiftCode(@JsonValue String code) {

    private static final Pattern EIGHT_OR_ELEVEN = Pattern.compile("([A-Za-z]{6}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?)?");

    @JsonCreator
    public SwiftCode {
        if (!EIGHT_OR_ELEVEN.matcher(code).matches()) {
            throw new InvalidValue("swift.form");
        }
        code = code.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return code;
    }
}
