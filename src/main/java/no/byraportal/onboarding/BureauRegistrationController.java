package no.byraportal.onboarding;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.byraportal.agent.InstallationService;
import no.byraportal.client.Client;
import no.byraportal.client.ClientName;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.ProgramScope;
import no.byraportal.onboarding.Registration.FirstUser;
import no.byraportal.settings.BeginningService;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.ToldClient;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The bureau's own programs register clients (contracts.md §4). */
@RestController
class BureauRegistrationController {

    private final RegistrationService registrations;
    private final SuggestionService suggestions;
    private final BeginningService beginnings;
    private final KnownFactsService facts;
    private final InstallationService installations;
    private final SettingsService settings;

    BureauRegistrationController(
            RegistrationService registrations,
            SuggestionService suggestions,
            BeginningService beginnings,
            KnownFactsService facts,
            InstallationService installations,
            SettingsService settings) {
        this.registrations = registrations;
        this.suggestions = suggestions;
        this.beginnings = beginnings;
        this.facts = facts;
        this.installations = installations;
        this.settings = settings;
    }

    /** @param settings part of a settings document; what is left out is as the page proposes it */
    record NewClient(
            @Nullable String agentId,
            @Nullable String erpClientNo,
            @Nullable String orgNumber,
            @Nullable String name,
            @Schema(type = "object") @Nullable JsonNode settings,
            @Nullable NewUser user) {}

    record NewUser(
            @JsonProperty("email") @Nullable String email,
            @JsonProperty("name") @Nullable String name) {}

    @PostMapping(path = "/api/v1/bureau/clients", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ToldClient register(
            @AuthenticationPrincipal ProgramScope scope, @RequestBody NewClient wanted, HttpServletRequest request) {
        scope.requireMayRegisterClients();
        Client born = registrations.register(scope, new Reading(scope, wanted).registration(), Optional.empty());
        return ToldClient.of(
                born, settings.settings(scope, born.id()), settings.problems(scope, born.id()), Texts.asked(request));
    }

    /** What a program wants, judged member by member; all that is wrong is told at once. */
    private final class Reading {

        private final ProgramScope scope;
        private final NewClient wanted;
        private final Map<String, InvalidValue> refused = new LinkedHashMap<>();

        Reading(ProgramScope scope, NewClient wanted) {
            this.scope = scope;
            this.wanted = wanted;
        }

        Registration registration() {
            Optional<InstallationId> agent = judged(Draft.AGENT, wanted.agentId(), this::installation);
            Optional<ErpClientNo> erp = judged(Draft.ERP, wanted.erpClientNo(), ErpClientNo::new);
            Optional<OrgNumber> orgNumber = judged(Draft.ORG_NUMBER, wanted.orgNumber(), OrgNumber::of);
            Optional<ClientName> name = judged(Draft.NAME, wanted.name(), ClientName::new);
            NewUser user = wanted.user() == null ? new NewUser(null, null) : wanted.user();
            Optional<EmailAddress> email = judged(Draft.EMAIL, user.email(), EmailAddress::new);
            Optional<ClientName> person = judged(Draft.PERSON, user.name(), ClientName::new);
            KnownFacts known = agent.isPresent() && erp.isPresent()
                    ? facts.discovered(scope, agent.get(), erp.get()).orElse(KnownFacts.NOTHING)
                    : KnownFacts.NOTHING;
            SettingsDocument document = document(known);
            if (!refused.isEmpty()) {
                throw new FieldRefused(refused);
            }
            return new Registration(
                    agent.orElseThrow(),
                    erp.orElseThrow(),
                    Optional.empty(),
                    orgNumber.orElseThrow(),
                    name.orElseThrow(),
                    Optional.empty(),
                    document,
                    new FirstUser(email.orElseThrow(), person.orElseThrow()));
        }

        private InstallationId installation(String sent) {
            try {
                return installations
                        .installation(scope, InstallationId.of(sent))
                        .id();
            } catch (IllegalArgumentException | NotFound e) {
                throw new InvalidValue("registration.agent");
            }
        }

        private <V> Optional<V> judged(String field, @Nullable String sent, Function<String, V> of) {
            try {
                return Optional.of(of.apply(sent == null ? "" : sent));
            } catch (InvalidValue e) {
                refused.put(field, e);
                return Optional.empty();
            }
        }

        private SettingsDocument document(KnownFacts known) {
            SettingsDocument proposed = suggestions.document(scope, known);
            JsonNode part = wanted.settings();
            try {
                SettingsDocument desired =
                        part == null || part.isNull() ? proposed : beginnings.wished(scope, part, proposed);
                beginnings.refused(scope, desired, known).forEach((path, why) -> refused.put(settings(path), why));
                return desired;
            } catch (FieldRefused e) {
                e.reasons().forEach((path, why) -> refused.put(settings(path), why));
                return proposed;
            }
        }

        private String settings(String path) {
            return path.isEmpty() ? "settings" : Draft.SETTINGS + path;
        }
    }
}
