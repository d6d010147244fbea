package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/** Konto: four digits, {@code 3000}. Source: contracts.md §4; {@code Account} of variables.xml. */
public record AccountNumber(@JsonValue String digits) {

    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

    @JsonCreator
    public AccountNumber {
        if (!FOUR_DIGITS.matcher(digits).matches()) {
            throw new InvalidValue("accountnumber.digits", Written.quoted(digits));
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
