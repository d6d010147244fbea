package no.byraportal.statistics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import java.util.function.Function;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.statistics.Delivery;
import no.byraportal.statistics.StatisticsQuery;
import no.byraportal.statistics.StatisticsRow;

/** The figures row by row, with their sum at the foot; each row leads on to what is behind it. */
final class StatisticsGrid {

    private static final String WIDE = "120px";

    private final StatisticsText words;
    private final Function<StatisticsRow, Component> name;

    StatisticsGrid(StatisticsText words, Function<StatisticsRow, Component> name) {
        this.words = words;
        this.name = name;
    }

    /** @param total the sum of all rows, with no name */
    RowGrid<StatisticsRow> over(StatisticsQuery query, StatisticsRow total) {
        RowGrid<StatisticsRow> grid = new RowGrid<>(words.text("statistics.table"), row -> card(name.apply(row), row));
        grid.addClassNames("statistics-table");
        grid.getColumns().getFirst().setFooter(card(sum(words.text("statistics.total")), total));
        grid.share(words.text("statistics.by." + StatisticsAddress.word(query.by())), 1, name::apply)
                .setFooter(sum(words.text("statistics.total")))
                .setKey("name");
        for (Delivery delivery : Delivery.values()) {
            numbers(
                    grid,
                    words.delivery(delivery),
                    row -> words.number(row.now().invoices().of(delivery)),
                    total);
        }
        numbers(grid, words.text("statistics.invoices.short"), this::invoices, total);
        if (total.before().isPresent()) {
            numbers(grid, words.against(query.comparison()), this::before, total);
            numbers(grid, words.text("statistics.change"), this::change, total);
        }
        numbers(
                grid,
                words.text("statistics.creditnotes"),
                row -> words.number(row.now().creditNotes().total()),
                total);
        return grid;
    }

    private static void numbers(
            RowGrid<StatisticsRow> grid,
            String header,
            ValueProvider<StatisticsRow, String> text,
            StatisticsRow total) {
        grid.numbers(header, WIDE, text).setFooter(sum(text.apply(total))).setTextAlign(ColumnTextAlign.END);
    }

    private static Span sum(String text) {
        Span sum = RowGrid.numbers(text);
        sum.addClassName("strong");
        return sum;
    }

    private String invoices(StatisticsRow row) {
        return words.number(row.now().invoices().total());
    }

    private String before(StatisticsRow row) {
        return row.before().map(tally -> words.number(tally.invoices().total())).orElse("");
    }

    private String change(StatisticsRow row) {
        return row.before()
                .map(tally -> words.change(
                        row.now().invoices().total(), tally.invoices().total()))
                .orElse("");
    }

    private Component card(Component title, StatisticsRow row) {
        Span notes = new Span(words.text(
                "statistics.card",
                before(row).isEmpty() ? 0 : 1,
                before(row),
                change(row),
                row.now().creditNotes().total()));
        notes.addClassNames("muted", "wide");
        Div card = new Div(title, sum(invoices(row)), notes);
        card.addClassName("card-row");
        return card;
    }
}
