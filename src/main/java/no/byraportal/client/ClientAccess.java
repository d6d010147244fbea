package no.byraportal.client;

/** A company that a client's own person has access to. */
public record ClientAccess(ClientNumber number, String name, Level level) {

    /** How far the access goes: bruker or admin. */
    public enum Level {
        USER,
        ADMIN
    }
}
