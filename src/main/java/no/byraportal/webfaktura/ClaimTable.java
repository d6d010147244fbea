package no.byraportal.webfaktura;

import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.settings.Claims;
import no.byraportal.settings.Problem;
import no.byraportal.shared.OrgNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What WebFaktura has said of each client's number. */
@Component
class ClaimTable implements Claims {

    private final JdbcClient jdbc;

    ClaimTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Problem> problem(Client client) {
        return jdbc.sql("""
                        select 1 from webfaktura_client
                        where client_id = :client and bureau_id = :bureau and claim = 'DENIED'""")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .query((row, n) -> new Problem(
                        "claim.denied", "clientNumber", client.clientNumber().toString()))
                .optional();
    }

    /** @return whether that is news; the client then moves in the feed */
    boolean answer(Client client, Claim answer, @Nullable OrgNumber of) {
        return jdbc.sql("""
                        update webfaktura_client set claim = :claim, org_number = :orgNumber, moved = true
                        where client_id = :client and bureau_id = :bureau
                            and not (claim = :claim and org_number <=> :orgNumber)""")
                        .param("claim", answer.name())
                        .param("orgNumber", of == null ? null : of.digits())
                        .param("client", client.id().toString())
                        .param("bureau", client.bureau().toString())
                        .update()
                == 1;
    }
}
