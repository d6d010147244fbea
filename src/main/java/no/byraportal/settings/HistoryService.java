package no.byraportal.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.Scope;
import no.byraportal.shared.OrgNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a client's settings were at any time, who ran on what then, and the way back. */
@Service
public class HistoryService {

    private final SettingsService settings;
    private final ClientService clients;
    private final Plans plans;
    private final JdbcClient jdbc;

    HistoryService(SettingsService settings, ClientService clients, Plans plans, JdbcClient jdbc) {
        this.settings = settings;
        this.clients = clients;
        this.plans = plans;
        this.jdbc = jdbc;
    }

    /** The subscriptions as they were on a day, by code. */
    public List<Plan> plans(Scope scope, LocalDate day) {
        return plans.on(day);
    }

    /** The clients that had settings then, by name: those that the asker sees now, named as they are now. */
    public List<ClientThen> clients(BureauScope scope, Instant then) {
        return jdbc.sql("""
                        select c.client_number, concat(coalesce(c.drive_letter, ''), c.erp_client_no) erp_name,
                               c.org_number, c.name, r.revision, r.at, json_extract(r.document, '$.active') = true active,
                               json_value(r.document, '$.subscription.plan') plan
                        from client c
                        join settings_revision r on r.client_id = c.id and r.bureau_id = c.bureau_id and r.revision = (
                            select max(revision) from settings_revision where client_id = c.id and at <= :then)
                        where\s""" + BureauScope.SEES_CLIENT + " order by c.name, c.client_number")
                .params(scope.parameters())
                .param("then", then)
                .query((row, n) -> new ClientThen(
                        new ClientNumber(row.getLong("client_number")),
                        row.getString("erp_name"),
                        Optional.ofNullable(row.getString("org_number")).map(OrgNumber::new),
                        row.getString("name"),
                        row.getBoolean("active"),
                        Optional.ofNullable(row.getString("plan")).map(PlanCode::of),
                        row.getInt("revision"),
                        row.getObject("at", Instant.class)))
                .list();
    }

    /** The revision that was in force then; empty: the client had no settings yet. */
    public Optional<SettingsRevision> revision(Scope scope, ClientId client, Instant then) {
        clients.client(scope, client);
        return jdbc.sql("""
                        select max(revision) from settings_revision
                        where client_id = :client and bureau_id = :bureau and at <= :then""")
                .param("client", client.toString())
                .param("bureau", scope.bureau().toString())
                .param("then", then)
                .query(Integer.class)
                .optional()
                .flatMap(newest -> settings.revisions(scope, client, newest + 1, 1).stream()
                        .findFirst());
    }

    /**
     * What a consumer ran on then, as far as it has told; empty: nothing. Nobody takes a revision into use after saying
     * so: where a consumer's clock is ahead, the time it was heard holds.
     */
    public Optional<Applied> applied(Scope scope, ClientId client, Consumer consumer, Instant then) {
        clients.client(scope, client);
        return jdbc.sql("""
                        select revision, least(applied_at, reported_at) since, sha256, active, payments
                        from applied_history
                        where client_id = :client and bureau_id = :bureau and consumer = :consumer
                            and least(applied_at, reported_at) <= :then
                        order by since desc, reported_at desc limit 1""")
                .param("client", client.toString())
                .param("bureau", scope.bureau().toString())
                .param("consumer", consumer.name())
                .param("then", then)
                .query((row, n) -> new Applied(
                        row.getInt("revision"),
                        row.getObject("since", Instant.class),
                        row.getString("sha256"),
                        row.getObject("active", Boolean.class),
                        row.getObject("payments", Boolean.class)))
                .optional();
    }

    /** What it would be to bring a revision back now. */
    public Restoration restoration(Scope scope, ClientId client, int revision) {
        return Restoration.of(settings.settings(scope, client), settings.document(scope, client, revision));
    }

    /**
     * A new revision that equals an old one but for numbers, identity and {@code active}. When nothing differs there is
     * none.
     *
     * @throws SavedFirst when somebody saved after {@code seen}
     * @throws no.byraportal.shared.RuleBroken {@code reason-required}
     */
    @Transactional
    public ClientSettings restore(BureauScope scope, ClientId client, int seen, int revision, String reason) {
        scope.requireMayChangeClients();
        ClientSettings desired = restoration(scope, client, revision).desired();
        return settings.save(scope, seen, desired, List.of(), reason, Optional.of(revision));
    }
}
