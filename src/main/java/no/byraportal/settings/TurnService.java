package no.byraportal.settings;

import java.util.List;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.shared.RuleBroken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deactivates and reactivates clients, and tells how far each party has come with what was turned. */
@Service
public class TurnService {

    private final TurnTable turns;
    private final SettingsService settings;
    private final ClientService clients;

    TurnService(TurnTable turns, SettingsService settings, ClientService clients) {
        this.turns = turns;
        this.settings = settings;
        this.clients = clients;
    }

    /** What was ever turned for the client, as it was turned last. */
    public List<Turn> turns(BureauScope scope, ClientId id) {
        Client client = clients.client(scope, id);
        return turns.of(client, settings.settings(scope, id));
    }

    /**
     * The client is served no longer: a new revision, which the agent and WebFaktura take into use, and a reminder of the
     * ERP. Of a client that is inactive already it only tells how that stands.
     *
     * @throws RuleBroken {@code reason-required}
     * @throws no.byraportal.shared.InvalidValue {@code reason.length}
     */
    @Transactional
    public Turn deactivate(BureauScope scope, ClientId client, String reason) {
        return turn(scope, client, false, reason);
    }

    /**
     * The reverse of {@link #deactivate}, with the same proof.
     *
     * @throws RuleBroken {@code orgnumber-registered}: another client has taken its place
     */
    @Transactional
    public Turn reactivate(BureauScope scope, ClientId client, String reason) {
        return turn(scope, client, true, reason);
    }

    private Turn turn(BureauScope scope, ClientId id, boolean active, String reason) {
        scope.requireMayChangeClients();
        Client client = clients.client(scope, id);
        if (SettingsService.judged(reason).isEmpty()) {
            throw new RuleBroken(SettingsService.REASON_REQUIRED);
        }
        ClientSettings now = settings.lock(client);
        if (now.document().active() != active) {
            ClientSettings desired = now.with(SettingsField.ACTIVE, Boolean.toString(active));
            now = settings.save(scope, now.revision(), desired, List.of(), reason, Optional.empty());
        }
        return turns.of(client, now, Switch.ACTIVE).orElseThrow();
    }
}
