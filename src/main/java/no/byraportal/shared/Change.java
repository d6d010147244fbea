package no.byraportal.shared;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a room did and others may want to know; published within the transaction that did it. */
public interface Change {

    /** The bureau it happened in; null for what concerns the portal as a whole. */
    @Nullable
    UUID bureau();

    /** What happened, in the past tense: {@code settings.changed}. */
    String key();

    /** What it happened to: a client, an installation, a token. */
    UUID subject();

    Actor by();

    Instant at();

    /** Old and new values and the like, fit to be shown; never a secret. */
    Map<String, Object> details();
}
