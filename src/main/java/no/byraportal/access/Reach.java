package no.byraportal.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import no.byraportal.identity.UserId;

/**
 * Somebody who can reach a client today, and by what.
 *
 * @param at      when it was decided; empty for what nobody wrote down
 * @param by      who decided it; empty likewise
 * @param lastDay until when; empty: until it is withdrawn
 */
public record Reach(
        UserId id,
        String name,
        String email,
        Way way,
        Optional<Instant> at,
        String by,
        String reason,
        Optional<LocalDate> lastDay) {

    /** The weightiest first. */
    public enum Way {
        /** As the bureau's administrator, who reaches all clients. */
        BUREAU_ADMIN,
        /** As the bureau's manager, who reads all clients. */
        BUREAU_MANAGER,
        /** As staff whom the client is granted to. */
        BUREAU_STAFF,
        /** As the client's own administrator. */
        CLIENT_ADMIN,
        /** As the client's own user. */
        CLIENT_USER
    }
}
