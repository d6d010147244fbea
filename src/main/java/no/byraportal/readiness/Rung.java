package no.byraportal.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One step of a client's ladder, as it was found.
 *
 * @param evidence what fills in the finding's text: versions, days, numbers, names
 * @param source   who says so, a person or an agent; empty: nobody
 * @param at       when it was said
 */
public record Rung(Finding finding, List<Object> evidence, Optional<String> source, Optional<Instant> at) {

    public Rung {
        evidence = List.copyOf(evidence);
    }

    static Rung of(Finding finding, Object... evidence) {
        return new Rung(finding, List.of(evidence), Optional.empty(), Optional.empty());
    }

    Rung by(String who, Instant when) {
        return new Rung(finding, evidence, Optional.of(who), Optional.of(when));
    }
}
