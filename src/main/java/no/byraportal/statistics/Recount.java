package no.byraportal.statistics;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts all invoices anew, for an operator who doubts the figures: {@code curl -X POST …/actuator/recount} on the
 * management port. The cells are the same as before, or somebody has changed them behind the portal's back; invoices that
 * are told meanwhile wait.
 */
@Component
@Endpoint(id = "recount")
public class Recount {

    /** Ends, each on its own, well before the database is given up. */
    private static final int CLIENTS = 100;

    private static final String MONTHS = """
            insert into counted_month
            select c.bureau_id, last_day(i.issued_on) + interval 1 day - interval 1 month, i.client_id, i.kind,
                i.delivery, count(*)
            from invoice i join client c on c.id = i.client_id where c.id in (:clients) group by 1, 2, 3, 4, 5""";

    /** Of the plans that clients have at this moment; whoever changes one waits for the turn. */
    private static final String PLANS = """
            insert into counted_plan
            select m.bureau_id, m.month, coalesce(s.plan, 0), m.kind, m.delivery, sum(m.invoices)
            from counted_month m join settings s on s.client_id = m.client_id group by 1, 2, 3, 4, 5""";

    private static final String DAYS = """
            insert into counted_day
            select c.bureau_id, i.issued_on, i.kind, i.delivery, count(*)
            from invoice i join client c on c.id = i.client_id where c.id in (:clients) group by 1, 2, 3, 4
            on duplicate key update invoices = invoices + values(invoices)""";

    private final InvoiceTable invoices;
    private final JdbcClient jdbc;

    Recount(InvoiceTable invoices, JdbcClient jdbc) {
        this.invoices = invoices;
        this.jdbc = jdbc;
    }

    /** @param wrongCells how many were not as they should be; they are now */
    public record Recounted(int wrongCells) {}

    /** Reads without locks: whoever changes a client's plan meanwhile waits for the turn with that client's row in hand. */
    @WriteOperation
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Recounted recount() {
        invoices.takeTurn();
        jdbc.sql("create or replace temporary table counted_month like invoice_month")
                .update();
        jdbc.sql("create or replace temporary table counted_plan like invoice_plan")
                .update();
        jdbc.sql("create or replace temporary table counted_day like invoice_day")
                .update();
        List<String> clients = jdbc.sql("select id from client")
                .query((row, n) -> row.getString(1))
                .list();
        for (int from = 0; from < clients.size(); from += CLIENTS) {
            List<String> some = clients.subList(from, Math.min(from + CLIENTS, clients.size()));
            jdbc.sql(MONTHS).param("clients", some).update();
            jdbc.sql(DAYS).param("clients", some).update();
        }
        jdbc.sql(PLANS).update();
        return new Recounted(replaced("month") + replaced("day") + replaced("plan"));
    }

    private int replaced(String what) {
        int wrong = differing("invoice_" + what, "counted_" + what);
        if (wrong > 0) {
            jdbc.sql("delete from invoice_" + what).update();
            jdbc.sql("insert into invoice_%s select * from counted_%s".formatted(what, what))
                    .update();
        }
        jdbc.sql("drop temporary table counted_" + what).update();
        return wrong;
    }

    private int differing(String table, String counted) {
        return jdbc.sql("""
                        select (select count(*) from (select * from %1$s except all select * from %2$s) too_much)
                            + (select count(*) from (select * from %2$s except all select * from %1$s) too_little)
                        """.formatted(table, counted)).query(Integer.class).single();
    }
}
