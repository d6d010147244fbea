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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Of clients without one. */
    static final int NO_PLAN = 0;

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    InvoiceTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * @param plan   the code of the client's plan; {@value #NO_PLAN}: none
     * @param denied WebFaktura says that it is another company
     */
    record Owner(ClientId client, BureauId bureau, int plan, boolean denied) {}

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
                            select c.client_number, c.id, c.bureau_id, coalesce(s.plan, :none) plan,
                                coalesce(f.claim, 'WAITING') = 'DENIED' denied
                            from client c join settings s on s.client_id = c.id
                            left join webfaktura_client f on f.client_id = c.id
                            where c.client_number in (:numbers)""").param("numbers", numbers).param("none", NO_PLAN).query(row -> {
                owners.put(
                        new ClientNumber(row.getLong("client_number")),
                        new Owner(
                                ClientId.of(row.getString("id")),
                                BureauId.of(row.getString("bureau_id")),
                                row.getInt("plan"),
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

    /** One of the tables of counts; besides what is named here, its cells are a bureau's, a kind's and a delivery's. */
    private enum Counts {
        /** A client's by month. */
        MONTH("month, client_id"),
        /** A bureau's by month and plan. */
        PLAN("month, plan"),
        /** A bureau's by day. */
        DAY("day");

        private final String columns;

        Counts(String place) {
            columns = "bureau_id, " + place + ", kind, delivery";
        }

        private String table() {
            return "invoice_" + name().toLowerCase(Locale.ROOT);
        }

        private String add() {
            return "insert into %s (%s, invoices) values (%s, ?) on duplicate key update invoices = invoices + values(invoices)"
                    .formatted(table(), columns, columns.replaceAll("\\w+", "?"));
        }

        private String forgetEmpty() {
            return "delete from %s where %s = ? and invoices = 0"
                    .formatted(table(), columns.replace(", ", " = ? and "));
        }

        private List<Object> cell(SentInvoice invoice, Owner owner) {
            String bureau = owner.bureau().toString();
            String kind = invoice.kind().name();
            String delivery = invoice.delivery().name();
            LocalDate month = invoice.issuedOn().withDayOfMonth(1);
            return switch (this) {
                case MONTH -> List.of(bureau, month, owner.client().toString(), kind, delivery);
                case PLAN -> List.of(bureau, month, owner.plan(), kind, delivery);
                case DAY -> List.of(bureau, invoice.issuedOn(), kind, delivery);
            };
        }
    }

    /** Those that were added, and those that were corrected at their new place and no more at their old one. */
    void count(
            List<SentInvoice> added,
            List<SentInvoice> corrected,
            List<SentInvoice> before,
            Map<ClientNumber, Owner> owners) {
        for (Counts counts : Counts.values()) {
            Map<List<Object>, Integer> cells = new LinkedHashMap<>();
            Stream.concat(added.stream(), corrected.stream())
                    .forEach(is -> cells.merge(counts.cell(is, owner(is, owners)), 1, Integer::sum));
            before.forEach(was -> cells.merge(counts.cell(was, owner(was, owners)), -1, Integer::sum));
            batches.batchUpdate(
                    counts.add(),
                    cells.entrySet().stream()
                            .map(cell -> Stream.concat(cell.getKey().stream(), Stream.of(cell.getValue()))
                                    .toArray())
                            .toList());
            batches.batchUpdate(
                    counts.forgetEmpty(),
                    before.stream()
                            .map(was -> counts.cell(was, owner(was, owners)).toArray())
                            .toList());
        }
    }

    /** What the client has sent counts under another plan from now on; {@value #NO_PLAN}: none. */
    void move(ClientId client, int before, int after) {
        for (Map.Entry<Integer, Integer> each : List.of(Map.entry(before, -1), Map.entry(after, 1))) {
            jdbc.sql("""
                            insert into invoice_plan (bureau_id, month, plan, kind, delivery, invoices)
                            select bureau_id, month, :plan, kind, delivery, :sign * invoices
                            from invoice_month where client_id = :client
                            on duplicate key update invoices = invoice_plan.invoices + values(invoices)""")
                    .param("plan", each.getKey())
                    .param("sign", each.getValue())
                    .param("client", client.toString())
                    .update();
        }
        jdbc.sql("""
                        delete p from invoice_plan p join client c on c.bureau_id = p.bureau_id
                        where c.id = :client and p.plan = :plan and p.invoices = 0""").param("client", client.toString()).param("plan", before).update();
    }
}
