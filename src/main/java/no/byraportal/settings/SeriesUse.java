package no.byraportal.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of how far a series has come.
 *
 * @param orders the newest first
 */
public record SeriesUse(Optional<SeenNumber> seen, List<NumberOrder> orders) {

    static final SeriesUse NONE = new SeriesUse(Optional.empty(), List.of());

    public SeriesUse {
        orders = List.copyOf(orders);
    }

    /** From now on the series counts by itself in WebFaktura, and its start is history. */
    public boolean isInUse() {
        return seen.isPresent() || orders.stream().anyMatch(order -> !order.isWaiting());
    }

    /** The number that comes next, so far as is known; 1 when nothing is. */
    int next() {
        return IntStream.concat(
                        seen.stream().mapToInt(highest -> highest.number().value() + 1),
                        orders.stream().mapToInt(NumberOrder::next))
                .max()
                .orElse(1);
    }
}
