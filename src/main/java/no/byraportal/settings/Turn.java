package no.byraportal.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.byraportal.shared.Actor;

/**
 * A switch of a client's as it was turned last, and how far each party has come with it (domain.md A13, C3 D7).
 *
 * @param revision the one that turned it; 1: it has been so from the beginning, and nobody is waited for
 * @param answers  of all three, in the order in which they are waited for
 */
public record Turn(
        Switch what, boolean on, int revision, Instant at, Actor by, Optional<String> reason, List<Answer> answers) {

    /** Who has not answered for so long has perhaps not heard. */
    static final Duration PATIENCE = Duration.ofDays(1);

    /**
     * How far a party has come.
     *
     * @param done  since when it has proved that it is as wanted; empty: it has not, or no longer does
     * @param since since when it is waited for; empty: its turn has not come, or it is done
     * @param says  what it says that it runs on, whatever that proves
     * @param by    who ticked it
     */
    public record Answer(
            Party party, Optional<Instant> done, Optional<Instant> since, Optional<Applied> says, Optional<Actor> by) {

        boolean isOverdue(Instant now) {
            return since.filter(begun -> !begun.plus(PATIENCE).isAfter(now)).isPresent();
        }
    }

    public Turn {
        answers = List.copyOf(answers);
    }

    public Answer answer(Party party) {
        return answers.stream()
                .filter(answer -> answer.party() == party)
                .findFirst()
                .orElseThrow();
    }

    /** Has every party proved that it is as wanted? */
    public boolean isDone() {
        return answers.stream().allMatch(answer -> answer.done().isPresent());
    }

    /** The parties that should have answered by now. */
    List<Party> overdue(Instant now) {
        return answers.stream()
                .filter(answer -> answer.isOverdue(now))
                .map(Answer::party)
                .toList();
    }
}
