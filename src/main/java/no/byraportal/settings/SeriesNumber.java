package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * A number in the series of customers or invoices, 1 to 999 999 999: where it starts or ends. Source: contracts.md §4;
 * {@code StartCustNo} and {@code StartInvoice} of variables.xml.
 */
public record SeriesNumber(@JsonValue int value) {

    static final int HIGHEST = 999_999_999;

    /** Ordinary, hard, thin and narrow spaces, between groups of three digits and nowhere else. */
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([ \u00A0\u2009\u202F][0-9]{3})+");

    @JsonCreator
    public SeriesNumber {
        if (value < 1 || value > HIGHEST) {
            throw new InvalidValue("seriesnumber.range");
        }
    }

    /** What somebody typed or a file says. */
    public static SeriesNumber of(String written) {
        return new SeriesNumber(Written.number(written.strip()));
    }

    /**
     * A number as people write and paste it, «10 010», without what groups it. What is no such number stays as it is, to
     * be refused by whoever judges it: other digits than 0 to 9 are guessed at by nobody.
     */
    public static String ungrouped(String typed) {
        String bare = typed.replaceAll("^\\h+|\\h+$", "");
        return GROUPED.matcher(bare).matches() ? bare.replaceAll("[^0-9]", "") : bare;
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
