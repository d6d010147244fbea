package no.byraportal.agent;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Logg: the lines of WebFakturaLog.txt that the agents send, so that nobody has to go to the machine for them. */
@Service
public class AgentLogService {

    private static final String FOUND = """
             from agent_log where installation_id = :installation and bureau_id = :bureau
              and (:search = '' or text like :anywhere escape '!')""";

    private final InstallationService installations;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    AgentLogService(InstallationService installations, JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.installations = installations;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Further lines, in the log's order. A line of the same time and text is the same line. */
    @Transactional
    public void keep(InstallationScope scope, List<LogLine> lines) {
        Instant now = clock.instant();
        List<Object[]> rows = lines.stream()
                .map(line -> new Object[] {
                    scope.bureau().toString(),
                    scope.installation().toString(),
                    now,
                    line.at(),
                    line.text(),
                    VariablesFiles.sha256(line.text().getBytes(StandardCharsets.UTF_8))
                })
                .toList();
        batches.batchUpdate("""
                insert into agent_log (bureau_id, installation_id, received_at, at, text, sha256)
                values (?, ?, ?, ?, ?, ?) on duplicate key update id = id""", rows);
    }

    /**
     * The newest first.
     *
     * @param search any part of a line; empty: all
     */
    public List<LogLine> lines(BureauScope scope, InstallationId installation, String search, int offset, int limit) {
        installations.installation(scope, installation);
        return jdbc.sql("select at, text " + FOUND + " order by at desc, id desc limit :limit offset :offset")
                .params(parameters(scope, installation, search))
                .param("limit", Math.clamp(limit, 1, 500))
                .param("offset", offset)
                .query((row, n) -> new LogLine(row.getObject("at", Instant.class), row.getString("text")))
                .list();
    }

    public int count(BureauScope scope, InstallationId installation, String search) {
        installations.installation(scope, installation);
        return jdbc.sql("select count(*)" + FOUND)
                .params(parameters(scope, installation, search))
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> parameters(BureauScope scope, InstallationId installation, String search) {
        return Map.of(
                "installation",
                installation.toString(),
                "bureau",
                scope.bureau().toString(),
                "search",
                search,
                "anywhere",
                "%" + search.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }
}
