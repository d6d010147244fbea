package no.byraportal.access;

import java.time.LocalDate;
import java.util.Optional;
import no.byraportal.client.ClientAccess.Level;

/**
 * One person who is to be invited, as somebody typed or pasted it; what is wrong with it is told with its row.
 *
 * @param name    empty: Keycloak asks for it at the first sign-in
 * @param level   empty or {@code bruker}, {@code user}; {@code admin}
 * @param lastDay empty, {@code 2026-12-31} or {@code 31.12.2026}
 */
public record Invitation(String email, String name, String level, String lastDay) {

    public static Invitation of(String email, String name, Level level, Optional<LocalDate> lastDay) {
        return new Invitation(
                email, name, level.name(), lastDay.map(LocalDate::toString).orElse(""));
    }
}
