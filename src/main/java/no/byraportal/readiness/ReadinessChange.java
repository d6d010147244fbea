package no.byraportal.readiness;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** Somebody said something of a client on its way to Visma.net, or took it back. */
record ReadinessChange(UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {}
