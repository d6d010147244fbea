package no.byraportal.settings;

import java.time.Instant;
import java.util.Optional;
import no.byraportal.shared.Actor;

/** One saved state of a client's settings: who, when, why and what; never changed afterwards. */
public record SettingsRevision(int revision, Instant at, Actor by, Optional<String> reason, SettingsDiff diff) {}
