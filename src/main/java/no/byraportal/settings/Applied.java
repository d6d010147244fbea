package no.byraportal.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer says that it runs on for a client.
 *
 * @param appliedAt when it took the revision into use, by its own clock
 * @param sha256    lower-case hex of the file as the agent wrote it; null for WebFaktura, which writes none
 * @param active    does it serve the client? null for an agent, whose file says so
 * @param payments  what WebFaktura had been told of the client's payments when it said so; null: nothing, or an agent
 */
public record Applied(
        int revision,
        Instant appliedAt,
        @Nullable String sha256,
        @Nullable Boolean active,
        @Nullable Boolean payments) {

    /** What an agent says. */
    public Applied(int revision, Instant appliedAt, @Nullable String sha256) {
        this(revision, appliedAt, sha256, null, null);
    }

    public Applied(int revision, Instant appliedAt, @Nullable String sha256, @Nullable Boolean active) {
        this(revision, appliedAt, sha256, active, null);
    }
}
