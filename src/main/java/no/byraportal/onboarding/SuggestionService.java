package no.byraportal.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import org.springframework.stereotype.Service;

/** What a new client's settings could be, by what is known of it. */
@Service
public class SuggestionService {

    private final SettingsService settings;
    private final ClientService clients;
    private final Clock clock;

    SuggestionService(SettingsService settings, ClientService clients, Clock clock) {
        this.settings = settings;
        this.clients = clients;
        this.clock = clock;
    }

    public List<Suggestion> suggestions(BureauScope scope, KnownFacts facts) {
        scope.requireMayRegisterClients();
        return Suggestion.of(
                facts, settings.plans(scope), clients.hasNone(scope), LocalDate.now(clock.withZone(Dates.OSLO)));
    }

    /** Settings as they are proposed, also where somebody should look. */
    public SettingsDocument document(BureauScope scope, KnownFacts facts) {
        return Suggestion.document(suggestions(scope, facts));
    }
}
