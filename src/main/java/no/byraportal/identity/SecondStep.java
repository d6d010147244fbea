package no.byraportal.identity;

/** Of whom a bureau demands a second step at sign-in, beside the password; decision 21. */
public enum SecondStep {
    /** Whoever has set one up is asked for it. */
    VOLUNTARY,
    /** The bureau's administrators, and those at its clients. */
    ADMINISTRATORS,
    /** Everybody who reaches something of the bureau's. */
    ALL
}
