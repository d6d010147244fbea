package no.byraportal.settings;

import java.util.List;
import java.util.Map;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;

/** Where a client's file and its settings no longer agree, and a person decides; the room that keeps the files supplies it. */
public interface DriftDesk {

    /** Which value holds from now on. */
    enum Choice {
        /** What somebody wrote in the file becomes the client's setting. */
        FILE,
        /** The setting stays, and the next file carries it. */
        PORTAL
    }

    List<Drift> drifts(BureauScope scope, ClientId client);

    /**
     * Decides some of the client's drifts, by path; it becomes a revision.
     *
     * @param seen the revision that the person saw while deciding
     * @throws SavedFirst when somebody saved after {@code seen}
     */
    ClientSettings decide(BureauScope scope, ClientId client, int seen, Map<String, Choice> choices, String reason);
}
