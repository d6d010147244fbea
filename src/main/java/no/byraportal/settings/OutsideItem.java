package no.byraportal.settings;

import java.time.Instant;
import java.util.Optional;
import no.byraportal.shared.Actor;

/**
 * One line of a client's checklist.
 *
 * @param done empty: nobody has ticked it yet
 */
public record OutsideItem(OutsideTask task, Instant raisedAt, Actor raisedBy, Optional<Done> done) {

    public record Done(Instant at, Actor by) {}

    public boolean isDone() {
        return done.isPresent();
    }
}
