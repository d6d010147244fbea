package no.byraportal.identity;

/** What a person is to a bureau, or to the portal; the glossary gives the words on the screen. */
public enum Role {
    /** Drift: creates bureaus and licences; sees no client. */
    OPERATOR,
    /** Byråadministrator: changes everything in the bureau. */
    BUREAU_ADMIN,
    /** Byråleder: reads everything in the bureau, changes nothing. */
    BUREAU_MANAGER,
    /** Byråmedarbeider: reads and changes the clients granted to them. */
    BUREAU_STAFF,
    /** Klientbruker: a person at one or more clients of the bureau. */
    CLIENT_USER;

    /** The same names as constants, for the annotations on views. */
    public static final class Name {
        public static final String OPERATOR = "OPERATOR";
        public static final String BUREAU_ADMIN = "BUREAU_ADMIN";
        public static final String BUREAU_MANAGER = "BUREAU_MANAGER";
        public static final String BUREAU_STAFF = "BUREAU_STAFF";
        public static final String CLIENT_USER = "CLIENT_USER";

        private Name() {}
    }
}
