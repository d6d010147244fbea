package no.byraportal.settings;

import java.time.Instant;
import java.util.List;

/**
 * What was turned for a client, and whom that waits for.
 *
 * @param now when that is judged
 */
record Waiting(List<Turn> turns, Instant now) {

    static final Waiting FOR_NOBODY = new Waiting(List.of(), Instant.EPOCH);
}
