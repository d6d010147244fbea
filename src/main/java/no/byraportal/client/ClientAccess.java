package no.byraportal.client;

/**
 * A company that a client's own person was given access to.
 *
 * @param open the bureau serves it: nobody reaches a company that it has deactivated
 */
public record ClientAccess(ClientNumber number, String name, Level level, boolean open) {

    /** How far the access goes: bruker or admin. */
    public enum Level {
        USER,
        ADMIN
    }
}
