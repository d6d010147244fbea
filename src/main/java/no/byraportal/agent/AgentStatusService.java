package no.byraportal.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.byraportal.agent.AgentStatus.Erp;
import no.byraportal.agent.AgentStatus.Gateway;
import no.byraportal.agent.AgentStatus.Opg;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the agents say of themselves, the ERP and the gateway beside them: the last of it, and when. */
@Service
public class AgentStatusService {

    private final JdbcClient jdbc;
    private final Clock clock;

    AgentStatusService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What it says now; what it said before is forgotten but for the time. */
    @Transactional
    public void report(InstallationScope scope, AgentStatus status) {
        jdbc.sql("""
                        insert into agent_status (installation_id, bureau_id, heard_at, agent_version, erp_product,
                            erp_version, opg_state, opg_version, scheduled)
                        values (:installation, :bureau, :now, :agent, :product, :erp, :opg, :opgVersion, :scheduled)
                        on duplicate key update heard_before = heard_at, heard_at = values(heard_at),
                            agent_version = values(agent_version), erp_product = values(erp_product),
                            erp_version = values(erp_version), opg_state = values(opg_state),
                            opg_version = values(opg_version), scheduled = values(scheduled)""")
                .param("installation", scope.installation().toString())
                .param("bureau", scope.bureau().toString())
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .param("agent", status.agent().written())
                .param("product", status.erp().product().name())
                .param("erp", status.erp().version().written())
                .param("opg", status.opg().state().name())
                .param(
                        "opgVersion",
                        status.opg().version().map(Version::written).orElse(null))
                .param("scheduled", status.scheduled().orElse(null))
                .update();
    }

    /** What each of the bureau's agents said last; those that have said nothing are not among them. */
    public Map<InstallationId, Heartbeat> heard(BureauScope scope) {
        scope.requireMaySeeAgents();
        return heard(scope, "true");
    }

    /** The same of the agents of the clients that they see. */
    public Map<InstallationId, Heartbeat> heardOfClients(BureauScope scope) {
        return heard(
                scope,
                "exists (select 1 from client c where c.installation_id = s.installation_id and "
                        + BureauScope.SEES_CLIENT + ")");
    }

    private Map<InstallationId, Heartbeat> heard(BureauScope scope, String which) {
        Map<InstallationId, Heartbeat> heard = new HashMap<>();
        jdbc.sql("select s.* from agent_status s where s.bureau_id = :bureau and " + which)
                .param("bureau", scope.bureau().toString())
                .params(scope.parameters())
                .query(row -> {
                    heard.put(InstallationId.of(row.getString("installation_id")), heartbeat(row));
                });
        return heard;
    }

    private static Heartbeat heartbeat(ResultSet row) throws SQLException {
        return new Heartbeat(
                new AgentStatus(
                        new Version(row.getString("agent_version")),
                        new Erp(
                                Product.valueOf(row.getString("erp_product")),
                                new Version(row.getString("erp_version"))),
                        new Opg(
                                Gateway.valueOf(row.getString("opg_state")),
                                Optional.ofNullable(row.getString("opg_version"))
                                        .map(Version::new)),
                        Optional.ofNullable(row.getObject("scheduled", Boolean.class))),
                row.getObject("heard_at", Instant.class),
                Optional.ofNullable(row.getObject("heard_before", Instant.class)));
    }
}
