package no.byraportal.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import no.byraportal.shared.Dates;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator lets a program of the bureau's own do.
 *
 * @param name    how people, and the audit log, know the program: 1 to 100 characters
 * @param lastDay the last day it works, Norwegian time; null: until it is revoked
 */
public record ProgramAccess(
        String name, Set<Permission> permissions, @Nullable LocalDate lastDay) {

    /** A name is at most this long. */
    public static final int NAME_LENGTH = 100;

    /** Whoever lets a program in looks at it again within so many years, unless they set no end at all. */
    public static final int YEARS = 5;

    /** @throws FieldRefused for {@code name} or {@code permissions} */
    public ProgramAccess {
        name = name.strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH) {
            throw new FieldRefused("name", new InvalidValue("program.name", NAME_LENGTH));
        }
        permissions = Set.copyOf(permissions);
        if (permissions.isEmpty()) {
            throw new FieldRefused("permissions", new InvalidValue("program.permissions"));
        }
    }

    /**
     * When it ends, seen from now.
     *
     * @throws FieldRefused for a {@code lastDay} that has been, or that is too far ahead
     */
    Optional<Instant> endsAt(Instant now) {
        if (lastDay == null) {
            return Optional.empty();
        }
        LocalDate today = now.atZone(Dates.OSLO).toLocalDate();
        if (lastDay.isBefore(today) || lastDay.isAfter(today.plusYears(YEARS))) {
            throw new FieldRefused("lastDay", new InvalidValue("program.lastday", YEARS));
        }
        return Optional.of(lastDay.plusDays(1).atStartOfDay(Dates.OSLO).toInstant());
    }
}
