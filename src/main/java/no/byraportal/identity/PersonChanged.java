package no.byraportal.identity;

/** Keycloak knows a person from now on, or knows them by another name or address. */
public record PersonChanged(UserId person) {}
