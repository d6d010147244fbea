package no.byraportal.access;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** A client's own person was given the client, or has it otherwise or no longer; or something was done for an invitation. */
record AccessChange(UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {}
