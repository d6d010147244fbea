package no.byraportal.access;

import java.time.Instant;

/**
 * Why what is to be done for a person at Keycloak waits; it is tried again by itself.
 *
 * @param key its words are {@code access.trouble.<key>}
 */
public record Trouble(String key, Instant at) {}
