package no.byraportal.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import no.byraportal.bench.Bench.Work;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.statistics.Comparison;
import no.byraportal.statistics.Grouping;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.Recount;
import no.byraportal.statistics.StatisticsQuery;
import no.byraportal.statistics.StatisticsRow;
import no.byraportal.statistics.StatisticsService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What figures cost: twenty million invoices of ten thousand clients, read from the cells and counted by SQL. */
final class Figures {

    private static final int INVOICES_EACH = 2_000;
    private static final int BATCH = 5_000;
    private static final int TURNS = 5;
    private static final int CALLS = 300;
    private static final YearMonth LAST = YearMonth.of(2025, 12);
    private static final Period YEAR = Period.year(LAST);
    private static final int SHOWN = 50;
    private static final int PARTS = 100;

    private final ApplicationContext portal;
    private final JdbcClient jdbc;
    private final StatisticsService statistics;
    private final PrintStream out;

    Figures(ApplicationContext portal, PrintStream out) {
        this.portal = portal;
        this.jdbc = portal.getBean(JdbcClient.class);
        this.statistics = portal.getBean(StatisticsService.class);
        this.out = out;
    }

    /** What WebFaktura sends in one call: invoices of fifty clients from a month. */
    static String batch(List<Long> clients, int turn) {
        return IntStream.range(0, BATCH)
                .mapToObj(place ->
                        "{\"clientNumber\": %d, \"number\": %d, \"kind\": \"INVOICE\", \"issuedOn\": \"2026-01-%02d\", \"delivery\": \"EMAIL\"}"
                                .formatted(
                                        clients.get(place % clients.size()),
                                        1 + turn * BATCH + place / clients.size(),
                                        1 + place % 28))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Posts against bare inserts of as many rows in one transaction. */
    void posts(TestBureau bureau, Function<String, Work> post) throws Exception {
        List<Long> clients = bureau.clients().stream()
                .map(client -> client.clientNumber().value())
                .toList();
        List<String> ids =
                bureau.clients().stream().map(client -> client.id().toString()).toList();
        double posting = Double.MAX_VALUE;
        double inserting = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            posting = Math.min(posting, Bench.seconds(post.apply(batch(clients, turn))));
            int from = 1_000_000 + turn * BATCH;
            inserting = Math.min(inserting, Bench.seconds(() -> insert(ids, from)));
        }
        out.printf(
                "invoices posted: %,.0f a second, bare JDBC inserts %,.0f a second, ratio %.2f (aim: at least 0.5)%n",
                BATCH / posting, BATCH / inserting, inserting / posting);
    }

    private void insert(List<String> clients, int from) throws SQLException {
        try (Connection connection = portal.getBean(DataSource.class).getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into invoice (client_id, kind, number, issued_on, delivery, received_at) values (?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int place = 0; place < BATCH; place++) {
                insert.setString(1, clients.get(place % clients.size()));
                insert.setString(2, "INVOICE");
                insert.setInt(3, from + place / clients.size());
                insert.setObject(4, LocalDate.of(2026, 1, 1 + place % 28));
                insert.setString(5, "EMAIL");
                insert.setObject(6, LocalDateTime.of(2026, 1, 1, 0, 0));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** @param bureau has ten thousand clients, which have sent nothing yet */
    void queries(TestBureau bureau) throws Exception {
        PersonScope scope = portal.getBean(TestBureaus.class).scope(bureau.admin());
        double filling = Bench.seconds(() -> fill(bureau));
        double recounting = Bench.seconds(() -> portal.getBean(Recount.class).recount());
        long invoices =
                jdbc.sql("select count(*) from invoice").query(Long.class).single();
        out.printf("%,d invoices written in %.0f s, counted anew in %.0f s%n", invoices, filling, recounting);
        Map<String, StatisticsQuery> queries = new TreeMap<>();
        for (Grouping by : Grouping.values()) {
            queries.put("by " + by, StatisticsQuery.of(YEAR, by));
            queries.put(
                    "by " + by + " against the year before",
                    StatisticsQuery.of(YEAR, by).comparedWith(Comparison.YEAR_BEFORE));
        }
        for (Map.Entry<String, StatisticsQuery> each : queries.entrySet()) {
            boolean some = each.getValue().by() == Grouping.CLIENT;
            if (some) {
                against(each.getKey() + ", the first " + SHOWN, scope, bureau, each.getValue(), SHOWN);
            }
            against(each.getKey() + (some ? ", all" : ""), scope, bureau, each.getValue(), Integer.MAX_VALUE);
        }
        againstHandWritten(scope, bureau);
    }

    /** Some clients at a time: no statement may take long. */
    private void fill(TestBureau bureau) {
        for (int part = 0; part < PARTS; part++) {
            jdbc.sql("""
                            insert into invoice (client_id, kind, number, issued_on, delivery, received_at)
                            select c.id, if(mod(n.seq, 40) = 0, 'CREDIT_NOTE', 'INVOICE'), n.seq,
                                '2024-01-01' + interval (n.seq * 731 div :each) day,
                                elt(1 + mod(n.seq, 3), 'EMAIL', 'POST', 'ELECTRONIC'), utc_timestamp(6)
                            from client c join seq_1_to_%d n
                            where c.bureau_id = :bureau and mod(c.client_number, :parts) = :part""".formatted(INVOICES_EACH))
                    .param("each", INVOICES_EACH + 1)
                    .param("bureau", bureau.id().toString())
                    .param("parts", PARTS)
                    .param("part", part)
                    .update();
        }
    }

    /** The same figures from the cells as the portal reads them, and counted from the invoices. */
    private void against(String what, PersonScope scope, TestBureau bureau, StatisticsQuery query, int limit)
            throws Exception {
        List<List<StatisticsRow>> found = new ArrayList<>();
        double cells = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            cells = Math.min(cells, Bench.seconds(() -> found.add(statistics.rows(scope, query, 0, limit))));
        }
        List<Long> counted = new ArrayList<>();
        double direct = Bench.seconds(() -> counted.addAll(direct(bureau, query, limit)));
        long told = found.getFirst().stream()
                .mapToLong(row -> row.now().invoices().total())
                .sum();
        long sum = counted.stream().mapToLong(Long::longValue).sum();
        if (told != sum) {
            throw new IllegalStateException(what + ": " + told + " and " + sum);
        }
        out.printf(
                "figures %s: %.1f ms, counted by SQL %.1f s, ratio %,.0f (aim: at least 1 000)%n",
                what, cells * 1e3, direct, direct / cells);
    }

    /** What one would write without cells. */
    private List<Long> direct(TestBureau bureau, StatisticsQuery query, int limit) {
        String key = switch (query.by()) {
            case MONTH -> "date_format(i.issued_on, '%Y-%m')";
            case CLIENT -> "c.name, c.client_number";
            case DELIVERY -> "i.delivery";
            case SUBSCRIPTION -> "s.plan";
        };
        Period from = query.comparison().of(query.period()).orElse(query.period());
        return jdbc.sql("""
                        select sum(i.issued_on between :from and :to and i.kind = 'INVOICE') sent,
                            sum(i.issued_on between :from and :to and i.kind = 'CREDIT_NOTE') credits,
                            sum(i.issued_on < :from) earlier
                        from invoice i join client c on c.id = i.client_id join settings s on s.client_id = c.id
                        where c.bureau_id = :bureau and i.issued_on between :earliest and :to
                        group by %s order by %s limit :limit""".formatted(key, query.by() == Grouping.CLIENT ? key : "1"))
                .param("from", query.period().firstDay())
                .param("to", query.period().lastDay())
                .param("earliest", from.firstDay())
                .param("bureau", bureau.id().toString())
                .param("limit", limit)
                .query((row, n) -> row.getLong("sent"))
                .list();
    }

    /** The same cells as a program would read them that knows nothing but this one question. */
    private void againstHandWritten(PersonScope scope, TestBureau bureau) throws Exception {
        StatisticsQuery query = StatisticsQuery.of(YEAR, Grouping.MONTH);
        double[] ours = new double[CALLS];
        double[] bare = new double[CALLS];
        for (int call = 0; call < CALLS; call++) {
            ours[call] = Bench.seconds(() -> statistics.rows(scope, query, 0, SHOWN));
            bare[call] = Bench.seconds(() -> handWritten(bureau));
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        int at = CALLS * 99 / 100;
        out.printf(
                "figures by month, 99 of 100 calls within %.2f ms, hand-written JDBC %.2f ms, ratio %.2f (aim: at most 2); in the middle %.2f and %.2f ms, ratio %.2f%n",
                ours[at] * 1e3,
                bare[at] * 1e3,
                ours[at] / bare[at],
                ours[CALLS / 2] * 1e3,
                bare[CALLS / 2] * 1e3,
                ours[CALLS / 2] / bare[CALLS / 2]);
    }

    private void handWritten(TestBureau bureau) throws SQLException {
        try (Connection connection = portal.getBean(DataSource.class).getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select month, kind, delivery, sum(invoices) invoices from invoice_plan
                        where bureau_id = ? and month between ? and ? group by month, kind, delivery""")) {
            select.setString(1, bureau.id().toString());
            select.setObject(2, YEAR.firstDay());
            select.setObject(3, YEAR.lastDay());
            try (ResultSet rows = select.executeQuery()) {
                long sum = 0;
                while (rows.next()) {
                    sum += rows.getLong("invoices");
                }
                if (sum == 0) {
                    throw new IllegalStateException("nothing was sent");
                }
            }
        }
    }
}
