package no.byraportal.settings;

/** Somebody else saved while this person was typing. Nothing of either is lost: the form shows both. */
public final class SavedFirst extends RuntimeException {

    private final transient ClientSettings current;
    private final transient SettingsRevision revision;

    SavedFirst(ClientSettings current, SettingsRevision revision) {
        super("revision " + revision.revision() + " was saved first");
        this.current = current;
        this.revision = revision;
    }

    /** The settings as they are now. */
    public ClientSettings current() {
        return current;
    }

    /** The newest revision: who saved it, when and why. */
    public SettingsRevision revision() {
        return revision;
    }
}
