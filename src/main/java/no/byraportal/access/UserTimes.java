package no.byraportal.access;

import java.time.Instant;
import java.util.Optional;

/** When a person came to each of their states; empty: they have not, or it is to happen again. */
public record UserTimes(
        Optional<Instant> invitedAt,
        Optional<Instant> linkEndsAt,
        Optional<Instant> activatedAt,
        Optional<Instant> disabledAt,
        Optional<Instant> signedInAt) {}
