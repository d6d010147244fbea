package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.byraportal.shared.InvalidValue;

/**
 * How many digits of a KID one part of it takes, 0 to 25; an echo of the file, since the real KID lives in WebFaktura.
 * Source: domain.md A9 (136) and B3; {@code CIDClient}, {@code CIDCustomer} and {@code CIDInvoice} of variables.xml.
 */
public record KidDigits(@JsonValue int count) {

    @JsonCreator
    public KidDigits {
        if (count < 0 || count > 25) {
            throw new InvalidValue("kiddigits.range");
        }
    }

    /** What somebody typed or a file says. */
    public static KidDigits of(String written) {
        return new KidDigits(Written.number(written.strip()));
    }

    @Override
    public String toString() {
        return Integer.toString(count);
    }
}
