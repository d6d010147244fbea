package no.byraportal.staff;

import no.byraportal.client.ClientNumber;

/**
 * What becomes of one of the clients that are granted or withdrawn together.
 *
 * @param name empty where it is no client of the bureau's
 */
public record GrantOutcome(ClientNumber client, String name, Kind kind) {

    public enum Kind {
        DONE,
        /** It was so already. */
        UNCHANGED,
        /** There is no such client here (any more). */
        REFUSED
    }
}
