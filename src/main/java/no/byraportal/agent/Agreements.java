package no.byraportal.agent;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.settings.Drift;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the portal and an installation's file last agreed on, client by client, and where they no longer do. */
@Component
class Agreements {

    /**
     * For one client.
     *
     * @param sha256   of its segment in the file, lower-case hex
     * @param missing  the installation sent the client before, and no longer does
     * @param document what both last said
     * @param revision the newest revision that the file is known to have carried
     */
    record Agreed(String sha256, boolean missing, SettingsDocument document, int revision) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Agreements(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Map<ClientId, Agreed> of(BureauId bureau, List<ClientId> clients) {
        Map<ClientId, Agreed> agreed = new HashMap<>();
        if (!clients.isEmpty()) {
            jdbc.sql("""
                            select client_id, sha256, missing, agreed, agreed_revision from client_file
                            where bureau_id = :bureau and client_id in (:clients)""")
                    .param("bureau", bureau.toString())
                    .param("clients", clients.stream().map(ClientId::toString).toList())
                    .query(row -> {
                        agreed.put(
                                ClientId.of(row.getString("client_id")),
                                new Agreed(
                                        row.getString("sha256"),
                                        row.getBoolean("missing"),
                                        json.readValue(row.getString("agreed"), SettingsDocument.class),
                                        row.getInt("agreed_revision")));
                    });
        }
        return agreed;
    }

    void keep(BureauId bureau, InstallationId installation, ClientId client, Agreed agreed) {
        jdbc.sql("""
                        insert into client_file
                            (client_id, bureau_id, installation_id, sha256, missing, agreed, agreed_revision)
                        values (:client, :bureau, :installation, :sha256, :missing, :agreed, :revision)
                        on duplicate key update sha256 = values(sha256), missing = values(missing),
                            agreed = values(agreed), agreed_revision = values(agreed_revision)""")
                .param("client", client.toString())
                .param("bureau", bureau.toString())
                .param("installation", installation.toString())
                .param("sha256", agreed.sha256())
                .param("missing", agreed.missing())
                .param("agreed", json.writeValueAsString(agreed.document()))
                .param("revision", agreed.revision())
                .update();
    }

    /** As if the installation had never sent the client: its next file has it again. */
    void forget(BureauId bureau, ClientId client) {
        jdbc.sql("delete from client_file where client_id = :client and bureau_id = :bureau")
                .param("client", client.toString())
                .param("bureau", bureau.toString())
                .update();
    }

    /** The ERP numbers of the clients that the installation has sent at some time. */
    Set<String> sent(BureauId bureau, InstallationId installation) {
        return new HashSet<>(jdbc.sql("""
                        select c.erp_client_no from client_file f join client c on c.id = f.client_id
                        where f.installation_id = :installation and f.bureau_id = :bureau""")
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .query(String.class)
                .list());
    }

    /** Clients, by ERP number, whose listing somebody changed by hand in the file: is it active there? */
    Map<String, Boolean> heldActivity(BureauId bureau, InstallationId installation) {
        Map<String, Boolean> held = new HashMap<>();
        jdbc.sql("""
                        select c.erp_client_no, d.in_file from drift d join client c on c.id = d.client_id
                        where d.field = :field and c.installation_id = :installation and d.bureau_id = :bureau""")
                .param("field", SettingsField.ACTIVE.path())
                .param("installation", installation.toString())
                .param("bureau", bureau.toString())
                .query(row -> {
                    held.put(row.getString("erp_client_no"), "true".equals(row.getString("in_file")));
                });
        return held;
    }

    /** Paths of the values that wait for a person's decision. */
    Map<ClientId, Set<String>> held(BureauId bureau, List<ClientId> clients) {
        Map<ClientId, Set<String>> held = new HashMap<>();
        if (!clients.isEmpty()) {
            jdbc.sql("select client_id, field from drift where bureau_id = :bureau and client_id in (:clients)")
                    .param("bureau", bureau.toString())
                    .param("clients", clients.stream().map(ClientId::toString).toList())
                    .query(row -> {
                        held.computeIfAbsent(ClientId.of(row.getString("client_id")), c -> new HashSet<>())
                                .add(row.getString("field"));
                    });
        }
        return held;
    }

    List<Drift> drifts(BureauId bureau, ClientId client) {
        List<Drift> found = jdbc.sql("""
                        select field, agreed, in_file, found_at from drift
                        where bureau_id = :bureau and client_id = :client""")
                .param("bureau", bureau.toString())
                .param("client", client.toString())
                .query((row, n) -> new Drift(
                        row.getString("field"),
                        Optional.ofNullable(row.getString("agreed")),
                        Optional.ofNullable(row.getString("in_file")),
                        row.getObject("found_at", Instant.class)))
                .list();
        return found.stream()
                .sorted(Comparator.comparing(drift -> SettingsField.at(drift.field())
                        .map(SettingsField::ordinal)
                        .orElse(-1)))
                .toList();
    }

    /**
     * These are the client's drifts now; one that was there already keeps the time it was found.
     *
     * @return whether there are any, or were any
     */
    boolean keepDrifts(BureauId bureau, ClientId client, List<Drift> drifts) {
        List<String> fields = drifts.stream().map(Drift::field).toList();
        boolean gone = drop(bureau, client, held -> !fields.contains(held));
        for (Drift drift : drifts) {
            jdbc.sql("""
                            insert into drift (client_id, field, bureau_id, agreed, in_file, found_at)
                            values (:client, :field, :bureau, :agreed, :inFile, :now)
                            on duplicate key update agreed = values(agreed), in_file = values(in_file)""")
                    .param("client", client.toString())
                    .param("field", drift.field())
                    .param("bureau", bureau.toString())
                    .param("agreed", drift.agreed().orElse(null))
                    .param("inFile", drift.inFile().orElse(null))
                    .param("now", clock.instant())
                    .update();
        }
        return gone || !drifts.isEmpty();
    }

    boolean drop(BureauId bureau, ClientId client, Predicate<String> which) {
        List<String> fields = held(bureau, List.of(client)).getOrDefault(client, Set.of()).stream()
                .filter(which)
                .toList();
        for (String field : fields) {
            jdbc.sql("delete from drift where client_id = :client and field = :field and bureau_id = :bureau")
                    .param("client", client.toString())
                    .param("field", field)
                    .param("bureau", bureau.toString())
                    .update();
        }
        return !fields.isEmpty();
    }
}
