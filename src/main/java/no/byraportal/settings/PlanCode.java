package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.byraportal.shared.InvalidValue;

/**
 * The code of a subscription, 1 to 999; 99 is the demo, which sends nothing to customers. Which other codes there are is
 * no business of the code itself. Source: domain.md A9 (112–116); {@code SubscriptionType} of variables.xml.
 */
public record PlanCode(@JsonValue int code) {

    /** The demo's code as it is written. */
    static final String DEMO = "99";

    @JsonCreator
    public PlanCode {
        if (code < 1 || code > 999) {
            throw new InvalidValue("plancode.range");
        }
    }

    /** What somebody typed or a file says. */
    public static PlanCode of(String written) {
        return new PlanCode(Written.number(written.strip()));
    }

    @Override
    public String toString() {
        return Integer.toString(code);
    }
}
