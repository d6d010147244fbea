package no.byraportal.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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

/**
 * The problems that lists show are written down when a client changes. Rules and plans change too, and then all clients
 * are judged anew: soon after the portal has started, and once a day. Whom somebody waits for, and whose invoices
 * WebFaktura has sent lately, is judged every hour. Only what differs is written.
 */
@Component
class Rejudging {

    private static final int BATCH = 500;
    private static final String BEFORE_ALL = new UUID(0, 0).toString();

    private final JdbcClient jdbc;
    private final SettingsRepository repository;
    private final SettingsService settings;
    private final TransactionTemplate transactions;

    Rejudging(
            JdbcClient jdbc,
            SettingsRepository repository,
            SettingsService settings,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 24 * 60 * 60, timeUnit = TimeUnit.SECONDS)
    void judgeAll() {
        judge("true");
    }

    /** Nobody says that nobody has answered. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void judgeTurned() {
        judge("""
                s.active_revision > 1 or s.payments_revision > 1 or exists (
                    select 1 from number_seen n where n.client_id = c.id and n.bureau_id = c.bureau_id
                        and n.source = 'WEBFAKTURA' and n.at > utc_timestamp() - interval 1 day)""");
    }

    private void judge(String which) {
        jdbc.sql("select id from bureau").query(String.class).list().stream()
                .map(BureauId::of)
                .forEach(bureau -> judge(bureau, which));
    }

    private void judge(BureauId bureau, String which) {
        List<Client> batch = batch(bureau, which, BEFORE_ALL);
        while (!batch.isEmpty()) {
            List<ClientId> ids = batch.stream().map(Client::id).toList();
            Map<ClientId, List<Problem>> written = written(bureau, ids);
            Map<ClientId, ClientSettings> wanted = repository.findAllByBureauAndClientIn(bureau, ids).stream()
                    .collect(Collectors.toMap(ClientSettings::client, Function.identity()));
            batch.stream()
                    .filter(client -> Optional.ofNullable(wanted.get(client.id()))
                            .filter(now -> !problems(client, now).equals(written.getOrDefault(client.id(), List.of())))
                            .isPresent())
                    .forEach(this::write);
            batch = batch(bureau, which, ids.getLast().toString());
        }
    }

    private List<Problem> problems(Client client, ClientSettings now) {
        return settings.judgement(client, now).problems().stream()
                .map(SettingsService::asWritten)
                .toList();
    }

    private List<Client> batch(BureauId bureau, String which, String after) {
        return jdbc.sql("""
                        select c.id, c.installation_id, c.erp_client_no, c.drive_letter, c.client_number, c.name
                        from client c join settings s on s.client_id = c.id and s.bureau_id = c.bureau_id
                        where c.bureau_id = :bureau and c.id > :after and (%s) order by c.id limit :batch
                        """.formatted(which))
                .param("bureau", bureau.toString())
                .param("after", after)
                .param("batch", BATCH)
                .query((row, n) -> client(bureau, row))
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
                .ifPresent(now -> settings.judge(client, now)));
    }
}
