package no.byraportal.identity;

import java.util.Locale;

/** What a bureau's program was let in for; the API calls it a scope. */
public enum Permission {
    /** Reads everything in the bureau; changes nothing. */
    READ,
    /** Changes clients' settings. */
    SETTINGS,
    /** Creates and removes agents and clients, and imports their files. */
    CLIENTS,
    /** Invites users and grants them clients. */
    USERS,
    /** Fetches statistics. */
    REPORTS;

    /** As programs write it: {@code read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
