package no.byraportal.readiness;

import no.byraportal.client.ClientNumber;

/**
 * What becomes of one of the clients that are said not to be meant for Visma.net together.
 *
 * @param name empty where it is no client of theirs
 */
public record AsideOutcome(ClientNumber client, String name, Kind kind) {

    public enum Kind {
        DONE,
        /** It was so already. */
        UNCHANGED,
        /** It is in Visma.net already. */
        UPDATED,
        /** There is no such client here (any more). */
        UNKNOWN
    }
}
