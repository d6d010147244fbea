package no.byraportal.settings;

import java.time.Instant;
import java.util.Optional;

/**
 * Avvik: a portal-owned value that somebody changed by hand in the installation's file. Nothing is overwritten before a
 * person has decided.
 *
 * @param field   its path; {@link #MISSING}: the file no longer has the client at all
 * @param agreed  what file and portal last agreed on, as written
 * @param inFile  what the file says now, as written
 * @param foundAt when the portal first saw it
 */
public record Drift(String field, Optional<String> agreed, Optional<String> inFile, Instant foundAt) {

    /** The client was in the file before, and is not there now. */
    public static final String MISSING = "company";

    static final String KEY = "drift";
    static final String MISSING_KEY = "missing";

    /** As it stands among the client's problems. */
    public Problem problem() {
        return new Problem(field.equals(MISSING) ? MISSING_KEY : KEY, field, inFile.orElse(""));
    }
}
