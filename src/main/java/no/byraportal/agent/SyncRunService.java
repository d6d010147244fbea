package no.byraportal.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.shared.NotFound;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Synkroniseringer: the runs that the agents tell of, and how they went for each client. */
@Service
public class SyncRunService {

    private final InstallationService installations;
    private final ClientService clients;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final Clock clock;

    SyncRunService(
            InstallationService installations,
            ClientService clients,
            JdbcClient jdbc,
            JdbcTemplate batches,
            JsonMapper json,
            Clock clock) {
        this.installations = installations;
        this.clients = clients;
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    /** A run is over. The same one told again, as after a lost answer, counts once. */
    @Transactional
    public void report(InstallationScope scope, SyncRun run) {
        SyncRunId id = SyncRunId.random();
        try {
            keep(scope, id, run);
        } catch (DuplicateKeyException e) {
            return;
        }
        Map<String, ClientId> known = clients.clients(scope).stream()
                .collect(Collectors.toMap(client -> client.erpClientNo().digits(), Client::id));
        List<Object[]> rows = IntStream.range(0, run.clients().size())
                .mapToObj(position -> row(scope, id, position, run.clients().get(position), known))
                .toList();
        batches.batchUpdate("""
                insert into sync_run_client
                    (run_id, position, bureau_id, erp_client_no, client_id, failed, steps, watermarks)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private void keep(InstallationScope scope, SyncRunId id, SyncRun run) {
        jdbc.sql("""
                        insert into sync_run (id, bureau_id, installation_id, received_at, started_at, finished_at,
                            mode, clients, failed, steps, sha256)
                        values (:id, :bureau, :installation, :now, :started, :finished,
                            :mode, :clients, :failed, :steps, :sha256)""")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .param("installation", scope.installation().toString())
                .param("now", clock.instant())
                .param("started", run.startedAt())
                .param("finished", run.finishedAt())
                .param("mode", run.mode().name())
                .param("clients", run.clients().size())
                .param("failed", run.failed())
                .param("steps", run.steps())
                .param("sha256", VariablesFiles.sha256(json.writeValueAsBytes(run)))
                .update();
    }

    private Object[] row(
            InstallationScope scope, SyncRunId run, int position, SyncedClient client, Map<String, ClientId> known) {
        return new Object[] {
            run.toString(),
            position,
            scope.bureau().toString(),
            client.erpClientNo(),
            Optional.ofNullable(known.get(client.erpClientNo()))
                    .map(ClientId::toString)
                    .orElse(null),
            client.failed(),
            json.writeValueAsString(client.steps()),
            json.writeValueAsString(client.watermarks())
        };
    }

    /** The newest first. */
    public List<SyncRunRow> runs(BureauScope scope, InstallationId installation, int offset, int limit) {
        installations.installation(scope, installation);
        return jdbc.sql("""
                        select * from sync_run where installation_id = :installation and bureau_id = :bureau
                        order by started_at desc, id limit :limit offset :offset""")
                .param("installation", installation.toString())
                .param("bureau", scope.bureau().toString())
                .param("limit", Math.clamp(limit, 1, 500))
                .param("offset", offset)
                .query((row, n) -> row(row))
                .list();
    }

    public int count(BureauScope scope, InstallationId installation) {
        installations.installation(scope, installation);
        return jdbc.sql("select count(*) from sync_run where installation_id = :installation and bureau_id = :bureau")
                .param("installation", installation.toString())
                .param("bureau", scope.bureau().toString())
                .query(Integer.class)
                .single();
    }

    /** @throws NotFound when the installation has no such run */
    public SyncRunRow run(BureauScope scope, InstallationId installation, SyncRunId id) {
        installations.installation(scope, installation);
        return jdbc.sql("""
                        select * from sync_run
                        where id = :id and installation_id = :installation and bureau_id = :bureau""")
                .param("id", id.toString())
                .param("installation", installation.toString())
                .param("bureau", scope.bureau().toString())
                .query((row, n) -> row(row))
                .optional()
                .orElseThrow(() -> new NotFound("sync run " + id));
    }

    private static SyncRunRow row(ResultSet row) throws SQLException {
        return new SyncRunRow(
                SyncRunId.of(row.getString("id")),
                row.getObject("started_at", Instant.class),
                row.getObject("finished_at", Instant.class),
                SyncRun.Mode.valueOf(row.getString("mode")),
                row.getInt("clients"),
                row.getInt("failed"),
                row.getInt("steps"));
    }

    /** Those with a step that failed come first, each half in the agent's order. */
    public List<SyncedClientRow> clients(BureauScope scope, SyncRunId run, int offset, int limit) {
        scope.requireMaySeeAgents();
        return jdbc.sql("""
                        select r.erp_client_no, r.steps, r.watermarks, c.name, c.client_number from sync_run_client r
                        left join client c on c.id = r.client_id and c.bureau_id = r.bureau_id
                        where r.run_id = :run and r.bureau_id = :bureau
                        order by r.failed desc, r.position limit :limit offset :offset""")
                .param("run", run.toString())
                .param("bureau", scope.bureau().toString())
                .param("limit", Math.clamp(limit, 1, 500))
                .param("offset", offset)
                .query((row, n) -> new SyncedClientRow(
                        new SyncedClient(
                                row.getString("erp_client_no"),
                                json.readValue(row.getString("steps"), new TypeReference<>() {}),
                                json.readValue(row.getString("watermarks"), new TypeReference<>() {})),
                        Optional.ofNullable(row.getString("name")),
                        Optional.ofNullable(row.getObject("client_number", Long.class))
                                .map(ClientNumber::new)))
                .list();
    }
}
