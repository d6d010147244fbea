package no.byraportal.report;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import no.byraportal.shared.Dates;
import org.jspecify.annotations.Nullable;

/** A report's rows as JasperReports asks for them, one by one and by name. */
final class Rows implements JRDataSource {

    /** How often it is told how far one has come. */
    private static final int STRIDE = 500;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Map<String, Integer> columns = new HashMap<>();
    private final List<List<@Nullable Object>> rows;
    private final IntConsumer done;
    private int next;

    Rows(List<String> columns, List<List<@Nullable Object>> rows, IntConsumer done) {
        columns.forEach(column -> this.columns.put(column, this.columns.size()));
        this.rows = rows;
        this.done = done;
    }

    @Override
    public boolean next() {
        if (next > 0 && next % STRIDE == 0) {
            done.accept(next);
        }
        next++;
        return next <= rows.size();
    }

    @Override
    public @Nullable Object getFieldValue(JRField field) {
        Integer column = Objects.requireNonNull(columns.get(field.getName()), field::getName);
        return shown(rows.get(next - 1).get(column));
    }

    /** JasperReports knows the old kinds of dates only, in the machine's own time; what it is to show is Norway's. */
    private static @Nullable Object shown(@Nullable Object value) {
        return switch (value) {
            case LocalDate day -> Date.valueOf(day);
            case Instant moment -> Timestamp.valueOf(norwegian(moment));
            case null, default -> value;
        };
    }

    /** As a file of comma-separated values has it. */
    static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Instant moment -> TIME.format(norwegian(moment));
            default -> value.toString();
        };
    }

    private static LocalDateTime norwegian(Instant moment) {
        return LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.SECONDS), Dates.OSLO);
    }
}
