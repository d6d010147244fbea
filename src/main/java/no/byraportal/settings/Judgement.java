package no.byraportal.settings;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the rules say of a client.
 *
 * @param problems  what somebody should look at, the most important first
 * @param later     what will be wrong one day, but not as far ahead as is proved: no problems either
 * @param unchecked what could not be judged because the facts for it are not known: notes, no problems
 */
public record Judgement(List<Problem> problems, List<Problem> later, List<Problem> unchecked) {

    /** The same, and before all else another problem. */
    Judgement after(Problem first) {
        return new Judgement(Stream.concat(Stream.of(first), problems.stream()).toList(), later, unchecked);
    }

    /** The same, and after all else another problem. */
    Judgement before(Problem last) {
        return new Judgement(Stream.concat(problems.stream(), Stream.of(last)).toList(), later, unchecked);
    }

    public Judgement {
        problems = List.copyOf(problems);
        later = List.copyOf(later);
        unchecked = List.copyOf(unchecked);
    }
}
