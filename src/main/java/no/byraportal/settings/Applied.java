package no.byraportal.settings;

import java.time.Instant;

/**
 * What an agent says that it runs on for a client.
 *
 * @param appliedAt when the agent took it into use, by its own clock
 * @param sha256    lower-case hex of the file as the agent wrote it
 */
public record Applied(int revision, Instant appliedAt, String sha256) {}
