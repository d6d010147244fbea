package no.byraportal.agent;

import java.util.List;
import java.util.Locale;
import no.byraportal.client.ClientNumber;
import no.byraportal.settings.ProblemAnswer;
import org.jspecify.annotations.Nullable;

/** What a program is told of an import (contracts.md §3). */
record ImportAnswer(List<ClientAnswer> clients, List<ProblemAnswer> warnings) {

    record ClientAnswer(
            String erpClientNo,
            @Nullable Long clientNumber,
            Imported.Outcome outcome,
            @Nullable Integer revision,
            List<ProblemAnswer> problems) {}

    static ImportAnswer of(ImportReport report, Locale locale) {
        return new ImportAnswer(
                report.clients().stream().map(client -> of(client, locale)).toList(),
                ProblemAnswer.of(report.warnings(), locale));
    }

    private static ClientAnswer of(Imported client, Locale locale) {
        return new ClientAnswer(
                client.erpClientNo(),
                client.clientNumber().map(ClientNumber::value).orElse(null),
                client.outcome(),
                client.revision().orElse(null),
                ProblemAnswer.of(client.problems(), locale));
    }
}
