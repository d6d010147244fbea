package no.byraportal.settings;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.InstallationId;
import no.byraportal.settings.ClientProgress.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How far each agent has come: what is desired for its clients against what it says they run on. */
@Service
public class ProgressService {

    /** The revision that the agent should run on; it may run on a newer one, which asked nothing of it. */
    private static final String DESIRED = "greatest(s.agent_revision, coalesce(a.revision, 0))";

    /** The client list's own words say who waits, so that both count the same. */
    private static final String STANDING = "case when " + ClientQuery.Status.WAITING.condition
            + " then if(a.client_id is null, 'SILENT', 'BEHIND') when s.active then 'CURRENT' else 'INACTIVE' end";

    private static final String WORST_FIRST = Arrays.stream(Standing.values())
            .map(standing -> "'" + standing + "'")
            .collect(Collectors.joining(", ", "field(standing, ", ")"));

    private final JdbcClient jdbc;

    ProgressService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All agents of the bureau that have clients. */
    public Map<InstallationId, Progress> progress(BureauScope scope) {
        scope.requireMaySeeAgents();
        Map<InstallationId, Progress> progress = new HashMap<>();
        jdbc.sql("select installation_id, sum(standing = 'CURRENT') current_, sum(standing = 'BEHIND') behind,"
                        + " sum(standing = 'SILENT') silent, sum(standing = 'INACTIVE') inactive"
                        + " from (select c.installation_id, " + STANDING + " standing " + ClientListService.FROM
                        + ") standings group by installation_id")
                .params(scope.parameters())
                .query(row -> {
                    progress.put(
                            InstallationId.of(row.getString("installation_id")),
                            new Progress(
                                    row.getInt("current_"),
                                    row.getInt("behind"),
                                    row.getInt("silent"),
                                    row.getInt("inactive")));
                });
        return progress;
    }

    /** One agent's clients: those that are behind first, then those never heard of. */
    public List<ClientProgress> clients(BureauScope scope, InstallationId installation, int offset, int limit) {
        scope.requireMaySeeAgents();
        return jdbc.sql("""
                        select c.client_number, concat(coalesce(c.drive_letter, ''), c.erp_client_no) erp_name, c.name,
                               a.revision applied, a.applied_at, %s desired, %s standing,
                               (select r.at from settings_revision r
                                where r.client_id = c.id and r.revision = %s) desired_at
                        """.formatted(DESIRED, STANDING, DESIRED) + ClientListService.FROM
                        + " and c.installation_id = :installation order by " + WORST_FIRST
                        + ", c.name, c.id limit :limit offset :offset")
                .params(scope.parameters())
                .param("installation", installation.toString())
                .param("limit", Math.clamp(limit, 1, 500))
                .param("offset", offset)
                .query((row, n) -> new ClientProgress(
                        new ClientNumber(row.getLong("client_number")),
                        row.getString("erp_name"),
                        row.getString("name"),
                        Standing.valueOf(row.getString("standing")),
                        row.getInt("desired"),
                        row.getObject("desired_at", Instant.class),
                        Optional.ofNullable(row.getObject("applied", Integer.class)),
                        Optional.ofNullable(row.getObject("applied_at", Instant.class))))
                .list();
    }
}
