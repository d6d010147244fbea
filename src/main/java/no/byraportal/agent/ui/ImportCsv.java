package no.byraportal.agent.ui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.byraportal.agent.ImportReport;
import no.byraportal.agent.Imported;
import no.byraportal.shared.Csv;
import no.byraportal.shared.Texts;

/** What became of each client of an import, for a spreadsheet: semicolons, and nothing that one would run. */
final class ImportCsv {

    private ImportCsv() {}

    static byte[] of(ImportReport report, Locale locale) {
        StringBuilder csv = new StringBuilder(Csv.BYTE_ORDER_MARK).append(Texts.text(locale, "import.csv"));
        csv.append("\r\n");
        for (Imported client : report.clients()) {
            List<String> cells = List.of(
                    client.erpClientNo(),
                    client.clientNumber().map(Object::toString).orElse(""),
                    Texts.text(
                            locale, "import.outcome." + client.outcome().name().toLowerCase(Locale.ROOT)),
                    client.revision().map(Object::toString).orElse(""),
                    client.problems().stream()
                            .map(problem -> problem.text(locale))
                            .collect(Collectors.joining(" ")));
            csv.append(Csv.line(cells));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
