package no.byraportal.bureau;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a bureau has paid for.
 *
 * @param to the last day; empty: until further notice
 */
public record Licence(Kind kind, LocalDate from, Optional<LocalDate> to) {

    /** As much notice as a bureau needs to order a new one. */
    private static final int SOON_DAYS = 30;

    public enum Kind {
        /** WebFaktura itself. */
        WEBFAKTURA,
        /** WebFaktura Visma.net, which clients in Visma.net need. */
        VISMA_NET
    }

    /** How it is with the licence on a day. */
    public enum State {
        NOT_YET,
        HOLDS,
        ENDS_SOON,
        ENDED
    }

    public State on(LocalDate day) {
        if (day.isBefore(from)) {
            return State.NOT_YET;
        }
        return to.map(last -> last.isBefore(day)
                        ? State.ENDED
                        : last.isBefore(day.plusDays(SOON_DAYS)) ? State.ENDS_SOON : State.HOLDS)
                .orElse(State.HOLDS);
    }
}
