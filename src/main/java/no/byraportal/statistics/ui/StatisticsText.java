package no.byraportal.statistics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Percent;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Chart;
import no.byraportal.shared.ui.Chart.Series;
import no.byraportal.shared.ui.Chart.Tone;
import no.byraportal.shared.ui.Figures;
import no.byraportal.statistics.Comparison;
import no.byraportal.statistics.Delivery;
import no.byraportal.statistics.StatisticsRow;
import no.byraportal.statistics.Tally;

/** Figures in words, and as pictures. */
final class StatisticsText {

    private static final String NOTHING = "–";

    private final Locale locale;

    StatisticsText(Locale locale) {
        this.locale = Texts.spoken(locale);
    }

    String text(String key, Object... arguments) {
        return Texts.text(locale, key, arguments);
    }

    /** {@code 18 020} */
    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** {@code 30,5 %} of a whole; a dash of nothing. */
    String share(long part, long whole) {
        return whole == 0 ? NOTHING : Percent.text(Percent.of(part, whole), locale);
    }

    /** {@code +6,1 %}; a dash where there was nothing before. */
    String change(long now, long before) {
        if (before == 0) {
            return NOTHING;
        }
        return (now > before ? "+" : "") + Percent.text(Percent.of(now - before, before), locale);
    }

    String delivery(Delivery delivery) {
        return text("statistics.delivery." + delivery.name().toLowerCase(Locale.ROOT));
    }

    /** What is compared with: {@code Året før}. */
    String against(Comparison comparison) {
        return text("statistics.against." + StatisticsAddress.word(comparison));
    }

    /** The same within a sentence. */
    private String held(Comparison comparison) {
        return text("statistics.held." + StatisticsAddress.word(comparison));
    }

    private static Tone tone(Delivery delivery) {
        return switch (delivery) {
            case EMAIL -> Tone.FIRST;
            case ELECTRONIC -> Tone.SECOND;
            case POST -> Tone.THIRD;
        };
    }

    /** {@code okt. 25} */
    String shortMonth(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLL yy", locale).format(month);
    }

    String month(YearMonth month) {
        return Dates.month(month, locale);
    }

    /** @param clients how many sent something; empty: it is one client's own page */
    Figures figures(StatisticsRow total, Comparison comparison, Optional<Clients> clients) {
        long invoices = total.now().invoices().total();
        long notes = total.now().creditNotes().total();
        String before = total.before()
                .map(tally -> text(
                        "statistics.changed",
                        change(invoices, tally.invoices().total()),
                        tally.invoices().total(),
                        held(comparison)))
                .orElse("");
        String electronicBefore = total.before()
                .map(tally -> text(
                        "statistics.was",
                        share(tally.invoices().electronic(), tally.invoices().total()),
                        held(comparison)))
                .orElse("");
        Figures figures = new Figures()
                .add(text("statistics.invoices"), number(invoices), before, text("statistics.invoices.means"))
                .add(
                        text("statistics.creditnotes"),
                        number(notes),
                        text("statistics.creditnotes.share", share(notes, invoices)),
                        text("statistics.creditnotes.means"))
                .add(
                        text("statistics.electronic"),
                        share(total.now().invoices().electronic(), invoices),
                        electronicBefore,
                        text("statistics.electronic.means"));
        clients.ifPresent(sent -> figures.add(
                text("statistics.clients"),
                number(sent.sent()),
                text("statistics.clients.of", sent.active()),
                text("statistics.clients.means")));
        return figures;
    }

    /** How many clients sent something, of how many active ones. */
    record Clients(int sent, int active) {}

    /** @param rows months, the newest first */
    Component months(List<StatisticsRow> rows, Comparison comparison) {
        List<StatisticsRow> months = rows.reversed();
        Stream<Series> now = Stream.of(Delivery.values())
                .map(delivery -> new Series(
                        delivery(delivery),
                        tone(delivery),
                        values(months, row -> row.now().invoices().of(delivery))));
        Series[] series = Stream.concat(
                        now, before(months, comparison, row -> row.invoices().total()))
                .toArray(Series[]::new);
        return panel(
                text("statistics.chart.months"),
                Chart.columns(
                        text("statistics.chart.months.label"),
                        months.stream()
                                .map(row -> shortMonth(YearMonth.parse(row.key())))
                                .toList(),
                        series));
    }

    Component deliveries(StatisticsRow total, Comparison comparison) {
        List<Delivery> all = List.of(Delivery.values());
        Stream<Series> before = total.before().stream()
                .map(tally -> new Series(
                        against(comparison),
                        Tone.COMPARISON,
                        all.stream().map(tally.invoices()::of).toList()));
        Series now = new Series(
                text("statistics.now"),
                Tone.FIRST,
                all.stream().map(total.now().invoices()::of).toList());
        return panel(
                text("statistics.chart.deliveries"),
                Chart.bars(
                        text("statistics.chart.deliveries.label"),
                        all.stream().map(this::delivery).toList(),
                        total.before()
                                .map(tally -> all.stream()
                                        .map(each -> change(
                                                total.now().invoices().of(each),
                                                tally.invoices().of(each)))
                                        .toList())
                                .orElse(List.of()),
                        Stream.concat(Stream.of(now), before).toArray(Series[]::new)));
    }

    Component plans(List<StatisticsRow> rows, Comparison comparison) {
        Series now = new Series(
                text("statistics.now"),
                Tone.FIRST,
                values(rows, row -> row.now().invoices().total()));
        return panel(
                text("statistics.chart.plans"),
                Chart.bars(
                        text("statistics.chart.plans.label"),
                        rows.stream().map(this::plan).toList(),
                        List.of(),
                        Stream.concat(
                                        Stream.of(now),
                                        before(
                                                rows,
                                                comparison,
                                                row -> row.invoices().total()))
                                .toArray(Series[]::new)));
    }

    /** A row's plan by name, or that it is not known. */
    String plan(StatisticsRow row) {
        return row.name().isEmpty()
                ? row.key().isEmpty() ? text("statistics.plan.none") : text("statistics.plan.code", row.key())
                : row.name();
    }

    private Stream<Series> before(List<StatisticsRow> rows, Comparison comparison, ToLongFunction<Tally> figure) {
        return rows.stream().anyMatch(row -> row.before().isPresent())
                ? Stream.of(new Series(
                        against(comparison),
                        Tone.COMPARISON,
                        values(
                                rows,
                                row -> row.before().map(figure::applyAsLong).orElse(0L))))
                : Stream.empty();
    }

    private static List<Long> values(List<StatisticsRow> rows, ToLongFunction<StatisticsRow> figure) {
        return rows.stream().map(figure::applyAsLong).toList();
    }

    static Section panel(String title, Chart chart) {
        Div head = new Div(new H2(title), chart.legend());
        head.addClassName("chart-head");
        Section panel = new Section(head, chart);
        panel.addClassName("panel");
        return panel;
    }
}
