package no.byraportal.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.identity.UserId;
import no.byraportal.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks now and then for what time alone has done, and for what an errand that was under way may have missed: so a grant's
 * end is noticed within a minute of midnight, and nothing that was asked for stays undone.
 */
@Component
class Unfinished {

    private static final int AT_ONCE = 1_000;

    private final Errands errands;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Unfinished(
            Errands errands,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.errands = errands;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    private record Over(
            UUID id, UserId person, String name, UUID client, UUID bureau, Level level, LocalDate lastDay) {}

    @Scheduled(initialDelay = 20, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void look() {
        end();
        errands.ask(jdbc.sql("""
                        select u.id from portal_user u where u.sign_out_asked_at is not null
                        union
                        select g.user_id from client_grant g join portal_user u on u.id = g.user_id
                        where u.disabled_at is null and (g.told_at is null or u.activated_at is null and u.invited_at is null)
                            and\s""" + Sees.HOLDS + " limit :some")
                .param("today", Sees.today(clock))
                .param("some", AT_ONCE)
                .query((row, n) -> UserId.of(row.getString(1)))
                .list());
    }

    /** Their last day is over: it is told once, and sessions that may still hold them end. */
    private void end() {
        jdbc.sql("""
                        select g.id, g.user_id, u.name, g.client_id, g.bureau_id, g.level, g.ends_on
                        from client_grant g join portal_user u on u.id = g.user_id
                        where g.ends_on < :today and g.ended_at is null limit :some""")
                .param("today", Sees.today(clock))
                .param("some", AT_ONCE)
                .query((row, n) -> new Over(
                        UUID.fromString(row.getString("id")),
                        UserId.of(row.getString("user_id")),
                        row.getString("name"),
                        UUID.fromString(row.getString("client_id")),
                        UUID.fromString(row.getString("bureau_id")),
                        Level.valueOf(row.getString("level")),
                        row.getObject("ends_on", LocalDate.class)))
                .list()
                .forEach(over -> transactions.executeWithoutResult(turn -> end(over)));
    }

    private void end(Over over) {
        int first = jdbc.sql("update client_grant set ended_at = :now where id = :id and ended_at is null")
                .param("now", clock.instant())
                .param("id", over.id().toString())
                .update();
        if (first == 1) {
            jdbc.sql("update portal_user set sign_out_asked_at = :now where id = :person")
                    .param("now", clock.instant())
                    .param("person", over.person().toString())
                    .update();
            events.publishEvent(new AccessChange(
                    over.bureau(),
                    "access.ended",
                    over.client(),
                    Actor.PORTAL,
                    clock.instant(),
                    Map.of(
                            "user", over.name(),
                            "level", over.level().name(),
                            "lastDay", over.lastDay().toString())));
        }
    }
}
