package no.byraportal.settings;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** The agent sends no payments any more: WebFaktura may be told that there will be none. */
public record PaymentsStopped(UUID bureau, UUID subject, int revision, Actor by, Instant at) implements Change {

    @Override
    public String key() {
        return "payments.stopped";
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("revision", revision);
    }
}
