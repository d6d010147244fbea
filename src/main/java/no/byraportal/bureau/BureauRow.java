package no.byraportal.bureau;

import java.time.Instant;
import java.util.Optional;

/**
 * A bureau as the operator sees it: numbers, and no client.
 *
 * @param demo      how many of the active clients are demos
 * @param agents    installations in use
 * @param lastHeard when one of them last showed itself; empty: never
 */
public record BureauRow(Bureau bureau, int active, int inactive, int demo, int agents, Optional<Instant> lastHeard) {}
