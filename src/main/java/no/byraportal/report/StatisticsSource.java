package no.byraportal.report;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.HistoryService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Percent;
import no.byraportal.shared.Texts;
import no.byraportal.statistics.Comparison;
import no.byraportal.statistics.Grouping;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.StatisticsQuery;
import no.byraportal.statistics.StatisticsRow;
import no.byraportal.statistics.StatisticsService;
import no.byraportal.statistics.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Byråstatistikk: what was sent in whole months, held against as many just before, in the screen's own figures. */
@Component
class StatisticsSource implements Source {

    private static final List<String> COLUMNS = List.of(
            "section",
            "label",
            "invoices",
            "before",
            "change",
            "changePercent",
            "email",
            "electronic",
            "post",
            "creditNotes");

    private final StatisticsService statistics;
    private final HistoryService history;

    StatisticsSource(StatisticsService statistics, HistoryService history) {
        this.statistics = statistics;
        this.history = history;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.STATISTICS;
    }

    @Override
    public Content content(PersonScope scope, Wanted wanted) {
        Locale language = wanted.language();
        Period period = new Period(YearMonth.from(wanted.from()), YearMonth.from(wanted.to()));
        StatisticsQuery query = StatisticsQuery.of(period, Grouping.MONTH).comparedWith(Comparison.BEFORE);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        StatisticsRow total = statistics.total(scope, query);
        if (!total.now().isNone() || !total.before().orElse(Tally.NONE).isNone()) {
            rows.add(row(text(language, "total"), text(language, "all"), total));
            add(
                    rows,
                    text(language, "months"),
                    rows(scope, query, Grouping.MONTH).reversed(),
                    row -> month(YearMonth.parse(row.key()), language));
            add(
                    rows,
                    text(language, "plans"),
                    rows(scope, query, Grouping.SUBSCRIPTION),
                    row -> row.key().isEmpty()
                            ? FieldText.value("subscription.plan", null, language)
                            : row.key() + " " + row.name());
            add(rows, text(language, "clients"), rows(scope, query, Grouping.CLIENT), StatisticsRow::name);
        }
        Period before = period.before();
        String subtitle = Texts.text(
                        language,
                        "report.statistics.subtitle",
                        month(period.from(), language),
                        month(period.to(), language),
                        month(before.from(), language),
                        month(before.to(), language))
                + "\n"
                + Texts.text(language, "report.statistics.clients.asof", Dates.day(wanted.to(), language))
                + " "
                + ClientsSource.counted(history.clients(scope, ClientsSource.end(wanted)), language);
        return new Content(
                subtitle,
                COLUMNS,
                rows,
                Map.of(
                        "months",
                        text(language, "months"),
                        "charted",
                        !total.now().isNone()));
    }

    private List<StatisticsRow> rows(PersonScope scope, StatisticsQuery query, Grouping by) {
        return statistics.rows(scope, query.by(by), 0, Integer.MAX_VALUE);
    }

    private static void add(
            List<List<@Nullable Object>> rows,
            String section,
            List<StatisticsRow> figures,
            Function<StatisticsRow, String> label) {
        figures.forEach(figure -> rows.add(row(section, label.apply(figure), figure)));
    }

    private static String text(Locale language, String part) {
        return Texts.text(language, "report.statistics." + part);
    }

    static String month(YearMonth month, Locale language) {
        return DateTimeFormatter.ofPattern("MMM yyyy", Texts.spoken(language)).format(month);
    }

    private static List<@Nullable Object> row(String section, String label, StatisticsRow figure) {
        long now = figure.now().invoices().total();
        long before = figure.before().orElse(Tally.NONE).invoices().total();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(section);
        row.add(label);
        row.add(now);
        row.add(before);
        row.add(now - before);
        row.add(before == 0 ? null : Percent.of(now - before, before));
        row.add(figure.now().invoices().email());
        row.add(figure.now().invoices().electronic());
        row.add(figure.now().invoices().post());
        row.add(figure.now().creditNotes().total());
        return row;
    }
}
