package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.byraportal.shared.InvalidValue;

/**
 * A number in the series of customers or invoices, 1 to 999 999 999: where it starts or ends. Source: contracts.md §4;
 * {@code StartCustNo} and {@code StartInvoice} of variables.xml.
 */
public record SeriesNumber(@JsonValue int value) {

    @JsonCreator
    public SeriesNumber {
        if (value < 1 || value > 999_999_999) {
            throw new InvalidValue("seriesnumber.range");
        }
    }

    /** What somebody typed or a file says. */
    public static SeriesNumber of(String written) {
        return new SeriesNumber(Written.number(written.strip()));
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
