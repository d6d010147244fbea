package no.byraportal.settings;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.byraportal.identity.ClientId;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;
import org.jspecify.annotations.Nullable;

/**
 * A client's settings have a new revision.
 *
 * @param concerned who has something to take into use
 */
public record SettingsChanged(
        UUID bureau,
        ClientId client,
        int revision,
        @Nullable String reason,
        SettingsDiff diff,
        Set<Consumer> concerned,
        Actor by,
        Instant at)
        implements Change {

    @Override
    public String key() {
        return "settings.changed";
    }

    @Override
    public UUID subject() {
        return client.value();
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("revision", revision, "reason", reason == null ? "" : reason, "changes", diff.changes());
    }
}
