package no.byraportal.settings;

import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.InstallationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where the facts lie: those of clients, and those of clients that nobody has registered yet. */
@Component
class KnownFactsTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KnownFactsTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    KnownFacts of(Client client) {
        return jdbc.sql("select facts from known_facts where client_id = :client and bureau_id = :bureau")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .query((row, n) -> read(row.getString("facts")))
                .optional()
                .orElse(KnownFacts.NOTHING);
    }

    void keep(Client client, KnownFacts facts) {
        jdbc.sql("""
                        insert into known_facts (client_id, bureau_id, facts) values (:client, :bureau, :facts)
                        on duplicate key update facts = values(facts)""")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("facts", written(facts))
                .update();
    }

    /** What was told of the client before it was registered is known of it from now on. */
    KnownFacts adopt(Client client) {
        Optional<KnownFacts> told = discovered(client.bureau(), client.installation(), client.erpClientNo());
        told.ifPresent(facts -> {
            keep(client, facts);
            jdbc.sql("""
                            delete from discovered_client
                            where installation_id = :installation and erp_client_no = :number and bureau_id = :bureau""")
                    .param("installation", client.installation().toString())
                    .param("number", client.erpClientNo().digits())
                    .param("bureau", client.bureau().toString())
                    .update();
        });
        return told.orElse(KnownFacts.NOTHING);
    }

    Optional<KnownFacts> discovered(BureauId bureau, InstallationId installation, ErpClientNo number) {
        return jdbc.sql("""
                        select facts from discovered_client
                        where installation_id = :installation and erp_client_no = :number and bureau_id = :bureau""")
                .param("installation", installation.toString())
                .param("number", number.digits())
                .param("bureau", bureau.toString())
                .query((row, n) -> read(row.getString("facts")))
                .optional();
    }

    KnownFacts read(String stored) {
        return KnownFacts.read(json, stored);
    }

    String written(KnownFacts facts) {
        return json.writeValueAsString(facts.all());
    }
}
