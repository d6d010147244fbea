package no.byraportal.report;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * A report that somebody wants.
 *
 * @param from   its first day; of what is told as of a day, that day
 * @param to     its last day, not after today
 * @param client of which client; only of those reports that tell of one
 */
public record Wanted(
        ReportKind kind, LocalDate from, LocalDate to, Optional<ClientNumber> client, Format format, Locale language) {

    /** No bureau has kept figures here for longer. */
    static final int YEARS = 10;

    /**
     * What was chosen on the page, as far as it was.
     *
     * @throws FieldRefused {@code from}, {@code to} or {@code client}: missing, in the future or in the wrong order
     */
    public static Wanted of(
            ReportKind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable ClientNumber client,
            Format format,
            Locale language,
            LocalDate today) {
        LocalDate last = kind.asks() == ReportKind.Asks.NOTHING ? today : judged("to", to, today);
        LocalDate first = kind.asks().isOfADay() ? last : judged("from", from, today);
        if (last.isBefore(first)) {
            throw new FieldRefused("to", new InvalidValue("report.bad.order"));
        }
        if (kind.asks() == ReportKind.Asks.CLIENT && client == null) {
            throw new FieldRefused("client", new InvalidValue("report.bad.client"));
        }
        return new Wanted(
                kind,
                first,
                last,
                kind.asks() == ReportKind.Asks.CLIENT ? Optional.ofNullable(client) : Optional.empty(),
                format,
                language);
    }

    private static LocalDate judged(String field, @Nullable LocalDate day, LocalDate today) {
        if (day == null) {
            throw new FieldRefused(field, new InvalidValue("report.bad.missing"));
        }
        if (day.isAfter(today)) {
            throw new FieldRefused(field, new InvalidValue("report.bad.future"));
        }
        if (day.isBefore(today.minusYears(YEARS))) {
            throw new FieldRefused(field, new InvalidValue("report.bad.old", YEARS));
        }
        return day;
    }

    Printing.Layout layout() {
        return new Printing.Layout(kind.template(), format, language);
    }
}
