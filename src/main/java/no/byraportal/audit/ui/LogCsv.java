package no.byraportal.audit.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.byraportal.audit.LoggedChange;
import no.byraportal.settings.FieldText;
import no.byraportal.shared.Csv;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;

/** The change log for a spreadsheet: a line for each field, since one sorts by them. */
final class LogCsv {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(Dates.OSLO);

    private final OutputStream out;
    private final Locale locale;

    LogCsv(OutputStream out, Locale locale) {
        this.out = out;
        this.locale = locale;
        write(Csv.BYTE_ORDER_MARK + Texts.text(locale, "changelog.csv") + "\r\n");
    }

    void write(LoggedChange change) {
        Stream<List<String>> fields = Stream.concat(
                change.changes().stream()
                        .map(field -> List.of(
                                FieldText.name(field.field(), locale),
                                FieldText.value(field.field(), field.before(), locale),
                                FieldText.value(field.field(), field.after(), locale))),
                ChangeText.more(change, locale).entrySet().stream()
                        .map(more -> List.of(more.getKey(), "", more.getValue())));
        List<List<String>> rows = fields.toList();
        (rows.isEmpty() ? List.of(List.of("", "", "")) : rows)
                .forEach(field -> write(Csv.line(List.of(
                        TIME.format(change.at()),
                        change.by(),
                        ChangeText.what(change, locale),
                        change.subject(),
                        change.client().map(Object::toString).orElse(""),
                        field.get(0),
                        field.get(1),
                        field.get(2),
                        change.reason()))));
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
