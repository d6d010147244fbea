package no.byraportal.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an agent said last, and when.
 *
 * @param before when it had said something the time before; empty: this was the first time
 */
public record Heartbeat(AgentStatus status, Instant at, Optional<Instant> before) {

    /** An agent runs at least once a day (domain.md A5, 67): one that is silent for longer has not been heard from. */
    private static final Duration LONGEST = Duration.ofDays(1);

    public boolean isOld(Instant now) {
        return at.plus(LONGEST).isBefore(now);
    }

    /** When it is to be expected, if it goes on as before; empty: nobody can tell, or it should have been long ago. */
    public Optional<Instant> expected(Instant now) {
        return before.map(then -> at.plus(Duration.between(then, at))).filter(next -> next.isAfter(now));
    }
}
