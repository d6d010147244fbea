package no.byraportal.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** Somebody gets other letters than before. */
record LettersChosen(UUID bureau, UUID subject, Actor by, Instant at, Map<String, Object> details) implements Change {

    @Override
    public String key() {
        return "notice.chosen";
    }
}
