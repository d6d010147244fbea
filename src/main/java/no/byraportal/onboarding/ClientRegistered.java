package no.byraportal.onboarding;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.client.Client;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** A company has become a client. */
record ClientRegistered(UUID bureau, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {

    static ClientRegistered of(Client client, Registration wanted, Actor by, Instant at) {
        return new ClientRegistered(
                client.bureau().value(),
                client.id().value(),
                by,
                at,
                Map.of(
                        "clientNumber", client.clientNumber().value(),
                        "erpClientNo", client.erpClientNo().digits(),
                        "orgNumber", wanted.orgNumber().digits(),
                        "name", client.name(),
                        "user", wanted.user().email().address()));
    }

    @Override
    public String key() {
        return "client.registered";
    }
}
