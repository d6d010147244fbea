package no.byraportal.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;

/**
 * One client that a person was given, and why.
 *
 * @param at      when it was decided as it is now
 * @param by      who decided it
 * @param reason  empty where none was asked for
 * @param lastDay the last day it holds, in Norway; empty: until it is withdrawn
 * @param open    the bureau serves the client: nobody reaches one that it has deactivated
 */
public record AccessGrant(
        UUID id,
        ClientNumber client,
        String clientName,
        Level level,
        Instant at,
        String by,
        String reason,
        Optional<LocalDate> lastDay,
        boolean open) {

    public boolean holdsOn(LocalDate day) {
        return lastDay.filter(last -> last.isBefore(day)).isEmpty();
    }
}
