package no.byraportal.statistics.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Csv;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Download;
import no.byraportal.statistics.ByDelivery;
import no.byraportal.statistics.StatisticsQuery;
import no.byraportal.statistics.StatisticsRow;
import no.byraportal.statistics.StatisticsService;
import no.byraportal.statistics.Tally;

/** The rows of the page as a file, all of them. */
final class StatisticsDownload extends Download<PersonScope> {

    private static final int PAGE = 500;

    private final transient StatisticsService statistics;
    private final transient StatisticsQuery query;

    StatisticsDownload(StatisticsService statistics, Supplier<PersonScope> asker, StatisticsQuery query) {
        super(asker);
        this.statistics = statistics;
        this.query = query;
    }

    @Override
    protected void write(PersonScope asker, DownloadEvent event) throws IOException {
        Locale locale = event.getUI().getLocale();
        event.setFileName("statistikk-%s-%s.csv"
                .formatted(query.period().from(), query.period().to()));
        event.setContentType("text/csv;charset=UTF-8");
        OutputStream out = event.getOutputStream();
        out.write(
                (Csv.BYTE_ORDER_MARK + Texts.text(locale, "statistics.csv") + "\r\n").getBytes(StandardCharsets.UTF_8));
        List<StatisticsRow> rows;
        int at = 0;
        do {
            rows = statistics.rows(asker, query, at, PAGE);
            for (StatisticsRow row : rows) {
                out.write(Csv.line(cells(row)).getBytes(StandardCharsets.UTF_8));
            }
            at += PAGE;
        } while (rows.size() == PAGE);
    }

    private static List<String> cells(StatisticsRow row) {
        List<String> cells = new ArrayList<>(List.of(row.key(), row.name()));
        add(cells, row.now());
        row.before().ifPresent(before -> add(cells, before));
        return cells;
    }

    private static void add(List<String> cells, Tally tally) {
        for (ByDelivery sent : List.of(tally.invoices(), tally.creditNotes())) {
            cells.addAll(
                    List.of(Long.toString(sent.email()), Long.toString(sent.electronic()), Long.toString(sent.post())));
        }
    }
}
