package no.byraportal.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** A client has a name or an organisation number that it had not before. */
public record ClientCalled(UUID bureau, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {

    static ClientCalled of(Client before, Client after, String reason, Actor by, Instant at) {
        return new ClientCalled(
                after.bureau().value(),
                after.id().value(),
                by,
                at,
                Map.of("changes", changes(before, after), "reason", reason));
    }

    private static List<Map<String, String>> changes(Client before, Client after) {
        List<Map<String, String>> changes = new ArrayList<>();
        note(changes, "client.name", before.name(), after.name());
        note(changes, "client.orgNumber", number(before), number(after));
        return changes;
    }

    private static void note(List<Map<String, String>> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(Map.of("field", field, "before", before, "after", after));
        }
    }

    private static String number(Client client) {
        return client.orgNumber() == null ? "" : client.orgNumber().digits();
    }

    @Override
    public String key() {
        return "client.called";
    }
}
