package no.byraportal.access;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.access.AccessOutcome.Why;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.InvalidValue;

/** What rows ask for, read row by row: what cannot be meant is refused with its reason, the rest are wishes. */
final class Wishes {

    /** As far ahead as a last day may be: a longer grant is one without an end. */
    static final int YEARS = 5;

    private static final int NAME_LENGTH = 200;
    private static final Set<String> USER = Set.of("", "user", "bruker");
    private static final Set<String> ADMIN = Set.of("admin", "administrator");
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT));

    private final LocalDate today;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Wish> wishes = new ArrayList<>();
    private final List<AccessOutcome> refused = new ArrayList<>();

    Wishes(LocalDate today) {
        this.today = today;
    }

    List<Wish> wishes() {
        return wishes;
    }

    /** One for each row that is refused for all clients. */
    List<AccessOutcome> refused() {
        return refused;
    }

    /** A person is to have all of these clients. */
    void read(int row, Invitation invitation, List<ClientNumber> clients) {
        try {
            EmailAddress email = once(row, new EmailAddress(invitation.email()));
            String name = name(invitation.name());
            Level level = level(invitation.level());
            Optional<LocalDate> lastDay = lastDay(invitation.lastDay());
            clients.forEach(client -> wishes.add(new Wish(row, email, name, client, level, lastDay)));
        } catch (InvalidValue e) {
            refuse(row, invitation, Why.of(e));
        }
    }

    /** A person is to have these clients as somebody else has them. */
    void read(int row, Invitation invitation, Iterable<AccessGrant> grants) {
        try {
            EmailAddress email = once(row, new EmailAddress(invitation.email()));
            String name = name(invitation.name());
            grants.forEach(
                    grant -> wishes.add(new Wish(row, email, name, grant.client(), grant.level(), grant.lastDay())));
        } catch (InvalidValue e) {
            refuse(row, invitation, Why.of(e));
        }
    }

    private void refuse(int row, Invitation invitation, Why why) {
        refused.add(new AccessOutcome(
                row, invitation.email(), invitation.name(), Optional.empty(), "", Kind.REFUSED, Optional.of(why)));
    }

    private EmailAddress once(int row, EmailAddress email) {
        Integer before = seen.putIfAbsent(email.address(), row);
        if (before != null) {
            throw new InvalidValue("access.double", before);
        }
        return email;
    }

    static String name(String written) {
        String name = written.strip().replaceAll("\\s+", " ");
        if (name.length() > NAME_LENGTH || name.codePoints().anyMatch(Wishes::turnsTheText)) {
            throw new InvalidValue("access.name", NAME_LENGTH);
        }
        return name;
    }

    private static boolean turnsTheText(int letter) {
        int type = Character.getType(letter);
        return type == Character.CONTROL || type == Character.FORMAT || "<>\"&".indexOf(letter) >= 0;
    }

    private static Level level(String written) {
        String level = written.strip().toLowerCase(Locale.ROOT);
        if (ADMIN.contains(level)) {
            return Level.ADMIN;
        }
        if (!USER.contains(level)) {
            throw new InvalidValue("access.level");
        }
        return Level.USER;
    }

    private Optional<LocalDate> lastDay(String written) {
        String day = written.strip();
        return day.isEmpty() ? Optional.empty() : Optional.of(judged(parsed(day), today));
    }

    private static LocalDate parsed(String day) {
        for (DateTimeFormatter format : DAYS) {
            try {
                return LocalDate.parse(day, format);
            } catch (DateTimeParseException e) {
                // It may be written the other way.
            }
        }
        throw new InvalidValue("access.lastday", YEARS);
    }

    /** @throws InvalidValue when it is over, or too far ahead */
    static LocalDate judged(LocalDate lastDay, LocalDate today) {
        if (lastDay.isBefore(today) || lastDay.isAfter(today.plusYears(YEARS))) {
            throw new InvalidValue("access.lastday", YEARS);
        }
        return lastDay;
    }
}
