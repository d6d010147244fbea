package no.byraportal.settings;

/**
 * Something about a client that somebody should look at; it stops nothing but itself.
 *
 * @param key   names its texts: {@code problem.<key>}
 * @param field the path it concerns
 * @param raw   what stands there now, as imported
 */
public record Problem(String key, String field, String raw) {}
