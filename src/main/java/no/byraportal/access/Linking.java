package no.byraportal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.identity.Identities;
import no.byraportal.identity.Identity;
import no.byraportal.identity.KeycloakAway;
import no.byraportal.identity.PersonChanged;
import no.byraportal.identity.UserId;
import no.byraportal.mail.Outbox;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings Keycloak and the mail in step with what a person was given and lost. Each step is written down when it is done,
 * and a step that was cut off is made again: whoever is there already is found, and nobody is told twice of what was
 * written down as told. See decision 19.
 */
@Component
class Linking {

    private final Identities identities;
    private final AccessLetter letters;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Linking(
            Identities identities,
            AccessLetter letters,
            Outbox outbox,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.identities = identities;
        this.letters = letters;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    private record Person(
            UserId id,
            Optional<String> subject,
            EmailAddress email,
            String name,
            Locale language,
            Optional<Instant> invitedAt,
            Optional<Instant> linkEndsAt,
            boolean activated,
            Optional<Instant> signOutAskedAt,
            boolean ofABureau) {

        boolean hasALinkAt(Instant now) {
            return linkEndsAt.filter(now::isBefore).isPresent();
        }
    }

    /** A client that somebody was given. */
    record Given(
            String id,
            String client,
            Level level,
            Optional<LocalDate> lastDay,
            String bureau,
            String by,
            boolean told) {}

    /** Does whatever is to be done for a person now; nothing, when that is nothing. */
    void settle(UserId id) {
        Optional<Person> found = person(id);
        if (found.isEmpty()) {
            return;
        }
        Person person = found.get();
        try {
            person.signOutAskedAt().ifPresent(asked -> signOut(person, asked));
            List<Given> given = given(id);
            if (given.isEmpty()) {
                leave(person);
            } else {
                link(person, given);
            }
            trouble(id, null);
        } catch (KeycloakAway e) {
            trouble(id, e.why());
            throw e;
        }
    }

    private Optional<Person> person(UserId id) {
        return jdbc.sql("""
                        select u.*, u.operator or exists (select 1 from membership m where m.user_id = u.id) of_a_bureau
                        from portal_user u where u.id = :id""")
                .param("id", id.toString())
                .query((row, n) -> new Person(
                        id,
                        Optional.ofNullable(row.getString("subject")),
                        new EmailAddress(row.getString("email")),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("language"))
                                .map(Locale::forLanguageTag)
                                .orElse(Texts.BOKMAL),
                        time(row, "invited_at"),
                        time(row, "link_ends_at"),
                        row.getObject("activated_at") != null,
                        time(row, "sign_out_asked_at"),
                        row.getBoolean("of_a_bureau")))
                .optional();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Instant.class));
    }

    /** All that holds today, in whatever bureau. */
    private List<Given> given(UserId id) {
        return jdbc.sql("""
                        select g.id, c.name client, g.level, g.ends_on, b.name bureau, g.granted_by_name, g.told_at
                        from client_grant g join client c on c.id = g.client_id join bureau b on b.id = g.bureau_id
                        where g.user_id = :id and\s""" + Sees.HOLDS + " order by g.granted_at desc, b.name, c.name")
                .param("id", id.toString())
                .param("today", Sees.today(clock))
                .query((row, n) -> new Given(
                        row.getString("id"),
                        row.getString("client"),
                        Level.valueOf(row.getString("level")),
                        Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                        row.getString("bureau"),
                        row.getString("granted_by_name"),
                        row.getObject("told_at") != null))
                .list();
    }

    private void signOut(Person person, Instant asked) {
        person.subject().ifPresent(identities::signOut);
        jdbc.sql("update portal_user set sign_out_asked_at = null where id = :id and sign_out_asked_at = :asked")
                .param("id", person.id().toString())
                .param("asked", asked)
                .update();
    }

    /**
     * Whoever has nothing any more and never was in is forgotten, so that their link opens nothing. An identity that was
     * there before the invitation is others' too, and stays.
     */
    private void leave(Person person) {
        if (person.activated() || person.ofABureau()) {
            return;
        }
        person.subject()
                .flatMap(identities::known)
                .filter(identity -> identity.waiting() && identity.ours())
                .map(Identity::subject)
                .ifPresent(identities::forget);
        jdbc.sql("""
                        delete u from portal_user u where u.id = :id and u.activated_at is null
                            and not exists (select 1 from client_grant g where g.user_id = u.id)
                            and not exists (select 1 from staff_grant s where s.user_id = u.id)""").param("id", person.id().toString()).update();
    }

    private void link(Person person, List<Given> given) {
        Optional<Identity> own = identity(person);
        if (own.isEmpty()) {
            return;
        }
        Identity identity = own.get();
        if (!identity.enabled()) {
            mark(person, "disabled_at = coalesce(disabled_at, :now)");
            return;
        }
        mark(person, "disabled_at = null");
        List<Given> news = given.stream().filter(each -> !each.told()).toList();
        boolean lapsed = !person.hasALinkAt(clock.instant()) && !news.isEmpty();
        if (identity.waiting() && (person.invitedAt().isEmpty() || lapsed)) {
            invite(person, identity, news.isEmpty() ? given : news);
        } else {
            tell(person, news, !identity.waiting());
        }
    }

    /**
     * Who the person is at Keycloak: as it is written down, or found by the address, or made known.
     *
     * @return empty when another row has that identity already: it has the grants now, and an errand of its own
     */
    private Optional<Identity> identity(Person person) {
        Optional<Identity> known = person.subject().flatMap(identities::known);
        if (known.isPresent()) {
            return known;
        }
        Identity found = identities
                .find(person.email())
                .orElseGet(() -> identities.create(person.email(), person.name(), person.language()));
        return owns(person, found) ? Optional.of(found) : Optional.empty();
    }

    private boolean owns(Person person, Identity identity) {
        return Objects.requireNonNull(transactions.execute(step -> {
            Optional<String> other = jdbc.sql(
                            "select id from portal_user where subject = :subject and id <> :id for update")
                    .param("subject", identity.subject())
                    .param("id", person.id().toString())
                    .query(String.class)
                    .optional();
            if (other.isPresent()) {
                join(person, other.get());
                return false;
            }
            jdbc.sql("update portal_user set subject = :subject where id = :id")
                    .param("subject", identity.subject())
                    .param("id", person.id().toString())
                    .update();
            events.publishEvent(new PersonChanged(person.id()));
            return true;
        }));
    }

    /** The person has a row already, under another address: what that one has, stays as it is. */
    private void join(Person person, String other) {
        for (String sql : List.of(
                """
                delete g from client_grant g join client_grant o on o.client_id = g.client_id
                where g.user_id = :id and o.user_id = :other""",
                "update client_grant set user_id = :other where user_id = :id",
                "delete from portal_user where id = :id")) {
            jdbc.sql(sql)
                    .param("id", person.id().toString())
                    .param("other", other)
                    .update();
        }
        events.publishEvent(new PersonChanged(UserId.of(other)));
    }

    private void invite(Person person, Identity identity, List<Given> given) {
        identities.invite(identity, person.email(), person.name(), letters.invitation(given, person.language()));
        Instant now = clock.instant();
        transactions.executeWithoutResult(step -> {
            jdbc.sql("update portal_user set invited_at = :now, link_ends_at = :end where id = :id")
                    .param("now", now)
                    .param("end", now.plus(Identities.LINK_WORKS))
                    .param("id", person.id().toString())
                    .update();
            told(given, now);
        });
    }

    /** Whoever can sign in, or has a link that works, hears of what is new by a letter from each bureau. */
    private void tell(Person person, List<Given> news, boolean in) {
        transactions.executeWithoutResult(step -> {
            Map<String, List<Given>> byBureau = news.stream()
                    .collect(Collectors.groupingBy(Given::bureau, LinkedHashMap::new, Collectors.toList()));
            byBureau.values()
                    .forEach(each ->
                            outbox.send(letters.letter(person.email(), person.name(), each, person.language())));
            told(news, clock.instant());
            if (in) {
                mark(person, "activated_at = coalesce(activated_at, :now)");
            }
        });
    }

    private void told(List<Given> given, Instant now) {
        if (!given.isEmpty()) {
            jdbc.sql("update client_grant set told_at = :now where id in (:grants)")
                    .param("now", now)
                    .param("grants", given.stream().map(Given::id).toList())
                    .update();
        }
    }

    private void mark(Person person, String what) {
        jdbc.sql("update portal_user set " + what + " where id = :id")
                .param("now", clock.instant())
                .param("id", person.id().toString())
                .update();
    }

    /** Since when it has been this one. */
    private void trouble(UserId id, KeycloakAway.@Nullable Why why) {
        jdbc.sql("""
                        update portal_user set trouble_at = if(:why is null, null, if(trouble <=> :why, trouble_at, :now)),
                            trouble = :why
                        where id = :id and (trouble is not null or :why is not null)""")
                .param("why", why == null ? null : why.name())
                .param("now", clock.instant())
                .param("id", id.toString())
                .update();
    }
}
