package no.byraportal.access;

/** How far a person has come from being granted a client to signing in. */
public enum UserState {
    /** Keycloak's mail is not on its way yet. */
    NOT_LINKED,
    /** The mail is sent and its link works. */
    INVITED,
    /** The link was not used in time; another can be sent. */
    LINK_EXPIRED,
    /** They have signed in, or could before they were granted anything here. */
    ACTIVATED,
    /** Keycloak lets them in no more. */
    DISABLED;

    /** Of {@code portal_user} (alias {@code u}) at {@code :now}. */
    static final String SQL = """
            case when u.disabled_at is not null then 'DISABLED' when u.activated_at is not null then 'ACTIVATED'
                 when u.invited_at is null then 'NOT_LINKED' when u.link_ends_at <= :now then 'LINK_EXPIRED'
                 else 'INVITED' end""";

    /** They have not been in yet: what was granted can still be corrected, sent again or withdrawn as if it never was. */
    public boolean isPending() {
        return this == NOT_LINKED || this == INVITED || this == LINK_EXPIRED;
    }
}
