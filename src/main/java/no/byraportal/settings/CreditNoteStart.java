package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.byraportal.shared.InvalidValue;

/**
 * The first credit note's number, 1 to 999 999 999; 0 when credit notes share the invoices' series. Source: contracts.md
 * §4; {@code StartCreditNote} of variables.xml.
 */
public record CreditNoteStart(@JsonValue int value) {

    @JsonCreator
    public CreditNoteStart {
        if (value < 0 || value > 999_999_999) {
            throw new InvalidValue("creditnotestart.range");
        }
    }

    /** What somebody typed or a file says. */
    public static CreditNoteStart of(String written) {
        return new CreditNoteStart(Written.number(written.strip()));
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
