package no.byraportal.agent;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.Scope;
import no.byraportal.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The installations' own settings, the file's {@code <system>}, revision by revision. */
@Service
public class SystemService {

    private final InstallationService installations;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SystemService(InstallationService installations, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.installations = installations;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What the installation's file says of itself now becomes a revision, when it differs from the last one. */
    @Transactional
    void observe(Scope scope, InstallationId installation, SystemSettings observed) {
        List<SystemRevision> last = read(scope, installation, Integer.MAX_VALUE, 1);
        if (!last.isEmpty() && last.getFirst().settings().equals(observed)) {
            return;
        }
        jdbc.sql("""
                        insert into system_revision
                            (installation_id, revision, bureau_id, at, actor_id, actor_name, document)
                        values (:installation, :revision, :bureau, :at, :actorId, :actorName, :document)""")
                .param("installation", installation.toString())
                .param("revision", last.isEmpty() ? 1 : last.getFirst().revision() + 1)
                .param("bureau", scope.bureau().toString())
                .param("at", clock.instant())
                .param("actorId", scope.actor().id())
                .param("actorName", scope.actor().name())
                .param("document", json.writeValueAsString(observed))
                .update();
    }

    /** The installation's own settings now; empty when it has sent no file. */
    public Optional<SystemSettings> settings(Scope scope, InstallationId installation) {
        installations.installation(scope, installation);
        return read(scope, installation, Integer.MAX_VALUE, 1).stream()
                .findFirst()
                .map(SystemRevision::settings);
    }

    /** Those before the given one, newest first. */
    public List<SystemRevision> revisions(BureauScope scope, InstallationId installation, int before, int limit) {
        installations.installation(scope, installation);
        return read(scope, installation, before, Math.clamp(limit, 1, 500));
    }

    private List<SystemRevision> read(Scope scope, InstallationId installation, int before, int limit) {
        return jdbc.sql("""
                        select revision, at, actor_id, actor_name, document from system_revision
                        where installation_id = :installation and bureau_id = :bureau and revision < :before
                        order by revision desc limit :limit""")
                .param("installation", installation.toString())
                .param("bureau", scope.bureau().toString())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> new SystemRevision(
                        row.getInt("revision"),
                        row.getObject("at", Instant.class),
                        new Actor(row.getString("actor_id"), row.getString("actor_name")),
                        json.readValue(row.getString("document"), SystemSettings.class)))
                .list();
    }
}
