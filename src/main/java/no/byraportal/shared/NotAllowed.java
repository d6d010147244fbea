package no.byraportal.shared;

/** The thing is theirs to see, but this is not theirs to do; for example a manager who tries to change a setting. */
public final class NotAllowed extends RuntimeException {

    public NotAllowed(String what) {
        super(what);
    }
}
