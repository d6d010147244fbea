package no.byraportal.identity;

/**
 * A person as Keycloak knows them.
 *
 * @param enabled may they sign in?
 * @param waiting have they never chosen a password?
 */
public record Identity(String subject, boolean enabled, boolean waiting) {}
