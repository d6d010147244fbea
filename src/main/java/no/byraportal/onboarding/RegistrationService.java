package no.byraportal.onboarding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.byraportal.access.AccessService;
import no.byraportal.agent.InstallationService;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.UserService;
import no.byraportal.settings.BeginningService;
import no.byraportal.settings.Fact;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.ToldFacts;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a company a client: wholly, or not at all. */
@Service
public class RegistrationService {

    /** An import may take a number that is being given. */
    private static final int ATTEMPTS = 3;

    private final InstallationService installations;
    private final ClientService clients;
    private final BeginningService beginnings;
    private final KnownFactsService facts;
    private final UserService users;
    private final AccessService access;
    private final DraftService drafts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    RegistrationService(
            InstallationService installations,
            ClientService clients,
            BeginningService beginnings,
            KnownFactsService facts,
            UserService users,
            AccessService access,
            DraftService drafts,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.installations = installations;
        this.clients = clients;
        this.beginnings = beginnings;
        this.facts = facts;
        this.users = users;
        this.access = access;
        this.drafts = drafts;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * The client with its number, revision 1, its claim to WebFaktura, its first user and what remains to be done
     * elsewhere. Who registers takes turns: of two who register one company, one does.
     *
     * @param done the draft that is no longer needed
     * @throws RuleBroken {@code erpclient-registered}, {@code orgnumber-registered}: the one that has it is named
     * @throws no.byraportal.shared.FieldRefused settings that nobody may type
     */
    public Client register(BureauScope scope, Registration wanted, Optional<DraftId> done) {
        scope.requireMayRegisterClients();
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(turn -> inTurn(scope, wanted, done)));
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Client inTurn(BureauScope scope, Registration wanted, Optional<DraftId> done) {
        beginnings.takeTurn(scope);
        installations.lock(scope, wanted.installation());
        Client born = new Client(
                ClientId.random(),
                scope.bureau(),
                wanted.installation(),
                wanted.erpClientNo(),
                wanted.driveLetter().orElse(null),
                clients.nextNumber(scope),
                wanted.orgNumber(),
                wanted.name().text());
        requireUnregistered(scope, wanted);
        clients.register(scope, born);
        beginnings.begin(scope, born.id(), wanted.settings());
        wanted.address().ifPresent(address -> facts.tell(scope, born.id(), told(address)));
        Instant now = clock.instant();
        access.first(scope, born, wanted.user().email(), wanted.user().name().text());
        done.ifPresent(draft -> drafts.finish(scope, draft));
        events.publishEvent(ClientRegistered.of(born, wanted, scope.actor(), now));
        return born;
    }

    private static ToldFacts told(String address) {
        return ToldFacts.of(JsonNodeFactory.instance.objectNode().put(Fact.ADDRESS.path(), address));
    }

    private void requireUnregistered(BureauScope scope, Registration wanted) {
        holder(scope, wanted.installation(), wanted.erpClientNo()).ifPresent(client -> {
            throw RuleBroken.at(
                    List.of(Draft.ERP),
                    "erpclient-registered",
                    client.erpName(),
                    client.name(),
                    client.clientNumber().toString());
        });
        if (!wanted.isDemo()) {
            holder(scope, wanted.orgNumber()).ifPresent(client -> {
                throw RuleBroken.at(
                        List.of(Draft.ORG_NUMBER),
                        "orgnumber-registered",
                        wanted.orgNumber().grouped(),
                        client.name(),
                        client.clientNumber().toString());
            });
        }
    }

    /** The client that is this client in the ERP. */
    public Optional<Client> holder(BureauScope scope, InstallationId installation, ErpClientNo number) {
        scope.requireMayRegisterClients();
        return clients.clients(scope, installation, List.of(number.digits())).stream()
                .findFirst();
    }

    /** The bureau's active client, no demo, that has this organisation number; other bureaus' are nobody's business. */
    public Optional<Client> holder(BureauScope scope, OrgNumber number) {
        return beginnings.holder(scope, number);
    }

    /** Test innlogging: can somebody new sign in with this address? */
    public LoginName test(BureauScope scope, EmailAddress email) {
        scope.requireMayRegisterClients();
        return users.signsIn(scope, email) ? LoginName.TAKEN : LoginName.FREE;
    }
}
