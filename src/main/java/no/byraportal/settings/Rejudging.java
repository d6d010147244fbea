package no.byraportal.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The problems that lists show are written down when a client changes. Rules and plans change too, and then all clients
 * are judged anew: soon after the portal has started, and once a day. Only what differs is written.
 */
@Component
class Rejudging {

    private static final int BATCH = 500;
    private static final String BEFORE_ALL = new UUID(0, 0).toString();

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Plans plans;
    private final KnownFactsTable facts;
    private final SettingsRepository repository;
    private final SettingsService settings;
    private final TransactionTemplate transactions;

    Rejudging(
            JdbcClient jdbc,
            JsonMapper json,
            Plans plans,
            KnownFactsTable facts,
            SettingsRepository repository,
            SettingsService settings,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.plans = plans;
        this.facts = facts;
        this.repository = repository;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** A client as it is now, with what the rules say of it today. */
    private record Judged(Client client, List<Problem> problems) {}

    @Scheduled(initialDelay = 60, fixedDelay = 24 * 60 * 60, timeUnit = TimeUnit.SECONDS)
    void judgeAll() {
        jdbc.sql("select id from bureau").query(String.class).list().stream()
                .map(BureauId::of)
                .forEach(this::judgeAll);
    }

    private void judgeAll(BureauId bureau) {
        List<Judged> batch = batch(bureau, BEFORE_ALL);
        while (!batch.isEmpty()) {
            Map<ClientId, List<Problem>> written = written(
                    bureau, batch.stream().map(each -> each.client().id()).toList());
            batch.stream()
                    .filter(each -> !each.problems()
                            .equals(written.getOrDefault(each.client().id(), List.of())))
                    .forEach(each -> write(each.client()));
            batch = batch(bureau, batch.getLast().client().id().toString());
        }
    }

    private List<Judged> batch(BureauId bureau, String after) {
        List<Plan> today = plans.today();
        return jdbc.sql("""
                        select c.id, c.installation_id, c.erp_client_no, c.drive_letter, c.client_number, c.name,
                            s.document, f.facts
                        from settings s join client c on c.id = s.client_id and c.bureau_id = s.bureau_id
                        left join known_facts f on f.client_id = s.client_id and f.bureau_id = s.bureau_id
                        where s.bureau_id = :bureau and s.client_id > :after order by s.client_id limit :batch""")
                .param("bureau", bureau.toString())
                .param("after", after)
                .param("batch", BATCH)
                .query((row, n) -> {
                    Client client = client(bureau, row);
                    String known = row.getString("facts");
                    return new Judged(
                            client,
                            Rules.judge(
                                            client,
                                            SettingsDocument.read(json, row.getString("document")),
                                            known == null ? KnownFacts.NOTHING : facts.read(known),
                                            today)
                                    .problems()
                                    .stream()
                                    .map(SettingsService::asWritten)
                                    .toList());
                })
                .list();
    }

    private static Client client(BureauId bureau, ResultSet row) throws SQLException {
        return new Client(
                ClientId.of(row.getString("id")),
                bureau,
                InstallationId.of(row.getString("installation_id")),
                new ErpClientNo(row.getString("erp_client_no")),
                row.getString("drive_letter"),
                new ClientNumber(row.getLong("client_number")),
                null,
                row.getString("name"));
    }

    private Map<ClientId, List<Problem>> written(BureauId bureau, List<ClientId> clients) {
        record Row(ClientId client, Problem problem) {}
        return jdbc
                .sql("""
                        select client_id, problem, field, raw from settings_problem
                        where bureau_id = :bureau and position >= 0 and client_id in (:clients)
                        order by client_id, position""")
                .param("bureau", bureau.toString())
                .param("clients", clients.stream().map(ClientId::toString).toList())
                .query((row, n) -> new Row(
                        ClientId.of(row.getString("client_id")),
                        new Problem(row.getString("problem"), row.getString("field"), row.getString("raw"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::client, LinkedHashMap::new, Collectors.mapping(Row::problem, Collectors.toList())));
    }

    /** By what it is when its turn has come: somebody may have changed it since. */
    private void write(Client client) {
        transactions.executeWithoutResult(transaction -> repository
                .findForChangeByClientAndBureau(client.id(), client.bureau())
                .ifPresent(now -> settings.judge(client, now, facts.of(client))));
    }
}
