package no.byraportal.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summarizingInt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.settings.SeriesNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where invoices and their counts lie. WebFaktura serves all bureaus, so each row's bureau is that of its client. */
@Component
class InvoiceTable {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    InvoiceTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param denied WebFaktura says that it is another company */
    record Owner(ClientId client, BureauId bureau, boolean denied) {}

    /** Until the transaction ends, nobody else counts. */
    void takeTurn() {
        jdbc.sql("select turn from invoice_turn for update")
                .query((row, n) -> row.getInt("turn"))
                .single();
    }

    Map<ClientNumber, Owner> owners(Collection<SentInvoice> invoices) {
        Map<ClientNumber, Owner> owners = new HashMap<>();
        List<Long> numbers = invoices.stream()
                .map(invoice -> invoice.client().value())
                .distinct()
                .toList();
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                            select c.client_number, c.id, c.bureau_id, coalesce(f.claim, 'WAITING') = 'DENIED' denied
                            from client c left join webfaktura_client f on f.client_id = c.id
                            where c.client_number in (:numbers)""").param("numbers", numbers).query(row -> {
                owners.put(
                        new ClientNumber(row.getLong("client_number")),
                        new Owner(
                                ClientId.of(row.getString("id")),
                                BureauId.of(row.getString("bureau_id")),
                                row.getBoolean("denied")));
            });
        }
        return owners;
    }

    /** What is known of these, and of others whose numbers lie between: one range of the index for each series. */
    Map<InvoiceKey, SentInvoice> known(List<SentInvoice> asked, Map<ClientNumber, Owner> owners) {
        record Series(String client, InvoiceKind kind) {}
        Map<Series, IntSummaryStatistics> series = asked.stream()
                .collect(groupingBy(
                        invoice -> new Series(client(invoice, owners), invoice.kind()),
                        summarizingInt(invoice -> invoice.number().value())));
        Map<InvoiceKey, SentInvoice> known = new HashMap<>();
        series.forEach((one, numbers) -> batches.query(
                """
                        select c.client_number, i.kind, i.number, i.issued_on, i.delivery
                        from invoice i join client c on c.id = i.client_id
                        where i.client_id = ? and i.kind = ? and i.number between ? and ?""",
                row -> {
                    SentInvoice invoice = invoice(row);
                    known.put(InvoiceKey.of(invoice), invoice);
                },
                one.client(),
                one.kind().name(),
                numbers.getMin(),
                numbers.getMax()));
        return known;
    }

    private static SentInvoice invoice(ResultSet row) throws SQLException {
        return new SentInvoice(
                new ClientNumber(row.getLong("client_number")),
                InvoiceKind.valueOf(row.getString("kind")),
                new SeriesNumber(row.getInt("number")),
                row.getObject("issued_on", LocalDate.class),
                Delivery.valueOf(row.getString("delivery")));
    }

    /** Many rows a statement: one by one they would take several times as long. */
    void add(List<SentInvoice> added, Map<ClientNumber, Owner> owners, Instant now) {
        for (int from = 0; from < added.size(); from += BATCH) {
            List<SentInvoice> some = added.subList(from, Math.min(from + BATCH, added.size()));
            List<Object> values = new ArrayList<>();
            some.forEach(invoice -> values.addAll(List.of(
                    client(invoice, owners),
                    invoice.kind().name(),
                    invoice.number().value(),
                    invoice.issuedOn(),
                    invoice.delivery().name(),
                    now)));
            batches.update(
                    "insert into invoice (client_id, kind, number, issued_on, delivery, received_at) values "
                            + String.join(", ", Collections.nCopies(some.size(), "(?, ?, ?, ?, ?, ?)")),
                    values.toArray());
        }
    }

    /** @param before what each was, in the same order */
    void correct(List<SentInvoice> corrected, List<SentInvoice> before, Map<ClientNumber, Owner> owners, Instant now) {
        batches.batchUpdate(
                """
                insert into invoice_correction (client_id, kind, number, issued_on, delivery, corrected_at)
                values (?, ?, ?, ?, ?, ?)""",
                before.stream()
                        .map(was -> new Object[] {
                            client(was, owners),
                            was.kind().name(),
                            was.number().value(),
                            was.issuedOn(),
                            was.delivery().name(),
                            now
                        })
                        .toList());
        batches.batchUpdate(
                "update invoice set issued_on = ?, delivery = ? where client_id = ? and kind = ? and number = ?",
                corrected.stream()
                        .map(is -> new Object[] {
                            is.issuedOn(),
                            is.delivery().name(),
                            client(is, owners),
                            is.kind().name(),
                            is.number().value()
                        })
                        .toList());
    }

    private static String client(SentInvoice invoice, Map<ClientNumber, Owner> owners) {
        return owner(invoice, owners).client().toString();
    }

    private static Owner owner(SentInvoice invoice, Map<ClientNumber, Owner> owners) {
        Owner owner = owners.get(invoice.client());
        if (owner == null) {
            throw new IllegalStateException("nobody has client " + invoice.client());
        }
        return owner;
    }

    /** @param client empty in the cells that are a whole bureau's */
    private record Cell(String bureau, LocalDate day, String client, InvoiceKind kind, Delivery delivery) {}

    /** Those that were added, and those that were corrected at their new place and no more at their old one. */
    void count(
            List<SentInvoice> added,
            List<SentInvoice> corrected,
            List<SentInvoice> before,
            Map<ClientNumber, Owner> owners) {
        Map<Cell, Integer> months = new LinkedHashMap<>();
        Map<Cell, Integer> days = new LinkedHashMap<>();
        added.forEach(invoice -> count(invoice, owners, 1, months, days));
        corrected.forEach(invoice -> count(invoice, owners, 1, months, days));
        before.forEach(invoice -> count(invoice, owners, -1, months, days));
        batches.batchUpdate(
                """
                insert into invoice_month (bureau_id, month, client_id, kind, delivery, invoices)
                values (?, ?, ?, ?, ?, ?) on duplicate key update invoices = invoices + values(invoices)
                """,
                months.entrySet().stream()
                        .map(cell -> new Object[] {
                            cell.getKey().bureau(),
                            cell.getKey().day(),
                            cell.getKey().client(),
                            cell.getKey().kind().name(),
                            cell.getKey().delivery().name(),
                            cell.getValue()
                        })
                        .toList());
        batches.batchUpdate(
                """
                insert into invoice_day (bureau_id, day, kind, delivery, invoices)
                values (?, ?, ?, ?, ?) on duplicate key update invoices = invoices + values(invoices)
                """,
                days.entrySet().stream()
                        .map(cell -> new Object[] {
                            cell.getKey().bureau(),
                            cell.getKey().day(),
                            cell.getKey().kind().name(),
                            cell.getKey().delivery().name(),
                            cell.getValue()
                        })
                        .toList());
        forgetEmpty(before, owners);
    }

    /** Where a correction has taken the last one away. */
    private void forgetEmpty(List<SentInvoice> before, Map<ClientNumber, Owner> owners) {
        batches.batchUpdate(
                "delete from invoice_month where bureau_id = ? and month = ? and client_id = ? and invoices = 0",
                before.stream()
                        .map(was -> new Object[] {
                            owner(was, owners).bureau().toString(),
                            was.issuedOn().withDayOfMonth(1),
                            client(was, owners)
                        })
                        .toList());
        batches.batchUpdate(
                "delete from invoice_day where bureau_id = ? and day = ? and invoices = 0",
                before.stream()
                        .map(was -> new Object[] {owner(was, owners).bureau().toString(), was.issuedOn()})
                        .toList());
    }

    private static void count(
            SentInvoice invoice,
            Map<ClientNumber, Owner> owners,
            int more,
            Map<Cell, Integer> months,
            Map<Cell, Integer> days) {
        Owner owner = owner(invoice, owners);
        String bureau = owner.bureau().toString();
        months.merge(
                new Cell(
                        bureau,
                        invoice.issuedOn().withDayOfMonth(1),
                        owner.client().toString(),
                        invoice.kind(),
                        invoice.delivery()),
                more,
                Integer::sum);
        days.merge(new Cell(bureau, invoice.issuedOn(), "", invoice.kind(), invoice.delivery()), more, Integer::sum);
    }
}
