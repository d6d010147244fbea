package no.byraportal.settings;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import no.byraportal.shared.Actor;

/**
 * One saved state of a client's settings: who, when, why and what; never changed afterwards.
 *
 * @param restored the revision that this one brought back
 * @param concerns who has something to take into use; the first revision concerns all
 */
public record SettingsRevision(
        int revision,
        Instant at,
        Actor by,
        Optional<String> reason,
        Optional<Integer> restored,
        SettingsDiff diff,
        Set<Consumer> concerns) {}
