package no.byraportal.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.settings.Plan;
import no.byraportal.settings.Plans;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the clients have sent in two years, month by month. */
@Component
class UsageTable {

    private static final int YEAR = 12;

    private final JdbcClient jdbc;
    private final Plans plans;

    UsageTable(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /**
     * @param sees   which of the clients (alias {@code c}), with parameters
     * @param last   the last whole month
     */
    List<Usage> usages(BureauId bureau, String sees, Map<String, Object> parameters, YearMonth last) {
        List<ClientMonths> all = months(bureau, sees, parameters, last);
        Sizing sizing = new Sizing(plans.today(), last, season(all));
        return all.stream().map(sizing::judge).toList();
    }

    private List<ClientMonths> months(BureauId bureau, String sees, Map<String, Object> parameters, YearMonth last) {
        return jdbc.sql("""
                        select c.id, c.client_number, c.name, s.plan, m.sent, (
                            select min(f.month) from invoice_month f where f.client_id = c.id) first
                        from client c join settings s on s.client_id = c.id and s.bureau_id = c.bureau_id and s.active
                        left join (
                            select client_id, group_concat(month, '=', invoices) sent from (
                                select client_id, month, sum(invoices) invoices from invoice_month
                                where bureau_id = :bureau and month between :from and :to and kind = 'INVOICE'
                                group by client_id, month) each_month
                            group by client_id) m on m.client_id = c.id
                        where c.bureau_id = :bureau and not s.plan <=> :demo and %s order by c.name, c.client_number
                        """.formatted(sees))
                .params(parameters)
                .param("bureau", bureau.toString())
                .param("from", last.minusMonths(2 * YEAR - 1L).atDay(1))
                .param("to", last.atDay(1))
                .param("demo", Plan.DEMO)
                .query((row, n) -> client(row, last))
                .list();
    }

    private static ClientMonths client(ResultSet row, YearMonth last) throws SQLException {
        List<Integer> sent = new ArrayList<>();
        IntStream.range(0, 2 * YEAR).forEach(month -> sent.add(0));
        String told = row.getString("sent");
        if (told != null) {
            for (String month : told.split(",", -1)) {
                YearMonth of = YearMonth.parse(month.substring(0, "2026-10".length()));
                int ago = (int) of.until(last, ChronoUnit.MONTHS);
                sent.set(2 * YEAR - 1 - ago, Integer.valueOf(month.substring(month.indexOf('=') + 1)));
            }
        }
        LocalDate first = row.getObject("first", LocalDate.class);
        int since = first == null ? 0 : (int) YearMonth.from(first).until(last, ChronoUnit.MONTHS) + 1;
        return new ClientMonths(
                ClientId.of(row.getString("id")),
                new ClientNumber(row.getLong("client_number")),
                row.getString("name"),
                row.getInt("plan"),
                sent.subList(YEAR, 2 * YEAR),
                sent.subList(0, YEAR).stream().mapToInt(Integer::intValue).sum(),
                Math.clamp(since, 0, YEAR));
    }

    /** How the year goes for those who have been sending for all of it. */
    private static List<Double> season(List<ClientMonths> all) {
        int[] months = new int[YEAR];
        all.stream()
                .filter(client -> client.months() == YEAR)
                .forEach(client -> IntStream.range(0, YEAR)
                        .forEach(month -> months[month] += client.sent().get(month)));
        int total = IntStream.of(months).sum();
        return total == 0
                ? Sizing.EVEN
                : IntStream.of(months).mapToObj(sent -> (double) sent / total).toList();
    }
}
