package no.byraportal.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.settings.PlanCode;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.shared.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/**
 * The one place that says how much was sent: screen, reports and programs ask here, each for the clients that are theirs
 * to see. It reads what was counted as the invoices came, never the invoices. See decision 23.
 */
@Service
public class StatisticsService {

    /** Of {@code client} (alias {@code c}): those they work with, or the company they are administrator of. */
    private static final String SEES = """
            ((%s) or (:scopeOwn and c.bureau_id = :scopeBureau and exists (
                select 1 from client_grant own
                join settings open on open.client_id = own.client_id and open.active
                where own.user_id = :scopeUser and own.client_id = c.id and own.level = 'ADMIN'
                    and (own.ends_on is null or own.ends_on >= :scopeToday))))
            """.formatted(BureauScope.SEES_CLIENT);

    private static final String PERIODS =
            "(m.month between :from and :to or m.month between :beforeFrom and :beforeTo)";

    /** Of {@code client} (alias {@code c}): those that are asked about. */
    private static final String ASKED_CLIENT = """
            c.bureau_id = :scopeBureau and (:client = 0 or c.client_number = :client)
                and (:plan = 0 or exists (select 1 from settings p where p.client_id = c.id and p.plan = :plan)) and %s
            """.formatted(SEES);

    /** The cells of each client that is asked about. */
    private static final String CELLS = """
            from client c join settings s on s.client_id = c.id
            join invoice_month m on m.client_id = c.id and %s
            where %s""".formatted(PERIODS, ASKED_CLIENT);

    /** The bureau's cells, whoever sent what. */
    private static final String WHOLE = """
            from invoice_plan m where m.bureau_id = :scopeBureau and (:plan = 0 or m.plan = :plan) and %s
            """.formatted(PERIODS);

    /** The clients that have sent something. */
    private static final String SENDERS = """
            from client c where %s and exists (select 1 from invoice_month m where m.client_id = c.id and %s)
            """.formatted(ASKED_CLIENT, PERIODS);

    /** What was sent in the period and in the one before it. */
    private static final String SUMS = tallies("", "m.month between :from and :to") + ", "
            + tallies("before_", "m.month between :beforeFrom and :beforeTo");

    private final JdbcClient jdbc;
    private final Clock clock;

    StatisticsService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The day it is in Norway. */
    private LocalDate today() {
        return LocalDate.now(clock.withZone(Dates.OSLO));
    }

    /** The sum of all rows. */
    public StatisticsRow total(BureauScope scope, StatisticsQuery query) {
        return asked(scope, query, "select " + SUMS + " " + from(scope, query))
                .query((row, n) -> row(row, "", "", query))
                .single();
    }

    /** Is it about all that the bureau has sent, and asked by one who may see all of it? */
    private static boolean isWhole(BureauScope scope, StatisticsQuery query) {
        return query.client().isEmpty()
                && Boolean.TRUE.equals(scope.parameters().get("scopeAll"));
    }

    private static String from(BureauScope scope, StatisticsQuery query) {
        return isWhole(scope, query) ? WHOLE : CELLS;
    }

    /**
     * The rows in their order: months, the newest first; clients and plans by name; the three deliveries. Months and
     * deliveries are all there, clients and plans when they have sent something in either period.
     */
    public List<StatisticsRow> rows(BureauScope scope, StatisticsQuery query, int offset, int limit) {
        List<StatisticsRow> rows = switch (query.by()) {
            case MONTH -> months(scope, query);
            case DELIVERY -> deliveries(scope, query);
            case CLIENT -> clients(scope, query, offset, limit);
            case SUBSCRIPTION -> plans(scope, query);
        };
        return query.by() == Grouping.CLIENT
                ? rows
                : rows.stream().skip(offset).limit(limit).toList();
    }

    /** How many rows there are. */
    public int count(BureauScope scope, StatisticsQuery query) {
        return switch (query.by()) {
            case MONTH -> query.period().months();
            case DELIVERY -> Delivery.values().length;
            case CLIENT ->
                asked(scope, query, "select count(*) " + SENDERS)
                        .query(Integer.class)
                        .single();
            case SUBSCRIPTION -> plans(scope, query).size();
        };
    }

    /** How many clients sent at least one invoice or credit note in the period. */
    public int clientsThatSent(BureauScope scope, StatisticsQuery query) {
        return count(scope, query.by(Grouping.CLIENT).comparedWith(Comparison.NONE));
    }

    /** First those that are to be shown, then their cells alone. */
    private List<StatisticsRow> clients(BureauScope scope, StatisticsQuery query, int offset, int limit) {
        return asked(scope, query, """
                        select c.client_number k, c.name label, %s
                        from (select c.id, c.client_number, c.name %s
                            order by c.name, c.client_number limit :limit offset :offset) c
                        join invoice_month m on m.client_id = c.id and %s
                        group by k, label order by label, k""".formatted(SUMS, SENDERS, PERIODS))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> row(row, row.getString("k"), row.getString("label"), query))
                .list();
    }

    /** By the plans' names as they are today; without a plan first. */
    private List<StatisticsRow> plans(BureauScope scope, StatisticsQuery query) {
        String plan = isWhole(scope, query) ? "m.plan" : "coalesce(s.plan, 0)";
        return asked(scope, query, """
                        select if(t.plan = 0, '', t.plan) k, coalesce((
                            select p.name from plan p where p.code = t.plan and p.valid_from <= :today
                            order by p.valid_from desc limit 1), '') label, t.*
                        from (select %s plan, %s %s group by plan) t order by label, k
                        """.formatted(plan, SUMS, from(scope, query)))
                .query((row, n) -> row(row, row.getString("k"), row.getString("label"), query))
                .list();
    }

    /** A month is held against the one as far into the other period. */
    private List<StatisticsRow> months(BureauScope scope, StatisticsQuery query) {
        Map<YearMonth, Tally> cells = asked(
                        scope,
                        query,
                        "select m.month, " + tallies("", "true") + " " + from(scope, query) + " group by m.month")
                .query((row, n) -> Map.entry(YearMonth.from(row.getObject("month", LocalDate.class)), tally(row, "")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Optional<Period> before = query.before();
        return query.period().all().reversed().stream()
                .map(month -> new StatisticsRow(
                        month.toString(),
                        "",
                        cells.getOrDefault(month, Tally.NONE),
                        before.map(other -> cells.getOrDefault(
                                other.all().get(query.period().all().indexOf(month)), Tally.NONE))))
                .toList();
    }

    private List<StatisticsRow> deliveries(BureauScope scope, StatisticsQuery query) {
        StatisticsRow all = total(scope, query);
        return Arrays.stream(Delivery.values())
                .map(delivery -> new StatisticsRow(
                        delivery.name(),
                        "",
                        all.now().only(delivery),
                        all.before().map(before -> before.only(delivery))))
                .toList();
    }

    /** The invoices behind a client's month, or behind all of its months, the newest first. */
    public List<SentInvoice> invoices(BureauScope scope, Client client, Period period, int offset, int limit) {
        return behind(
                        scope,
                        client,
                        period,
                        "select i.kind, i.number, i.issued_on, i.delivery",
                        "order by i.issued_on desc, i.kind, i.number desc limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new SentInvoice(
                        client.clientNumber(),
                        InvoiceKind.valueOf(row.getString("kind")),
                        new SeriesNumber(row.getInt("number")),
                        row.getObject("issued_on", LocalDate.class),
                        Delivery.valueOf(row.getString("delivery"))))
                .list();
    }

    public int countInvoices(BureauScope scope, Client client, Period period) {
        return behind(scope, client, period, "select count(*)", "")
                .query(Integer.class)
                .single();
    }

    private StatementSpec behind(BureauScope scope, Client client, Period period, String what, String order) {
        return jdbc.sql(what + " from invoice i join client c on c.id = i.client_id where c.id = :of and " + SEES
                        + " and i.issued_on between :from and :to " + order)
                .params(parameters(scope))
                .param("of", client.id().toString())
                .param("from", period.firstDay())
                .param("to", period.lastDay());
    }

    /** How this month goes, held against the one before. */
    public ThisMonth thisMonth(BureauScope scope) {
        LocalDate today = today();
        YearMonth month = YearMonth.from(today);
        StatisticsQuery query =
                StatisticsQuery.of(new Period(month, month), Grouping.MONTH).comparedWith(Comparison.BEFORE);
        StatisticsRow row = total(scope, query);
        Tally last = row.before().orElse(Tally.NONE);
        if (!isWhole(scope, query)) {
            return new ThisMonth(today, row.now(), last, Optional.empty());
        }
        LocalDate before = today.minusMonths(1);
        Tally sameDays = jdbc.sql("select " + tallies("", "true") + " " + """
                        from invoice_day m where m.bureau_id = :scopeBureau and m.day between :from and :to""")
                .params(parameters(scope))
                .param("from", before.withDayOfMonth(1))
                .param("to", before)
                .query((each, n) -> tally(each, ""))
                .single();
        return new ThisMonth(today, row.now(), last, Optional.of(sameDays));
    }

    private StatementSpec asked(BureauScope scope, StatisticsQuery query, String sql) {
        Period before = query.before().orElse(query.period());
        return jdbc.sql(sql)
                .params(parameters(scope))
                .param("from", query.period().firstDay())
                .param("to", query.period().lastDay())
                .param("beforeFrom", before.firstDay())
                .param("beforeTo", before.lastDay())
                .param("client", query.client().map(ClientNumber::value).orElse(0L))
                .param("plan", query.plan().map(PlanCode::code).orElse(0))
                .param("today", today());
    }

    private Map<String, Object> parameters(BureauScope scope) {
        scope.requireMayReadStatistics();
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("scopeOwn", scope instanceof PersonScope person && person.role() == Role.CLIENT_USER);
        return parameters;
    }

    /** Six columns: what was sent each way, of either kind, where the condition holds. */
    private static String tallies(String prefix, String condition) {
        return Arrays.stream(InvoiceKind.values())
                .flatMap(kind -> Arrays.stream(Delivery.values())
                        .map(delivery ->
                                "coalesce(sum(if(%s and m.kind = '%s' and m.delivery = '%s', m.invoices, 0)), 0) %s%s_%s"
                                        .formatted(condition, kind, delivery, prefix, kind, delivery)))
                .collect(Collectors.joining(", "));
    }

    private static StatisticsRow row(ResultSet row, String key, String name, StatisticsQuery query)
            throws SQLException {
        Optional<Tally> before = query.before().isPresent() ? Optional.of(tally(row, "before_")) : Optional.empty();
        return new StatisticsRow(key, name, tally(row, ""), before);
    }

    private static Tally tally(ResultSet row, String prefix) throws SQLException {
        return new Tally(sent(row, prefix, InvoiceKind.INVOICE), sent(row, prefix, InvoiceKind.CREDIT_NOTE));
    }

    private static ByDelivery sent(ResultSet row, String prefix, InvoiceKind kind) throws SQLException {
        String of = prefix + kind + "_";
        return new ByDelivery(
                row.getLong(of + Delivery.EMAIL),
                row.getLong(of + Delivery.ELECTRONIC),
                row.getLong(of + Delivery.POST));
    }
}
