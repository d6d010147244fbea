package no.byraportal.shared;

/**
 * What was asked for does not exist, or belongs to somebody else: the two are answered alike, so that nobody learns
 * what another bureau has. The message is for the log only.
 */
public final class NotFound extends RuntimeException {

    public NotFound(String what) {
        super(what);
    }
}
