package no.byraportal.webfaktura;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;

/** WebFaktura has confirmed or denied a client's number. */
record ClaimChange(UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
        implements Change {}
