package no.byraportal.settings;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** A client's next number is ordered or acknowledged, or a higher number of its is seen. */
public record NumbersChange(UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {

    static final String SEEN = "number.seen";

    /** Does it concern WebFaktura? What people have seen does not. */
    public boolean isOfAnOrder() {
        return !key.equals(SEEN);
    }
}
