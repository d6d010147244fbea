package no.byraportal.agent;

import java.util.UUID;

/** One file that an installation sent or was given. */
public record VersionId(UUID value) {

    static VersionId random() {
        return new VersionId(UUID.randomUUID());
    }

    public static VersionId of(String written) {
        return new VersionId(UUID.fromString(written));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
