package no.byraportal.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauScope;
import no.byraportal.settings.Plan;
import no.byraportal.shared.EmailAddress;
import no.byraportal.statistics.UserAtMonthEnd.Service;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How things stood when each month had ended, as it was written down then. */
@org.springframework.stereotype.Service
public class MonthEndService {

    private final JdbcClient jdbc;

    MonthEndService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The months of the period that were written down, the first one first. */
    public List<ClientsAtMonthEnd> clients(BureauScope scope, Period period) {
        return jdbc.sql("""
                        select m.month, sum(m.active and not m.plan <=> :demo) active, sum(m.active and m.plan <=> :demo) demo,
                            sum(not m.active) inactive, sum(m.active and m.visma_net) visma_net
                        from month_end_client m join client c on c.id = m.client_id
                        where m.bureau_id = :scopeBureau and m.month between :from and :to and %s
                        group by m.month order by m.month""".formatted(BureauScope.SEES_CLIENT))
                .params(parameters(scope))
                .param("demo", Plan.DEMO)
                .param("from", period.firstDay())
                .param("to", period.lastDay())
                .query((row, n) -> new ClientsAtMonthEnd(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getInt("active"),
                        row.getInt("demo"),
                        row.getInt("inactive"),
                        row.getInt("visma_net")))
                .list();
    }

    /** Everybody who could use a service then, by service, client and name. */
    public List<UserAtMonthEnd> users(BureauScope scope, YearMonth month) {
        return jdbc.sql("""
                        select m.service, c.client_number, c.name client, u.name, u.email, m.level
                        from month_end_user m join client c on c.id = m.client_id
                        join portal_user u on u.id = m.user_id
                        where m.bureau_id = :scopeBureau and m.month = :month and %s
                        order by m.service, c.name, c.client_number, u.name, u.email""".formatted(BureauScope.SEES_CLIENT))
                .params(parameters(scope))
                .param("month", month.atDay(1))
                .query((row, n) -> new UserAtMonthEnd(
                        Service.valueOf(row.getString("service")),
                        new ClientNumber(row.getLong("client_number")),
                        row.getString("client"),
                        row.getString("name"),
                        new EmailAddress(row.getString("email")),
                        Level.valueOf(row.getString("level"))))
                .list();
    }

    /** Was it written down at all? */
    public boolean isWritten(BureauScope scope, YearMonth month) {
        scope.requireMayReadStatistics();
        return jdbc.sql("select exists(select 1 from month_end where month = :month)")
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    private static Map<String, Object> parameters(BureauScope scope) {
        scope.requireMayReadStatistics();
        return new HashMap<>(scope.parameters());
    }
}
