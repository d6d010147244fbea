package no.byraportal.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import no.byraportal.shared.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how the clients and their users stand when a month has ended. */
@Component
class MonthEnds {

    /** What is taken later than this would be told of a day that it is not of. */
    private static final int LATEST_DAY = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    MonthEnds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The month that has just ended, unless it is taken already; or the portal stood still for too long. */
    @Transactional
    public void take() {
        LocalDate today = LocalDate.now(clock.withZone(Dates.OSLO));
        if (today.getDayOfMonth() <= LATEST_DAY) {
            take(YearMonth.from(today).minusMonths(1));
        }
    }

    /** As things stand now. */
    private void take(YearMonth month) {
        int taken = jdbc.sql("insert ignore into month_end (month, taken_at) values (:month, :now)")
                .param("month", month.atDay(1))
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .update();
        if (taken == 0) {
            return;
        }
        jdbc.sql("""
                        insert into month_end_client (bureau_id, month, client_id, active, plan, visma_net)
                        select c.bureau_id, :month, c.id, s.active, s.plan,
                            json_exists(coalesce(f.facts, '{}'), '$.vismaNetCompanyId')
                        from client c join settings s on s.client_id = c.id
                        left join known_facts f on f.client_id = c.id""").param("month", month.atDay(1)).update();
        jdbc.sql("""
                        insert into month_end_user (bureau_id, month, client_id, user_id, service, level)
                        select e.bureau_id, e.month, e.client_id, g.user_id, served.service, g.level
                        from month_end_client e
                        join client_grant g on g.client_id = e.client_id and g.bureau_id = e.bureau_id
                            and (g.ends_on is null or g.ends_on >= last_day(:month))
                        join (select 'WEBFAKTURA' service union all select 'VISMA_NET') served
                            on served.service = 'WEBFAKTURA' or e.visma_net
                        where e.month = :month and e.active""").param("month", month.atDay(1)).update();
    }
}
