package no.byraportal.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.shared.Texts;

/**
 * A report that was asked for, and how far it has come.
 *
 * @param client  what the client that it tells of is called
 * @param done    how many of its rows are laid out
 * @param total   how many rows it has; 0: not read yet
 * @param size    of the file, in bytes
 * @param trouble why there is none
 * @param endsAt  when it is deleted
 */
public record Report(
        ReportId id,
        ReportKind kind,
        LocalDate from,
        LocalDate to,
        Optional<String> client,
        Format format,
        String askedBy,
        Instant askedAt,
        State state,
        int done,
        int total,
        long size,
        Optional<Trouble> trouble,
        Instant endsAt) {

    /** How far it has come. */
    public enum State {
        WAITING,
        MAKING,
        DONE,
        FAILED
    }

    /**
     * Why a report was not made.
     *
     * @param key       {@code refused} or {@code fault}
     * @param reference the number by which the log knows it; empty: it stands in none
     */
    public record Trouble(String key, String reference) {}

    /** Will there be more to say of it soon? */
    public boolean isUnderWay() {
        return state == State.WAITING || state == State.MAKING;
    }

    /** The file's name, in the reader's language. */
    public String fileName(Locale locale) {
        String days = from.equals(to) ? to.toString() : from + "–" + to;
        String of = client.map(name -> " " + name.replaceAll("[^\\p{L}\\p{N} .&-]", ""))
                .orElse("");
        return Texts.text(locale, kind.key()) + of + " " + days + "." + format.ending();
    }
}
