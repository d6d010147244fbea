package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * Betalingsfrist: how many days a customer has to pay, 0 to 365; 0 means at once. It is the default for new customers
 * in WebFaktura and changes none that exist. Source: contracts.md §4; {@code CompanyDueDays} of variables.xml.
 */
public record DueDays(@JsonValue int days) {

    public static final int MOST = 365;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    @JsonCreator
    public DueDays {
        if (days < 0 || days > MOST) {
            throw new InvalidValue("duedays.range", days, MOST);
        }
    }

    /** What somebody typed or a file says; blanks around it are nothing. */
    public static DueDays of(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            throw new InvalidValue("duedays.missing", MOST);
        }
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new InvalidValue("duedays.number", text.length() > 40 ? text.substring(0, 40) + "…" : text, MOST);
        }
        return new DueDays(Integer.parseInt(text));
    }

    @Override
    public String toString() {
        return Integer.toString(days);
    }
}
