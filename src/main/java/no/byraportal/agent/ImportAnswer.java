package no.byraportal.agent;

import java.util.List;
import java.util.Locale;
import no.byraportal.client.ClientNumber;
import no.byraportal.settings.Problem;
import org.jspecify.annotations.Nullable;

/** What a program is told of an import (contracts.md §3). */
record ImportAnswer(List<ClientAnswer> clients, List<ProblemAnswer> warnings) {

    record ClientAnswer(
            String erpClientNo,
            @Nullable Long clientNumber,
            Imported.Outcome outcome,
            @Nullable Integer revision,
            List<ProblemAnswer> problems) {}

    record ProblemAnswer(String key, String field, String text, String raw) {

        static ProblemAnswer of(Problem problem, Locale locale) {
            return new ProblemAnswer(problem.key(), problem.field(), problem.text(locale), problem.raw());
        }
    }

    static ImportAnswer of(ImportReport report, Locale locale) {
        return new ImportAnswer(
                report.clients().stream().map(client -> of(client, locale)).toList(),
                problems(report.warnings(), locale));
    }

    private static ClientAnswer of(Imported client, Locale locale) {
        return new ClientAnswer(
                client.erpClientNo(),
                client.clientNumber().map(ClientNumber::value).orElse(null),
                client.outcome(),
                client.revision().orElse(null),
                problems(client.problems(), locale));
    }

    private static List<ProblemAnswer> problems(List<Problem> problems, Locale locale) {
        return problems.stream()
                .map(problem -> ProblemAnswer.of(problem, locale))
                .toList();
    }
}
