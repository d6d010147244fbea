package no.byraportal.agent;

import java.util.UUID;
import no.byraportal.shared.NotFound;

/** One run of an installation's synchronisation. */
public record SyncRunId(UUID value) {

    static SyncRunId random() {
        return new SyncRunId(UUID.randomUUID());
    }

    /** @throws NotFound when it is no id at all, and so no run's */
    public static SyncRunId of(String written) {
        try {
            return new SyncRunId(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            throw new NotFound("sync run");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
