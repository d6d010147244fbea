package no.byraportal.bureau;

import java.time.Instant;
import java.util.Optional;

/** A customer number that Visma knew the bureau by before; files that carry it are taken still. */
public record FormerNumber(CustomerNumber number, Optional<Instant> until, String by) {}
