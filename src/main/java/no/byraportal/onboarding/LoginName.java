package no.byraportal.onboarding;

/** What a test of a log-in name says. */
public enum LoginName {
    /** Nobody has it. */
    FREE,
    /** Somebody signs in with it, or is about to: they would have this client too, and get no second account. */
    TAKEN
}
