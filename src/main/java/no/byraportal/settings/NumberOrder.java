package no.byraportal.settings;

import java.time.Instant;
import java.util.Optional;
import no.byraportal.shared.Actor;

/**
 * Neste nummer: an order to WebFaktura to go on from a number at least this high. WebFaktura takes the greater of its own
 * and the order, so that no order can lower a series. Source: contracts.md §4 and §5.
 *
 * @param done empty: WebFaktura has not answered yet
 */
public record NumberOrder(
        OrderId id, Series series, SeriesNumber atLeast, String reason, Actor by, Instant at, Optional<Done> done) {

    /** @param next the number that WebFaktura says it gives next */
    public record Done(SeriesNumber next, Instant at) {}

    public boolean isWaiting() {
        return done.isEmpty();
    }

    /** Where the series goes on when the order is carried out, or did. */
    int next() {
        return done.map(Done::next).orElse(atLeast).value();
    }
}
