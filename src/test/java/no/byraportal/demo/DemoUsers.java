package no.byraportal.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.byraportal.access.AccessService;
import no.byraportal.access.Invitation;
import no.byraportal.access.Invitations;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.UserId;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The clients' own people as the demo has them: some invited just now, some long ago, and one in each other state. */
@TestComponent
class DemoUsers {

    /** A client with people in every state. */
    static final ClientNumber MANY = new ClientNumber(4104);

    private final AccessService access;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoUsers(AccessService access, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In one turn: Keycloak is asked only when all of it stands. */
    @Transactional
    void comeIn(PersonScope kari) {
        LocalDate today = kari.today();
        invite(kari, "siv.haugen@elvebredden.example", "Siv Haugen", Level.ADMIN, "Daglig leder.", null, 4104, 4105);
        invite(kari, "jonas.berge@elvebredden.example", "Jonas Berge", Level.USER, "", today.plusMonths(3), 4104);
        invite(kari, "lise.moen@elvebredden.example", "Lise Moen", Level.USER, "", null, 4104);
        past(
                "lise.moen@elvebredden.example",
                "invited_at = :now - interval 9 day, link_ends_at = :now - interval 6 day");
        invite(
                kari,
                "are.nygaard@elvebredden.example",
                "Are Nygård",
                Level.ADMIN,
                "Eier.",
                null,
                4102,
                4103,
                4104,
                4105);
        past(
                "are.nygaard@elvebredden.example",
                "invited_at = :now - interval 200 day, activated_at = :now - interval 199 day,"
                        + " signed_in_at = :now - interval 130 day");
        invite(kari, "tuva.dahl@elvebredden.example", "Tuva Dahl", Level.USER, "Vikar i fjor.", today, 4104);
        past(
                "tuva.dahl@elvebredden.example",
                "invited_at = :now - interval 90 day, activated_at = :now - interval 89 day,"
                        + " signed_in_at = :now - interval 20 day");
        jdbc.sql("""
                        update client_grant set ends_on = :over, ended_at = :now
                        where user_id = (select id from portal_user where login = 'tuva.dahl@elvebredden.example')""")
                .param("over", today.minusDays(14))
                .param("now", clock.instant())
                .update();
        disabled(kari, "per.strand@elvebredden.example", "Per Strand");
    }

    /** Keycloak is not asked about whoever was let in no more. */
    private void disabled(PersonScope by, String email, String name) {
        UserId id = UserId.random();
        jdbc.sql("""
                        insert into portal_user (id, email, name, invited_at, activated_at, disabled_at) values
                            (:id, :email, :name, :now - interval 60 day, :now - interval 59 day, :now - interval 3 day)""")
                .param("id", id.toString())
                .param("email", email)
                .param("name", name)
                .param("now", clock.instant())
                .update();
        jdbc.sql("""
                        insert into client_grant (id, user_id, client_id, bureau_id, level, granted_at, granted_by_id,
                            granted_by_name, told_at)
                        select uuid(), :id, id, bureau_id, 'USER', :now - interval 60 day, :byId, :byName, :now
                        from client where client_number = :client""")
                .param("id", id.toString())
                .param("now", clock.instant())
                .param("byId", by.actor().id())
                .param("byName", by.actor().name())
                .param("client", MANY.value())
                .update();
    }

    private void invite(
            PersonScope by,
            String email,
            String name,
            Level level,
            String reason,
            @Nullable LocalDate lastDay,
            long... clients) {
        access.invite(
                by,
                new Invitations(
                        List.of(Invitation.of(email, name, level, Optional.ofNullable(lastDay))),
                        Arrays.stream(clients).mapToObj(ClientNumber::new).toList(),
                        reason,
                        Texts.BOKMAL));
    }

    /** It was a while ago, and they were told of it then. */
    private void past(String login, String times) {
        String who = " (select id from portal_user where login = :login)";
        for (String sql : List.of(
                "update client_grant set told_at = :now, granted_at = :before where user_id =" + who,
                "update portal_user set " + times + " where login = :login and :before is not null")) {
            jdbc.sql(sql)
                    .param("now", clock.instant())
                    .param("before", clock.instant().minus(Duration.ofDays(60)))
                    .param("login", login)
                    .update();
        }
    }
}
