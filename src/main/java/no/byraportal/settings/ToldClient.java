package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import no.byraportal.client.Client;
import org.jspecify.annotations.Nullable;

/**
 * A client as the bureau's programs are told of it (contracts.md §4).
 *
 * @param settings left out in a list
 */
public record ToldClient(
        long clientNumber,
        String erpClientNo,
        @Nullable String orgNumber,
        String name,
        boolean active,
        int revision,
        List<ProblemAnswer> problems,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SettingsAnswer settings) {

    static ToldClient listed(ListedClient client, Locale locale) {
        return new ToldClient(
                client.clientNumber(),
                client.erpClientNo(),
                client.orgNumber(),
                client.name(),
                client.active(),
                client.revision(),
                ProblemAnswer.of(client.problems(), locale),
                null);
    }

    /** One client, with all that is desired for it. */
    public static ToldClient of(Client client, ClientSettings wanted, List<Problem> problems, Locale locale) {
        return new ToldClient(
                client.clientNumber().value(),
                client.erpClientNo().digits(),
                client.orgNumber() == null ? null : client.orgNumber().digits(),
                client.name(),
                wanted.document().active(),
                wanted.revision(),
                ProblemAnswer.of(problems, locale),
                SettingsAnswer.of(client, wanted.revision(), wanted.document()));
    }
}
