package no.byraportal.access.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import no.byraportal.access.AccessOutcome;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.Csv;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Icon;

/** What became of each, for a spreadsheet. */
final class OutcomeCsv {

    private OutcomeCsv() {}

    /** A link that downloads them. */
    static Anchor link(List<AccessOutcome> outcomes, String word, String text) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] csv = of(outcomes, word, event.getUI().getLocale());
                    return new DownloadResponse(
                            new ByteArrayInputStream(csv), "brukere.csv", "text/csv; charset=utf-8", csv.length);
                }),
                text);
        link.getElement().setAttribute("download", true);
        link.addComponentAsFirst(Icon.DOWNLOAD.create());
        link.addClassNames("link", "with-icon");
        return link;
    }

    static byte[] of(List<AccessOutcome> outcomes, String word, Locale locale) {
        StringBuilder csv = new StringBuilder(Csv.BYTE_ORDER_MARK)
                .append(Texts.text(locale, "users.outcome.csv"))
                .append("\r\n");
        outcomes.forEach(outcome -> csv.append(Csv.line(List.of(
                Integer.toString(outcome.row()),
                outcome.email(),
                outcome.name(),
                outcome.client().map(ClientNumber::toString).orElse(""),
                outcome.clientName(),
                Texts.text(
                        locale,
                        outcome.kind() == Kind.DONE
                                ? "users." + word + ".done"
                                : "users.outcome." + PeopleAddress.word(outcome.kind())),
                outcome.why()
                        .map(why ->
                                Texts.text(locale, why.key(), why.arguments().toArray()))
                        .orElse("")))));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
