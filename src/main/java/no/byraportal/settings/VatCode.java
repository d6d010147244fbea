package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * Avgiftskode: the ERP's own VAT code, 1 to 10 letters or digits; a name and no number, so {@code 01} is not {@code 1}.
 * Source: contracts.md §4; {@code ProdVat…} and {@code TaxGroup} of variables.xml.
 */
public record VatCode(@JsonValue String code) {

    private static final Pattern LETTERS_OR_DIGITS = Pattern.compile("[\\p{L}0-9]{1,10}");

    @JsonCreator
    public VatCode {
        if (!LETTERS_OR_DIGITS.matcher(code).matches()) {
            throw new InvalidValue("vatcode.characters", Written.quoted(code));
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
