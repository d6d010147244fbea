package no.byraportal.identity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;
import org.jspecify.annotations.Nullable;

record TokenChange(@Nullable UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {}
