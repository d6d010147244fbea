package no.byraportal.settings;

import java.time.Instant;
import java.util.Optional;
import no.byraportal.client.ClientNumber;

/**
 * What the agent should run on for one client, beside what it says it does.
 *
 * @param desiredAt when that revision was saved
 * @param applied   empty: the agent has said nothing yet
 * @param appliedAt by the agent's own clock
 */
public record ClientProgress(
        ClientNumber clientNumber,
        String erpName,
        String name,
        Standing standing,
        int desired,
        Instant desiredAt,
        Optional<Integer> applied,
        Optional<Instant> appliedAt) {

    /** Where a client stands, in the order in which somebody should look at it. */
    public enum Standing {
        BEHIND,
        SILENT,
        CURRENT,
        INACTIVE
    }
}
