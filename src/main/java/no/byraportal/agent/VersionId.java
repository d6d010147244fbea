package no.byraportal.agent;

import java.util.UUID;
import no.byraportal.shared.NotFound;

/** One file that an installation sent or was given. */
public record VersionId(UUID value) {

    static VersionId random() {
        return new VersionId(UUID.randomUUID());
    }

    /** @throws NotFound when it is no id at all, and so no file's */
    public static VersionId of(String written) {
        try {
            return new VersionId(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            throw new NotFound("file");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
