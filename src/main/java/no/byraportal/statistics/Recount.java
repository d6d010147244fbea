package no.byraportal.statistics;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts all invoices anew, for an operator who doubts the figures: {@code curl -X POST …/actuator/recount} on the
 * management port. The cells are the same as before, or somebody has changed them behind the portal's back; invoices that
 * are told meanwhile wait.
 */
@Component
@Endpoint(id = "recount")
public class Recount {

    private static final String MONTHS = """
            select c.bureau_id, last_day(i.issued_on) + interval 1 day - interval 1 month, i.client_id, i.kind,
                   i.delivery, count(*)
            from invoice i join client c on c.id = i.client_id group by 1, 2, 3, 4, 5""";

    private static final String DAYS = """
            select c.bureau_id, i.issued_on, i.kind, i.delivery, count(*)
            from invoice i join client c on c.id = i.client_id group by 1, 2, 3, 4""";

    private final InvoiceTable invoices;
    private final JdbcClient jdbc;

    Recount(InvoiceTable invoices, JdbcClient jdbc) {
        this.invoices = invoices;
        this.jdbc = jdbc;
    }

    /** @param wrongCells how many were not as they should be; they are now */
    public record Recounted(int wrongCells) {}

    @WriteOperation
    @Transactional
    public Recounted recount() {
        invoices.takeTurn();
        int wrong = differing("invoice_month", MONTHS) + differing("invoice_day", DAYS);
        jdbc.sql("delete from invoice_month").update();
        jdbc.sql("insert into invoice_month " + MONTHS).update();
        jdbc.sql("delete from invoice_day").update();
        jdbc.sql("insert into invoice_day " + DAYS).update();
        return new Recounted(wrong);
    }

    private int differing(String table, String counted) {
        return jdbc.sql("""
                        select (select count(*) from (select * from %1$s except all %2$s) too_much)
                            + (select count(*) from (%2$s except all select * from %1$s) too_little)
                        """.formatted(table, counted)).query(Integer.class).single();
    }
}
