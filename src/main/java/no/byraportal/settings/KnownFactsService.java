package no.byraportal.settings;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.Scope;
import no.byraportal.shared.FieldRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the clients, whoever told it. No fact is a setting: the agents are given nothing else for it. */
@Service
public class KnownFactsService {

    /** There is a client by this number that is not registered. */
    private static final String UNREGISTERED = """
            from discovered_client d
            where d.installation_id = :installation and d.bureau_id = :bureau and not exists (
                select 1 from client c
                where c.installation_id = d.installation_id and c.erp_client_no = d.erp_client_no)""";

    private final KnownFactsTable table;
    private final SettingsService settings;
    private final ClientService clients;
    private final OrgNumbers orgNumbers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KnownFactsService(
            KnownFactsTable table,
            SettingsService settings,
            ClientService clients,
            OrgNumbers orgNumbers,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clients = clients;
        this.orgNumbers = orgNumbers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    public KnownFacts facts(Scope scope, ClientId client) {
        return table.of(clients.client(scope, client));
    }

    /**
     * Somebody at the bureau knows it.
     *
     * @throws FieldRefused {@code orgNumber}: the client would get the number of another that invoices in earnest
     */
    @Transactional
    public void tell(BureauScope scope, ClientId client, ToldFacts told) {
        scope.requireMayChangeClients();
        learn(scope, clients.client(scope, client), told, FactSource.PERSON);
    }

    /** The ERP says so. A client that nobody has registered is kept by its number until somebody does. */
    @Transactional
    public void report(InstallationScope scope, ErpClientNo number, ToldFacts told) {
        Optional<Client> registered = clients.clients(scope, scope.installation(), List.of(number.digits())).stream()
                .findFirst();
        if (registered.isPresent()) {
            learn(scope, registered.get(), told, FactSource.ERP);
        } else {
            discover(scope, number, told);
        }
    }

    private void learn(Scope scope, Client client, ToldFacts told, FactSource source) {
        ClientSettings current = settings.lock(client);
        KnownFacts before = table.of(client);
        Instant now = clock.instant();
        KnownFacts after = before.learning(told, source, scope.actor(), now);
        if (after.equals(before)) {
            return;
        }
        if (source == FactSource.PERSON && client.orgNumber() == null) {
            after.orgNumber().ifPresent(number -> orgNumbers.requireFree(scope, client, current.document(), number));
        }
        table.keep(client, after);
        Client called = clients.call(scope, client, after.name(), after.orgNumber());
        settings.judge(called, current);
        tell("facts.learned", scope, client.id().value(), now, Map.of("facts", differing(before, after)));
    }

    private static Set<String> differing(KnownFacts before, KnownFacts after) {
        Set<String> paths = new TreeSet<>(before.all().keySet());
        paths.addAll(after.all().keySet());
        paths.removeIf(path -> Optional.ofNullable(before.all().get(path))
                .equals(Optional.ofNullable(after.all().get(path))));
        return paths;
    }

    private void discover(InstallationScope scope, ErpClientNo number, ToldFacts told) {
        Instant now = clock.instant();
        int rows = jdbc.sql("""
                        insert into discovered_client
                            (installation_id, erp_client_no, bureau_id, first_seen_at, last_seen_at, facts)
                        values (:installation, :number, :bureau, :now, :now, '{}')
                        on duplicate key update last_seen_at = values(last_seen_at)""")
                .param("installation", scope.installation().toString())
                .param("number", number.digits())
                .param("bureau", scope.bureau().toString())
                .param("now", now)
                .update();
        KnownFacts before =
                table.discovered(scope.bureau(), scope.installation(), number).orElse(KnownFacts.NOTHING);
        jdbc.sql("""
                        update discovered_client set facts = :facts
                        where installation_id = :installation and erp_client_no = :number and bureau_id = :bureau""")
                .param("facts", table.written(before.learning(told, FactSource.ERP, scope.actor(), now)))
                .param("installation", scope.installation().toString())
                .param("number", number.digits())
                .param("bureau", scope.bureau().toString())
                .update();
        if (rows == 1) {
            tell("client.discovered", scope, scope.installation().value(), now, Map.of("erpClientNo", number.digits()));
        }
    }

    private void tell(String key, Scope scope, UUID subject, Instant now, Map<String, Object> details) {
        events.publishEvent(new FactsChange(scope.bureau().value(), key, subject, scope.actor(), now, details));
    }

    /** What an installation's ERP has and the portal has not, by ERP number. */
    public List<DiscoveredClient> discovered(BureauScope scope, InstallationId installation, int offset, int limit) {
        scope.requireMaySeeAgents();
        return jdbc.sql("select d.erp_client_no, d.first_seen_at, d.last_seen_at, d.facts " + UNREGISTERED
                        + " order by d.erp_client_no limit :limit offset :offset")
                .param("installation", installation.toString())
                .param("bureau", scope.bureau().toString())
                .param("limit", Math.clamp(limit, 1, 500))
                .param("offset", offset)
                .query((row, n) -> new DiscoveredClient(
                        new ErpClientNo(row.getString("erp_client_no")),
                        table.read(row.getString("facts")),
                        row.getObject("first_seen_at", Instant.class),
                        row.getObject("last_seen_at", Instant.class)))
                .list();
    }

    /** What an installation's ERP has told of a client that nobody has registered; empty: nothing. */
    public Optional<KnownFacts> discovered(BureauScope scope, InstallationId installation, ErpClientNo number) {
        scope.requireMaySeeAgents();
        return table.discovered(scope.bureau(), installation, number);
    }

    public int discoveredCount(BureauScope scope, InstallationId installation) {
        scope.requireMaySeeAgents();
        return jdbc.sql("select count(*) " + UNREGISTERED)
                .param("installation", installation.toString())
                .param("bureau", scope.bureau().toString())
                .query(Integer.class)
                .single();
    }
}
