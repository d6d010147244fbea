package no.byraportal.audit;

import java.time.LocalDate;
import java.util.Optional;
import no.byraportal.client.ClientNumber;

/**
 * Which changes a reader asks for.
 *
 * @param search any part of who did it, of what it happened to or of the reason; empty: all
 * @param kind   the first word of {@link LoggedChange#key()}; empty: all
 * @param from   the first day, as days are in Norway
 * @param to     the last day
 */
public record LogQuery(
        String search, Optional<ClientNumber> client, String kind, Optional<LocalDate> from, Optional<LocalDate> to) {

    public static final LogQuery ALL = new LogQuery("", Optional.empty(), "", Optional.empty(), Optional.empty());

    /** Longer searches find nothing more. */
    public static final int SEARCH_LENGTH = 100;

    public LogQuery {
        search = search.strip();
        search = search.substring(0, Math.min(search.length(), SEARCH_LENGTH));
    }

    public LogQuery searching(String text) {
        return new LogQuery(text, client, kind, from, to);
    }

    public LogQuery of(Optional<ClientNumber> other) {
        return new LogQuery(search, other, kind, from, to);
    }

    public LogQuery ofKind(String other) {
        return new LogQuery(search, client, other, from, to);
    }

    public LogQuery between(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new LogQuery(search, client, kind, first, last);
    }

    /** For {@code like}: any part of the text. */
    String anywhere() {
        return "%" + search.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
