package no.byraportal.settings;

import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A client's organisation number, changed by a person: once among those of its bureau that invoice in earnest. */
@Service
public class OrgNumberService {

    private final ClientService clients;
    private final SettingsService settings;
    private final OrgNumbers numbers;

    OrgNumberService(ClientService clients, SettingsService settings, OrgNumbers numbers) {
        this.clients = clients;
        this.settings = settings;
        this.numbers = numbers;
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
        numbers.requireFree(scope, client, current.document(), orgNumber);
        Client renumbered = clients.renumber(scope, id, orgNumber, why);
        settings.judge(renumbered, current);
        return renumbered;
    }
}
