package no.byraportal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.UserId;
import no.byraportal.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clients' people and their grants as the tables have them, many at a time. */
@Component
class GrantTable {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    GrantTable(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** A client whose users the asker may see. */
    record Target(ClientId id, ClientNumber number, String name) {}

    /** Somebody with a row. */
    record Known(UserId id, String email, String name, boolean staff, boolean disabled) {}

    /** Whose grant of what. */
    record Whose(UserId person, ClientId client) {}

    /** A grant as it stands, over or not. */
    record Held(Level level, Optional<LocalDate> lastDay, boolean holds) {

        boolean isAdmin() {
            return holds && level == Level.ADMIN;
        }

        boolean is(Level other, Optional<LocalDate> until) {
            return holds && level == other && lastDay.equals(until);
        }
    }

    /** A grant as it is to stand. */
    record Put(UserId person, ClientId client, Level level, Optional<LocalDate> lastDay) {}

    Map<ClientNumber, Target> clients(BureauScope scope, Collection<ClientNumber> numbers) {
        Map<ClientNumber, Target> found = new HashMap<>();
        for (List<Long> some :
                parts(numbers.stream().map(ClientNumber::value).distinct().toList())) {
            jdbc.sql("select c.id, c.client_number, c.name from client c where c.client_number in (:numbers) and "
                            + Sees.USERS_OF)
                    .params(Sees.parameters(scope, clock))
                    .param("numbers", some)
                    .query(row -> {
                        ClientNumber number = new ClientNumber(row.getLong("client_number"));
                        found.put(number, new Target(ClientId.of(row.getString("id")), number, row.getString("name")));
                    });
        }
        return found;
    }

    /** By the name they sign in with. Of two rows the one that Keycloak knows counts. */
    Map<String, Known> people(BureauScope scope, Collection<String> logins) {
        Map<String, Known> found = new HashMap<>();
        for (List<String> some : parts(List.copyOf(logins))) {
            jdbc.sql("""
                            select u.id, u.email, u.name, u.disabled_at, u.login, exists (
                                select 1 from membership m where m.user_id = u.id and m.bureau_id = :bureau) staff
                            from portal_user u where u.login in (:logins) order by u.subject is null desc""")
                    .param("bureau", scope.bureau().toString())
                    .param("logins", some)
                    .query(row -> {
                        found.put(row.getString("login"), known(row));
                    });
        }
        return found;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                UserId.of(row.getString("id")),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("staff"),
                row.getObject("disabled_at") != null);
    }

    /** What these people have in the bureau, of whatever client. */
    Map<Whose, Held> held(BureauScope scope, Collection<UserId> people) {
        Map<Whose, Held> found = new HashMap<>();
        LocalDate today = Sees.today(clock);
        for (List<String> some : parts(people.stream().map(UserId::toString).toList())) {
            jdbc.sql("""
                            select user_id, client_id, level, ends_on from client_grant
                            where bureau_id = :bureau and user_id in (:people)""")
                    .param("bureau", scope.bureau().toString())
                    .param("people", some)
                    .query(row -> {
                        @Nullable LocalDate last = row.getObject("ends_on", LocalDate.class);
                        found.put(
                                new Whose(UserId.of(row.getString("user_id")), ClientId.of(row.getString("client_id"))),
                                new Held(
                                        Level.valueOf(row.getString("level")),
                                        Optional.ofNullable(last),
                                        last == null || !last.isBefore(today)));
                    });
        }
        return found;
    }

    /**
     * Rows for people whom nobody knows yet. Two who invite one new address at once meet in one row.
     *
     * @param names by the address they are invited by
     */
    void take(Map<EmailAddress, String> names, Locale language) {
        batches.batchUpdate(
                "insert into portal_user (id, email, name, language) values (?, ?, ?, ?) on duplicate key update id = id",
                names.entrySet().stream()
                        .map(each -> new Object[] {
                            UserId.random().toString(),
                            each.getKey().address(),
                            each.getValue().isEmpty() ? each.getKey().address() : each.getValue(),
                            language.toLanguageTag()
                        })
                        .toList());
    }

    /** @param anew they are to be told of it by mail */
    void put(BureauScope scope, Collection<Put> grants, String reason, boolean anew) {
        Instant now = clock.instant();
        batches.batchUpdate(
                """
                insert into client_grant (id, user_id, client_id, bureau_id, level, ends_on, granted_at, granted_by_id,
                    granted_by_name, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update level = values(level), ends_on = values(ends_on), granted_at = values(granted_at),
                    granted_by_id = values(granted_by_id), granted_by_name = values(granted_by_name),
                    reason = values(reason), ended_at = null, told_at = %s""".formatted(anew ? "null" : "told_at"),
                grants.stream()
                        .map(grant -> new @Nullable Object[] {
                            UUID.randomUUID().toString(),
                            grant.person().toString(),
                            grant.client().toString(),
                            scope.bureau().toString(),
                            grant.level().name(),
                            grant.lastDay().orElse(null),
                            now,
                            scope.actor().id(),
                            scope.actor().name(),
                            reason.isEmpty() ? null : reason
                        })
                        .toList());
    }

    void remove(BureauScope scope, UserId person, Collection<ClientId> clients) {
        batches.batchUpdate(
                "delete from client_grant where user_id = ? and client_id = ? and bureau_id = ?",
                clients.stream()
                        .map(client -> new Object[] {
                            person.toString(), client.toString(), scope.bureau().toString()
                        })
                        .toList());
    }

    /** What somebody had is another's from now on, who is to be told of it; what that one has already stays as it is. */
    void move(BureauScope scope, UserId from, UserId to, Collection<ClientId> clients) {
        for (String sql : List.of("""
                delete g from client_grant g join client_grant other on other.client_id = g.client_id
                where other.user_id = :to and g.user_id = :from and g.bureau_id = :bureau and g.client_id in (:clients)""", """
                update client_grant set user_id = :to, told_at = null
                where user_id = :from and bureau_id = :bureau and client_id in (:clients)""")) {
            jdbc.sql(sql)
                    .param("from", from.toString())
                    .param("to", to.toString())
                    .param("bureau", scope.bureau().toString())
                    .param("clients", clients.stream().map(ClientId::toString).toList())
                    .update();
        }
    }

    /** What somebody is called who has not been in yet; Keycloak says what the others are. */
    void call(UserId person, String name) {
        jdbc.sql("update portal_user set name = :name where id = :person and activated_at is null")
                .param("name", name)
                .param("person", person.toString())
                .update();
    }

    /** Their sessions are to end. */
    void askSignOut(UserId person) {
        jdbc.sql("update portal_user set sign_out_asked_at = :now where id = :person")
                .param("now", clock.instant())
                .param("person", person.toString())
                .update();
    }

    /** Another mail is to go out. */
    void inviteAgain(UserId person) {
        jdbc.sql("""
                        update portal_user set invited_at = null, link_ends_at = null
                        where id = :person and activated_at is null""").param("person", person.toString()).update();
    }

    /** Which of these have no administrator of their own today but this one, locked until it is done. */
    List<ClientId> lastAdministered(UserId person, Collection<ClientId> clients) {
        if (clients.isEmpty()) {
            return List.of();
        }
        List<String> ids = clients.stream().map(ClientId::toString).sorted().toList();
        var _ = jdbc.sql("select id from client where id in (:ids) order by id for update")
                .param("ids", ids)
                .query(String.class)
                .list();
        return jdbc.sql("""
                        select c.id from client c where c.id in (:ids) and not exists (
                            select 1 from client_grant g where g.client_id = c.id and g.level = 'ADMIN'
                                and g.user_id <> :person and\s""" + Sees.HOLDS + ")")
                .param("ids", ids)
                .param("person", person.toString())
                .param("today", Sees.today(clock))
                .query((row, n) -> ClientId.of(row.getString("id")))
                .list();
    }

    private static <T> List<List<T>> parts(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
                .mapToObj(from -> all.subList(from, Math.min(from + AT_ONCE, all.size())))
                .toList();
    }
}
