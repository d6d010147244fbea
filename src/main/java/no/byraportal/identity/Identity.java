package no.byraportal.identity;

/**
 * A person as Keycloak knows them.
 *
 * @param enabled may they sign in?
 * @param waiting have they yet to choose a password?
 * @param ours    did the portal make them known? Then nobody else knew them when they were invited
 */
public record Identity(String subject, boolean enabled, boolean waiting, boolean ours) {}
