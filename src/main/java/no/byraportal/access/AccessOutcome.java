package no.byraportal.access;

import java.util.List;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.InvalidValue;

/**
 * What becomes of one person and one client of those that are dealt with together.
 *
 * @param row        which of the rows it is of, from 1
 * @param email      as it was written, or as the person's is
 * @param client     empty where the row is refused for all clients
 * @param clientName empty where it is no client of theirs to give
 * @param why        for what is refused
 */
public record AccessOutcome(
        int row,
        String email,
        String name,
        Optional<ClientNumber> client,
        String clientName,
        Kind kind,
        Optional<Why> why) {

    public enum Kind {
        DONE,
        /** It was so already. */
        UNCHANGED,
        REFUSED
    }

    /** A text's key and what fills it, fit to be shown. */
    public record Why(String key, List<Object> arguments) {

        static Why of(String key, Object... arguments) {
            return new Why(key, List.of(arguments));
        }

        static Why of(InvalidValue wrong) {
            return new Why(wrong.key(), List.of(wrong.arguments()));
        }
    }
}
