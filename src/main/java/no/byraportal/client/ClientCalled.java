package no.byraportal.client;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** A client has a name or an organisation number that it had not before. */
public record ClientCalled(UUID bureau, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {

    static ClientCalled of(Client before, Client after, Actor by, Instant at) {
        return new ClientCalled(
                after.bureau().value(),
                after.id().value(),
                by,
                at,
                Map.of(
                        "before", before.name(),
                        "name", after.name(),
                        "orgNumber",
                                after.orgNumber() == null
                                        ? ""
                                        : after.orgNumber().digits()));
    }

    @Override
    public String key() {
        return "client.called";
    }
}
