package no.byraportal.statistics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.ToIntFunction;
import no.byraportal.shared.ui.Chart;
import no.byraportal.shared.ui.Chart.Series;
import no.byraportal.shared.ui.Chart.Tone;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.Table;
import no.byraportal.statistics.ClientsAtMonthEnd;

/** Klienter over tid: how many there were when each month had ended, drawn and in figures. */
final class ClientsPanel extends Section {

    /** @param months the first one first */
    ClientsPanel(List<ClientsAtMonthEnd> months, StatisticsText words) {
        addClassName("panel");
        Chart chart = Chart.lines(
                words.text("statistics.clients.over.label"),
                months.stream().map(each -> words.shortMonth(each.month())).toList(),
                series(words.text("statistics.clients.over.active"), Tone.FIRST, months, ClientsAtMonthEnd::active),
                series(words.text("statistics.clients.over.net"), Tone.SECOND, months, ClientsAtMonthEnd::vismaNet));
        Div head = new Div(new H2(words.text("statistics.clients.over")), chart.legend());
        head.addClassName("chart-head");
        Paragraph what = new Paragraph(words.text("statistics.clients.over.means"));
        what.addClassNames("muted", "small");
        Table table = new Table(
                words.text("statistics.by.month"),
                words.text("statistics.clients.over.active"),
                words.text("statistics.clients.over.net"),
                words.text("statistics.clients.over.demo"),
                words.text("statistics.clients.over.inactive"));
        months.reversed()
                .forEach(each -> table.row(
                        new Span(words.month(each.month())),
                        number(words, each.active()),
                        number(words, each.vismaNet()),
                        number(words, each.demo()),
                        number(words, each.inactive())));
        table.addClassName("sums");
        add(head, what, chart, table);
    }

    private static Span number(StatisticsText words, int count) {
        return RowGrid.numbers(words.number(count));
    }

    private static Series series(
            String name, Tone tone, List<ClientsAtMonthEnd> months, ToIntFunction<ClientsAtMonthEnd> figure) {
        return new Series(
                name,
                tone,
                months.stream().map(each -> (long) figure.applyAsInt(each)).toList());
    }
}
