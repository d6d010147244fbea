package no.byraportal.report;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.UserId;
import no.byraportal.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who gets which reports when a month is over. Nobody gets one that was not chosen for them. */
@Service
public class MonthlyService {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MonthlyService(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** One of those who can have reports each month, and those that they get. */
    public record Receiver(UserId id, String name, String email, Set<ReportKind> kinds) {}

    /** Those who see the whole bureau, by name. */
    public List<Receiver> receivers(PersonScope scope) {
        scope.requireMayOversee();
        return jdbc.sql("""
                        select distinct u.id, u.name, u.email, (
                            select group_concat(r.kind) from report_monthly r
                            where r.user_id = u.id and r.bureau_id = :bureau) kinds
                        from membership m join portal_user u on u.id = m.user_id
                        where m.bureau_id = :bureau and m.role in ('BUREAU_ADMIN', 'BUREAU_MANAGER')
                        order by u.name, u.id""")
                .param("bureau", scope.bureau().toString())
                .query((row, n) -> new Receiver(
                        UserId.of(row.getString("id")),
                        row.getString("name"),
                        row.getString("email"),
                        kinds(row.getString("kinds"))))
                .list();
    }

    private static Set<ReportKind> kinds(@Nullable String listed) {
        return listed == null
                ? Set.of()
                : Arrays.stream(listed.split(",")).map(ReportKind::valueOf).collect(Collectors.toSet());
    }

    /**
     * From the next month on this is what they get.
     *
     * @throws NotFound for somebody who does not see the whole bureau
     */
    @Transactional
    public void choose(PersonScope scope, UserId person, Set<ReportKind> kinds) {
        scope.requireMayAdminister();
        Receiver before = receivers(scope).stream()
                .filter(receiver -> receiver.id().equals(person))
                .findFirst()
                .orElseThrow(() -> new NotFound("person " + person));
        if (before.kinds().equals(kinds)) {
            return;
        }
        jdbc.sql("delete from report_monthly where user_id = :person and bureau_id = :bureau")
                .param("person", person.toString())
                .param("bureau", scope.bureau().toString())
                .update();
        kinds.stream()
                .filter(ReportKind::isMonthly)
                .forEach(kind -> jdbc.sql("insert into report_monthly values (:person, :bureau, :kind)")
                        .param("person", person.toString())
                        .param("bureau", scope.bureau().toString())
                        .param("kind", kind.name())
                        .update());
        events.publishEvent(new ReportChange(
                scope.bureau().value(),
                "report.monthly",
                scope.bureau().value(),
                scope.actor(),
                clock.instant(),
                Map.of("person", before.name(), "reports", words(kinds), "reportsBefore", words(before.kinds()))));
    }

    private static List<String> words(Set<ReportKind> kinds) {
        return kinds.isEmpty()
                ? List.of("none")
                : kinds.stream().sorted().map(ReportKind::template).toList();
    }
}
