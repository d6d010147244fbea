package no.byraportal.webfaktura;

import java.time.Clock;
import java.util.Map;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.WebFaktura;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Is the client the one that WebFaktura knows by its number? Until it says so it is told nothing of its settings. */
@Service
public class ClaimService {

    private final ClientService clients;
    private final SettingsService settings;
    private final ClaimTable claims;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClaimService(
            ClientService clients,
            SettingsService settings,
            ClaimTable claims,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.claims = claims;
        this.events = events;
        this.clock = clock;
    }

    /**
     * WebFaktura answers a claim; its last word counts, and the same told again changes nothing.
     *
     * @param orgNumber of the company that it answers for, null where the claim has none; where we know none, whichever
     *                  WebFaktura knows will do
     * @throws FieldRefused {@code orgNumber}: another than the client has, so the answer is to another claim
     */
    @Transactional
    public void answer(WebFaktura asking, ClientNumber number, @Nullable OrgNumber orgNumber, boolean confirmed) {
        Client client = clients.client(asking, number);
        settings.judgeAfter(asking, client, () -> {
            // Asked again in the client's turn: the number may have become known meanwhile.
            OrgNumber ours = clients.client(asking, number).orgNumber();
            if (ours != null && !ours.equals(orgNumber)) {
                throw new FieldRefused("orgNumber", new InvalidValue("claim.orgnumber", ours.grouped()));
            }
            if (claims.answer(client, confirmed ? Claim.CONFIRMED : Claim.DENIED, orgNumber)) {
                tell(asking, client, orgNumber, confirmed);
            }
        });
    }

    private void tell(WebFaktura asking, Client client, @Nullable OrgNumber orgNumber, boolean confirmed) {
        events.publishEvent(new ClaimChange(
                client.bureau().value(),
                confirmed ? "claim.confirmed" : "claim.denied",
                client.id().value(),
                asking.actor(),
                clock.instant(),
                Map.of(
                        "clientNumber",
                        client.clientNumber().value(),
                        "orgNumber",
                        orgNumber == null ? "" : orgNumber.digits())));
    }
}
