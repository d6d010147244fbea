package no.byraportal.statistics;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts all invoices anew, as when somebody doubts the cells: they are the same as before. */
@Component
class Counting {

    private static final String MONTHS = """
            select c.bureau_id, last_day(i.issued_on) + interval 1 day - interval 1 month, i.client_id, i.kind,
                   i.delivery, count(*)
            from invoice i join client c on c.id = i.client_id group by 1, 2, 3, 4, 5""";

    private static final String DAYS = """
            select c.bureau_id, i.issued_on, i.kind, i.delivery, count(*)
            from invoice i join client c on c.id = i.client_id group by 1, 2, 3, 4""";

    private final InvoiceTable invoices;
    private final JdbcClient jdbc;

    Counting(InvoiceTable invoices, JdbcClient jdbc) {
        this.invoices = invoices;
        this.jdbc = jdbc;
    }

    /** @return how many cells were not as they should be */
    @Transactional
    public int recount() {
        invoices.takeTurn();
        int wrong = differing("invoice_month", MONTHS) + differing("invoice_day", DAYS);
        jdbc.sql("delete from invoice_month").update();
        jdbc.sql("insert into invoice_month " + MONTHS).update();
        jdbc.sql("delete from invoice_day").update();
        jdbc.sql("insert into invoice_day " + DAYS).update();
        return wrong;
    }

    private int differing(String table, String counted) {
        return jdbc.sql("""
                        select (select count(*) from (select * from %1$s except all %2$s) too_much)
                            + (select count(*) from (%2$s except all select * from %1$s) too_little)
                        """.formatted(table, counted)).query(Integer.class).single();
    }
}
