package no.byraportal.bridge;

import java.time.Duration;
import java.util.List;

/** What went wrong, as the key of a sentence that tells what to do, and the exit code that goes with it. */
final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The documented exit codes (src/docs/bridge.md). */
    enum Kind {
        OURS(1),
        WRONG_USE(2),
        TAKEN(3),
        FOLDER(4),
        UNREACHABLE(5),
        REFUSED(6),
        FILE_REFUSED(7),
        LATER(8),
        UNWELL(9);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;
    private final String key;
    private final transient List<Object> arguments;
    private final Duration patience;

    private Trouble(Kind kind, Duration patience, String key, List<Object> arguments) {
        super(key + " " + arguments);
        this.kind = kind;
        this.key = key;
        this.arguments = arguments;
        this.patience = patience;
    }

    static Trouble of(Kind kind, String key, Object... arguments) {
        return new Trouble(kind, Duration.ZERO, key, List.of(arguments));
    }

    /** The portal asks us to come back, not before {@code patience}. */
    static Trouble later(Duration patience, String key, Object... arguments) {
        return new Trouble(Kind.LATER, patience, key, List.of(arguments));
    }

    Kind kind() {
        return kind;
    }

    String key() {
        return key;
    }

    /** How long to wait at least before trying again; zero when nobody said. */
    Duration patience() {
        return patience;
    }

    String sentence(Texts texts) {
        return texts.text(key, arguments.toArray());
    }
}
