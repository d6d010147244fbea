package no.byraportal.agent.ui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.byraportal.agent.ImportReport;
import no.byraportal.agent.Imported;
import no.byraportal.shared.Texts;

/** What became of each client of an import, for a spreadsheet: semicolons, and nothing that one would run. */
final class ImportCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ImportCsv() {}

    static byte[] of(ImportReport report, Locale locale) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK).append(Texts.text(locale, "import.csv"));
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
            csv.append(cells.stream().map(ImportCsv::cell).collect(Collectors.joining(";")))
                    .append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
