package no.byraportal.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.identity.BureauScope;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Registrations that are not done yet. A draft blocks nothing and nobody: it is what somebody has typed. */
@Service
public class DraftService {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DraftService(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The bureau's drafts, the one that was typed in last first. */
    public List<Draft> drafts(BureauScope scope) {
        scope.requireMayRegisterClients();
        return jdbc.sql("""
                        select id, holder_id, holder_name, changed_at, typed from registration_draft
                        where bureau_id = :bureau order by changed_at desc, id limit :most""")
                .param("bureau", scope.bureau().toString())
                .param("most", MOST)
                .query((row, n) -> draft(row))
                .list();
    }

    /** @throws NotFound when it is done or deleted, or another bureau's */
    public Draft draft(BureauScope scope, DraftId id) {
        return find(scope, id).orElseThrow(() -> new NotFound("draft " + id));
    }

    private Optional<Draft> find(BureauScope scope, DraftId id) {
        scope.requireMayRegisterClients();
        return jdbc.sql("""
                        select id, holder_id, holder_name, changed_at, typed from registration_draft
                        where id = :id and bureau_id = :bureau""")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .query((row, n) -> draft(row))
                .optional();
    }

    private Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                DraftId.of(row.getString("id")),
                new Actor(row.getString("holder_id"), row.getString("holder_name")),
                row.getObject("changed_at", Instant.class),
                json.readValue(row.getString("typed"), new TypeReference<Map<String, String>>() {}));
    }

    /** A new draft of one's own. */
    @Transactional
    public Draft begin(BureauScope scope, Map<String, String> typed) {
        scope.requireMayRegisterClients();
        Draft born = new Draft(DraftId.random(), scope.actor(), clock.instant(), typed);
        jdbc.sql("""
                        insert into registration_draft (id, bureau_id, holder_id, holder_name, changed_at, typed)
                        values (:id, :bureau, :holder, :name, :now, :typed)""")
                .param("id", born.id().toString())
                .param("bureau", scope.bureau().toString())
                .param("holder", born.holder().id())
                .param("name", born.holder().name())
                .param("now", born.changedAt())
                .param("typed", json.writeValueAsString(typed))
                .update();
        return born;
    }

    /**
     * Keeps what is typed.
     *
     * @throws RuleBroken {@code draft-taken} when a colleague has taken it over, {@code draft-gone} when it is no more
     */
    @Transactional
    public Draft keep(BureauScope scope, DraftId id, Map<String, String> typed) {
        scope.requireMayRegisterClients();
        Instant now = clock.instant();
        int rows = jdbc.sql("""
                        update registration_draft set typed = :typed, changed_at = :now
                        where id = :id and bureau_id = :bureau and holder_id = :holder""")
                .param("typed", json.writeValueAsString(typed))
                .param("now", now)
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .param("holder", scope.actor().id())
                .update();
        if (rows == 0) {
            throw lost(scope, id);
        }
        return new Draft(id, scope.actor(), now, typed);
    }

    /** From now on it is one's own; what was typed stays. */
    @Transactional
    public Draft takeOver(BureauScope scope, DraftId id) {
        scope.requireMayRegisterClients();
        jdbc.sql("""
                        update registration_draft set holder_id = :holder, holder_name = :name
                        where id = :id and bureau_id = :bureau""")
                .param("holder", scope.actor().id())
                .param("name", scope.actor().name())
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .update();
        return draft(scope, id);
    }

    /**
     * What it was for is done, by whoever has it.
     *
     * @throws RuleBroken {@code draft-taken}, {@code draft-gone}
     */
    @Transactional
    void finish(BureauScope scope, DraftId id) {
        int rows = jdbc.sql("""
                        delete from registration_draft
                        where id = :id and bureau_id = :bureau and holder_id = :holder""")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .param("holder", scope.actor().id())
                .update();
        if (rows == 0) {
            throw lost(scope, id);
        }
    }

    private RuleBroken lost(BureauScope scope, DraftId id) {
        return find(scope, id)
                .map(taken -> new RuleBroken("draft-taken", taken.holder().name()))
                .orElseGet(() -> new RuleBroken("draft-gone"));
    }

    /** Nothing is left of it; one that is gone already is gone. */
    @Transactional
    public void delete(BureauScope scope, DraftId id) {
        scope.requireMayRegisterClients();
        jdbc.sql("delete from registration_draft where id = :id and bureau_id = :bureau")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .update();
    }
}
