package no.byraportal.settings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.byraportal.shared.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue of subscriptions, the same for all bureaus and no secret of anybody's. */
@Component
public class Plans {

    private final JdbcClient jdbc;
    private final Clock clock;

    Plans(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As each is today, by code. */
    public List<Plan> today() {
        return on(LocalDate.now(clock.withZone(Dates.OSLO)));
    }

    /** As each was on a day, by code. */
    List<Plan> on(LocalDate day) {
        return jdbc.sql("""
                        select code, name, invoices_a_year, valid_from from plan p where valid_from = (
                            select max(valid_from) from plan where code = p.code and valid_from <= :day)
                        order by code""")
                .param("day", day)
                .query((row, n) -> new Plan(
                        new PlanCode(row.getInt("code")),
                        row.getString("name"),
                        row.getInt("invoices_a_year"),
                        row.getObject("valid_from", LocalDate.class)))
                .list();
    }
}
