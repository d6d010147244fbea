package no.byraportal.settings;

import java.util.List;
import java.util.Locale;

/** A problem of a client's as programs are told it (contracts.md §3 and §4). */
public record ProblemAnswer(String key, String field, String text, String raw) {

    public static List<ProblemAnswer> of(List<Problem> problems, Locale locale) {
        return problems.stream()
                .map(problem -> new ProblemAnswer(problem.key(), problem.field(), problem.text(locale), problem.raw()))
                .toList();
    }
}
