package no.byraportal.agent;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.InstallationId;
import no.byraportal.shared.Actor;

/**
 * A variables.xml that an installation sent, or was given.
 *
 * @param sha256  lower-case hex of the whole file
 * @param size    in bytes
 * @param clients how many {@code <company>} it has
 * @param base    for a given file: the sent one over which it is written
 */
public record VariablesVersion(
        VersionId id,
        BureauId bureau,
        InstallationId installation,
        Direction direction,
        Instant at,
        Actor by,
        String sha256,
        long size,
        int clients,
        Encoding encoding,
        Optional<VersionId> base) {

    private static final DateTimeFormatter FILE_NAME =
            DateTimeFormatter.ofPattern("'variables-'yyyy-MM-dd-HHmm'.xml'").withZone(ZoneId.of("Europe/Oslo"));

    /** Which way the file went. */
    public enum Direction {
        /** From the installation, or on its behalf. */
        SENT,
        /** To the installation. */
        GIVEN
    }

    /** What it is called when somebody downloads it: {@code variables-2026-11-22-1031.xml}, Norwegian time. */
    public String fileName() {
        return FILE_NAME.format(at);
    }
}
