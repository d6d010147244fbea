package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * Sendemåte: how a new customer gets invoices, one letter A to Z. Only {@code M} is known; another is kept, since the
 * programs may know more than we do, and told as a problem. Source: contracts.md §4; {@code CompanysInvoiceType} of
 * variables.xml.
 */
public record DeliveryMethod(@JsonValue String letter) {

    private static final Pattern ONE_LETTER = Pattern.compile("[A-Za-z]");

    @JsonCreator
    public DeliveryMethod {
        if (!ONE_LETTER.matcher(letter).matches()) {
            throw new InvalidValue("delivery.letter");
        }
        letter = letter.toUpperCase(Locale.ROOT);
    }

    public boolean isKnown() {
        return letter.equals("M");
    }

    @Override
    public String toString() {
        return letter;
    }
}
