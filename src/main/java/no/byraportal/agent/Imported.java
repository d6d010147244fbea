package no.byraportal.agent;

import java.util.List;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsDiff;

/**
 * What became of one client of a file, or would become of it.
 *
 * @param erpClientNo as the file writes it
 * @param revision    the client's newest
 * @param problems    what somebody should look at; for a refused client, why
 * @param differs     where file and portal differ, the portal's value first
 */
public record Imported(
        String erpClientNo,
        Optional<ClientNumber> clientNumber,
        Outcome outcome,
        Optional<Integer> revision,
        List<Problem> problems,
        SettingsDiff differs) {

    /** In the words of contracts.md §3. */
    public enum Outcome {
        /** New to the portal. */
        CREATED,
        /** The same as last time. */
        UNCHANGED,
        /** What the agent owns was taken over, or the file's values were. */
        CHANGED,
        /** Somebody changed a portal-owned value by hand. */
        DRIFT,
        /** Not taken in; the others are. */
        REFUSED
    }
}
