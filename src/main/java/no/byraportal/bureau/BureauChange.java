package no.byraportal.bureau;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** Something was done to a bureau itself. */
record BureauChange(UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {}
