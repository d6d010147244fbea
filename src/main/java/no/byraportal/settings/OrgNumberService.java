package no.byraportal.settings;

import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A client's organisation number, changed by a person: once among those of its bureau that invoice in earnest. */
@Service
public class OrgNumberService {

    private final ClientService clients;
    private final SettingsService settings;
    private final JdbcClient jdbc;

    OrgNumberService(ClientService clients, SettingsService settings, JdbcClient jdbc) {
        this.clients = clients;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /**
     * The client has this organisation number from now on; WebFaktura's confirmation of another is a claim again.
     *
     * @throws FieldRefused {@code orgNumber}: another of the bureau's active clients has it; {@code reason}: none is given
     */
    @Transactional
    public Client change(BureauScope scope, ClientId id, OrgNumber orgNumber, String reason) {
        scope.requireMayChangeClients();
        if (reason.isBlank()) {
            throw new FieldRefused("reason", new InvalidValue("reason.missing"));
        }
        String why = SettingsService.judged(reason);
        Client client = clients.client(scope, id);
        ClientSettings current = settings.lock(client);
        holder(client, orgNumber).ifPresent(name -> {
            throw new FieldRefused("orgNumber", new InvalidValue("orgnumber.twice", name));
        });
        Client renumbered = clients.renumber(scope, id, orgNumber, why);
        settings.judge(renumbered, current);
        return renumbered;
    }

    /** Neither a demo nor an inactive client stands in another's way, nor is anything in theirs. */
    private Optional<String> holder(Client client, OrgNumber orgNumber) {
        return jdbc.sql("""
                        select other.name from client other
                        join settings s on s.client_id = other.id and s.bureau_id = other.bureau_id
                        join settings own on own.client_id = :client and own.bureau_id = :bureau
                        where other.bureau_id = :bureau and other.org_number = :number and other.id <> :client
                            and s.active and not (json_value(s.document, '$.subscription.plan') <=> 99)
                            and own.active and not (json_value(own.document, '$.subscription.plan') <=> 99)
                        limit 1""")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("number", orgNumber.digits())
                .query(String.class)
                .optional();
    }
}
