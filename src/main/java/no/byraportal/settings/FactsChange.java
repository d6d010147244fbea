package no.byraportal.settings;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

record FactsChange(UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {}
