package no.byraportal.identity;

/** Keycloak did not do what it was asked; nothing is lost by asking again. The message is for the log only. */
public final class KeycloakAway extends RuntimeException {

    /** What stands in the way. */
    public enum Why {
        /** It does not answer, or not in time. */
        AWAY,
        /** It could not send its mail. */
        MAIL,
        /** It does not let the portal, or does not take what it was told. */
        REFUSED
    }

    private final Why why;

    KeycloakAway(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
