package no.byraportal.settings;

import no.byraportal.client.Activity;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which clients are desired to be served: at once, whoever has answered. */
@Component
class ActivityTable implements Activity {

    private final JdbcClient jdbc;

    ActivityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isActive(BureauId bureau, ClientId client) {
        return jdbc.sql("select count(*) from settings where client_id = :client and bureau_id = :bureau and active")
                        .param("client", client.toString())
                        .param("bureau", bureau.toString())
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
