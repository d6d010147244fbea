package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.byraportal.shared.InvalidValue;

/**
 * Bunntekst: what stands at the foot of the invoices, at most 1 000 characters in one or more lines; may be empty.
 * Source: contracts.md §4; no place in variables.xml.
 */
public record InvoiceFooter(@JsonValue String text) {

    public static final int LONGEST = 1000;

    @JsonCreator
    public InvoiceFooter {
        text = text.strip().replace("\r\n", "\n");
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw new InvalidValue("footer.length", LONGEST, length);
        }
        if (text.codePoints().anyMatch(InvoiceFooter::cannotBePrinted)) {
            throw new InvalidValue("footer.characters");
        }
    }

    private static boolean cannotBePrinted(int character) {
        return (Character.isISOControl(character) && character != '\n' && character != '\t')
                || Character.getType(character) == Character.SURROGATE
                || turnsTheTextAround(character);
    }

    /** Marks that nobody sees and that show what follows backwards, also what others wrote. */
    private static boolean turnsTheTextAround(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    @Override
    public String toString() {
        return text;
    }
}
