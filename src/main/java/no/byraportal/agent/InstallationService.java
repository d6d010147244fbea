package no.byraportal.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.byraportal.identity.AgentSeen;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.IssuedToken;
import no.byraportal.identity.ProgramToken;
import no.byraportal.identity.Scope;
import no.byraportal.identity.TokenId;
import no.byraportal.identity.TokenService;
import no.byraportal.settings.SettingsChanged;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bureau's sync agents and the tokens they show. */
@Service
public class InstallationService {

    /** Those in use; one that was removed is in no answer. */
    private static final String IN_USE = """
            select id, bureau_id, name, generation, created_at, last_seen_at from installation
            where bureau_id = :bureau and removed_at is null""";

    private final TokenService tokens;
    private final JdbcAggregateTemplate aggregates;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InstallationService(
            TokenService tokens,
            JdbcAggregateTemplate aggregates,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tokens = tokens;
        this.aggregates = aggregates;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    public List<Installation> installations(BureauScope scope) {
        scope.requireMaySeeAgents();
        return jdbc.sql(IN_USE + " order by name")
                .param("bureau", scope.bureau().toString())
                .query((row, n) -> installation(row))
                .list();
    }

    /** @throws NotFound when the bureau has no such installation */
    public Installation installation(Scope scope, InstallationId id) {
        if (scope instanceof BureauScope asking) {
            asking.requireMaySeeAgents();
        }
        return jdbc.sql(IN_USE + " and id = :id")
                .param("bureau", scope.bureau().toString())
                .param("id", id.toString())
                .query((row, n) -> installation(row))
                .optional()
                .orElseThrow(() -> new NotFound("installation " + id));
    }

    private static Installation installation(ResultSet row) throws SQLException {
        return new Installation(
                InstallationId.of(row.getString("id")),
                BureauId.of(row.getString("bureau_id")),
                row.getString("name"),
                row.getLong("generation"),
                row.getObject("created_at", Instant.class),
                row.getObject("last_seen_at", Instant.class));
    }

    /**
     * Whoever changes what the installation has sent or is given takes turns, until the transaction ends.
     *
     * @return the generation of its settings
     */
    @Transactional
    public long lock(Scope scope, InstallationId id) {
        installation(scope, id);
        return jdbc.sql("""
                        select generation from installation
                        where id = :id and bureau_id = :bureau and removed_at is null for update""")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("installation " + id));
    }

    /** A new installation, named so that people recognise the machine; it has no token yet. */
    @Transactional
    public Installation install(BureauScope scope, String name) {
        scope.requireMayKeepAgents();
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > Installation.NAME_LENGTH) {
            throw new InvalidValue("installation.name", Installation.NAME_LENGTH);
        }
        Installation born =
                new Installation(InstallationId.random(), scope.bureau(), trimmed, 1, clock.instant(), null);
        try {
            aggregates.insert(born);
        } catch (DuplicateKeyException e) {
            throw new InvalidValue("installation.taken", trimmed);
        }
        tell(scope, "installation.created", born);
        return born;
    }

    /** An installation and its first token, told once. */
    public record Equipped(Installation installation, IssuedToken token) {}

    /** {@link #install} and {@link #issueToken}: both or neither. */
    @Transactional
    public Equipped equip(BureauScope scope, String name) {
        Installation born = install(scope, name);
        return new Equipped(born, tokens.issue(scope, born.id()));
    }

    /**
     * Takes an installation out of use: its tokens stop at once and its name is free; what it sent and was given is kept.
     * One that holds clients is not removed: their settings would be left without an agent, and that is decided client by
     * client, never as a side effect of putting away a machine.
     *
     * @throws RuleBroken {@code agent-has-clients}
     */
    @Transactional
    public void remove(BureauScope scope, InstallationId id) {
        scope.requireMayKeepAgents();
        lock(scope, id);
        Installation gone = installation(scope, id);
        int clients = jdbc.sql("select count(*) from client where installation_id = :id and bureau_id = :bureau")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .query(Integer.class)
                .single();
        if (clients > 0) {
            throw new RuleBroken("agent-has-clients", gone.name(), clients);
        }
        tokens.revokeAll(scope, id);
        jdbc.sql("update installation set removed_at = :now where id = :id and bureau_id = :bureau")
                .param("now", clock.instant())
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .update();
        tell(scope, "installation.removed", gone);
    }

    private void tell(BureauScope scope, String key, Installation installation) {
        events.publishEvent(new InstallationChange(
                scope.bureau().value(),
                key,
                installation.id().value(),
                scope.actor(),
                clock.instant(),
                Map.of("name", installation.name())));
    }

    public List<ProgramToken> tokens(BureauScope scope, InstallationId id) {
        return tokens.tokens(scope, installation(scope, id).id());
    }

    /** A first or a further token, told once. */
    public IssuedToken issueToken(BureauScope scope, InstallationId id) {
        return tokens.issue(scope, installation(scope, id).id());
    }

    /** A new token; the old ones end after {@link TokenService#OVERLAP}. */
    public IssuedToken rotateToken(BureauScope scope, InstallationId id) {
        return tokens.rotate(scope, installation(scope, id).id());
    }

    public void revokeToken(BureauScope scope, InstallationId id, TokenId token) {
        tokens.revoke(scope, installation(scope, id).id(), token);
    }

    /** The agent is alive. */
    @EventListener
    void seen(AgentSeen agent) {
        jdbc.sql("update installation set last_seen_at = :at where id = :id and bureau_id = :bureau")
                .param("at", agent.at())
                .param("id", agent.installation().toString())
                .param("bureau", agent.bureau().toString())
                .update();
    }

    /** What the installation is given differs from now on, from this very transaction on. */
    void raiseGeneration(Scope scope, InstallationId id) {
        jdbc.sql("update installation set generation = generation + 1 where id = :id and bureau_id = :bureau")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .update();
    }

    /** A client's settings changed: its installation's next answer differs, from this very transaction on. */
    @EventListener
    void raiseGeneration(SettingsChanged change) {
        jdbc.sql("""
                        update installation i join client c on c.installation_id = i.id and c.bureau_id = i.bureau_id
                        set i.generation = i.generation + 1 where c.id = :client""").param("client", change.client().toString()).update();
    }
}
