package no.byraportal.client;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.Role;
import no.byraportal.identity.Scope;
import no.byraportal.identity.SignedIn;
import no.byraportal.identity.WebFaktura;
import no.byraportal.shared.Dates;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.OrgNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bureau's clients, each seen only by those who may. */
@Service
public class ClientService {

    /** How many of its own people have access to client {@code c} today. */
    public static final String PEOPLE = """
            (select count(*) from client_grant own
            where own.client_id = c.id and (own.ends_on is null or own.ends_on >= :scopeToday))""";

    private final ClientRepository clients;
    private final JdbcAggregateTemplate aggregates;
    private final Activity activity;
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final ClientNumbers numbers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClientService(
            ClientRepository clients,
            JdbcAggregateTemplate aggregates,
            Activity activity,
            JdbcClient jdbc,
            CurrentUser currentUser,
            ClientNumbers numbers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clients = clients;
        this.aggregates = aggregates;
        this.activity = activity;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.numbers = numbers;
        this.events = events;
        this.clock = clock;
    }

    /** @throws NotFound when there is no such client, or it is not theirs to see */
    public Client client(Scope scope, ClientId id) {
        Client client = clients.findByIdAndBureau(id, scope.bureau()).orElseThrow(() -> missing(id));
        if (!sees(scope, client)) {
            throw missing(id);
        }
        return client;
    }

    /** @throws NotFound when there is no such client, or it is not theirs to see */
    public Client client(Scope scope, ClientNumber number) {
        Client client =
                clients.findByClientNumberAndBureau(number, scope.bureau()).orElseThrow(() -> missing(number));
        if (!sees(scope, client)) {
            throw missing(number);
        }
        return client;
    }

    /**
     * The one query by client number that goes without a bureau.
     *
     * @throws NotFound when nobody has such a client
     */
    public Client client(WebFaktura asking, ClientNumber number) {
        return clients.findByClientNumber(number).orElseThrow(() -> missing(number));
    }

    /** @throws NotFound when the installation has no such client */
    public Client client(InstallationScope scope, ErpClientNo number) {
        return clients.findByBureauAndInstallationAndErpClientNo(scope.bureau(), scope.installation(), number)
                .orElseThrow(() -> missing(number));
    }

    /** All clients of the installation that asks, by ERP number. */
    public List<Client> clients(InstallationScope scope) {
        return clients.findAllByBureauAndInstallationOrderByErpClientNo(scope.bureau(), scope.installation());
    }

    /** Some of an installation's clients, by ERP number; what is no such number finds nothing. */
    public List<Client> clients(Scope scope, InstallationId installation, Collection<String> numbers) {
        requireAll(scope, installation);
        List<ErpClientNo> asked = numbers.stream()
                .filter(ErpClientNo::isOne)
                .map(ErpClientNo::new)
                .toList();
        return asked.isEmpty()
                ? List.of()
                : clients.findAllByBureauAndInstallationAndErpClientNoIn(scope.bureau(), installation, asked);
    }

    /** Which of these client numbers somebody has already, in whatever bureau; nothing more is told of them. */
    public Set<ClientNumber> held(Scope scope, Collection<ClientNumber> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : jdbc.sql("select client_number from client where client_number in (:numbers)")
                        .param(
                                "numbers",
                                numbers.stream().map(ClientNumber::value).toList())
                        .query((row, n) -> new ClientNumber(row.getLong(1)))
                        .set();
    }

    /** An installation sees its own clients, and of a bureau's people and programs those who keep its agents see all. */
    private static void requireAll(Scope scope, InstallationId installation) {
        if (scope instanceof BureauScope bureau) {
            bureau.requireMayKeepAgents();
        } else if (scope instanceof InstallationScope own && !own.installation().equals(installation)) {
            throw missing(installation);
        }
    }

    /**
     * The companies that whoever is signed in was given access to, by name, and whether they are open to them now: those
     * of all bureaus, since a person is one person.
     */
    @PreAuthorize("isAuthenticated()")
    public List<ClientAccess> mine() {
        List<String> bureaus = currentUser.memberships().stream()
                .filter(membership -> membership.role() == Role.CLIENT_USER)
                .map(membership -> String.valueOf(membership.bureau()))
                .toList();
        Optional<SignedIn> person = currentUser.signedIn();
        return person.isEmpty() || bureaus.isEmpty() ? List.of() : mine(person.get(), bureaus);
    }

    private List<ClientAccess> mine(SignedIn person, List<String> bureaus) {
        return jdbc.sql("""
                        select c.id, c.client_number, c.org_number, c.name, c.bureau_id, g.level, g.ends_on
                        from client_grant g join client c on c.id = g.client_id and c.bureau_id = g.bureau_id
                        join portal_user u on u.id = g.user_id
                        where u.subject = :subject and g.bureau_id in (:bureaus)
                            and (g.ends_on is null or g.ends_on >= :today) order by c.name, c.id""")
                .param("subject", person.subject())
                .param("bureaus", bureaus)
                .param("today", LocalDate.now(clock.withZone(Dates.OSLO)))
                .query((row, n) -> new ClientAccess(
                        new ClientNumber(row.getLong("client_number")),
                        Optional.ofNullable(row.getString("org_number")).map(OrgNumber::new),
                        row.getString("name"),
                        BureauId.of(row.getString("bureau_id")),
                        ClientAccess.Level.valueOf(row.getString("level")),
                        Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                        activity.isActive(BureauId.of(row.getString("bureau_id")), ClientId.of(row.getString("id")))))
                .list();
    }

    /** How many of the client's own people have access to it today. */
    public int people(BureauScope scope, ClientId client) {
        return jdbc.sql("select " + PEOPLE + " from client c where c.id = :client")
                .params(scope.parameters())
                .param("client", client(scope, client).id().toString())
                .query(Integer.class)
                .single();
    }

    /** Has the bureau never registered a client? */
    public boolean hasNone(BureauScope scope) {
        return jdbc.sql("select not exists(select 1 from client where bureau_id = :bureau)")
                .param("bureau", scope.bureau().toString())
                .query(Boolean.class)
                .single();
    }

    /**
     * A number of the portal's own block that nobody holds. Until the transaction ends nobody else is given one, so that
     * whoever has one registers alone.
     */
    public ClientNumber nextNumber(BureauScope scope) {
        scope.requireMayRegisterClients();
        return numbers.next();
    }

    /** Takes in a client; it belongs to the scope's bureau, whatever the record says. */
    @Transactional
    public Client register(Scope scope, Client client) {
        if (!client.bureau().equals(scope.bureau())) {
            throw missing(client.installation());
        }
        return aggregates.insert(client);
    }

    /**
     * Somebody knows what a client is called and its organisation number. A name or a number that it has already stays;
     * only one that the portal made up gives way.
     *
     * @return the client as it is now
     */
    @Transactional
    public Client call(Scope scope, Client client, Optional<String> name, Optional<OrgNumber> orgNumber) {
        if (name.isEmpty() && orgNumber.isEmpty()) {
            return client;
        }
        Client now = client(scope, client.id());
        boolean unnamed = now.name().equals(Client.unnamed(now.erpClientNo()));
        Client called = new Client(
                now.id(),
                now.bureau(),
                now.installation(),
                now.erpClientNo(),
                now.driveLetter(),
                now.clientNumber(),
                now.orgNumber() == null ? orgNumber.orElse(null) : now.orgNumber(),
                unnamed ? name.orElse(now.name()) : now.name());
        if (!called.equals(now)) {
            aggregates.update(called);
            events.publishEvent(ClientCalled.of(now, called, "", scope.actor(), clock.instant()));
        }
        return called;
    }

    /**
     * The company has another organisation number, or the one that was written down was wrong.
     *
     * @return the client as it is now
     */
    @Transactional
    public Client renumber(BureauScope scope, ClientId id, OrgNumber orgNumber, String reason) {
        scope.requireMayChangeClients();
        Client now = client(scope, id);
        Client renumbered = new Client(
                now.id(),
                now.bureau(),
                now.installation(),
                now.erpClientNo(),
                now.driveLetter(),
                now.clientNumber(),
                orgNumber,
                now.name());
        if (!renumbered.equals(now)) {
            aggregates.update(renumbered);
            events.publishEvent(ClientCalled.of(now, renumbered, reason, scope.actor(), clock.instant()));
        }
        return renumbered;
    }

    private boolean sees(Scope scope, Client client) {
        return switch (scope) {
            case BureauScope asking ->
                jdbc.sql("select count(*) from client c where c.id = :client and " + BureauScope.SEES_CLIENT)
                                .param("client", client.id().toString())
                                .params(asking.parameters())
                                .query(Integer.class)
                                .single()
                        == 1;
            case InstallationScope installation -> client.installation().equals(installation.installation());
        };
    }

    private static NotFound missing(Object what) {
        return new NotFound("client " + what);
    }
}
