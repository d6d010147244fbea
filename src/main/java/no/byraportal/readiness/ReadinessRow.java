package no.byraportal.readiness;

import java.util.Optional;
import no.byraportal.client.ClientNumber;

/**
 * Where one client stands.
 *
 * @param stops what it stops at; empty: it is through, or not meant for Visma.net
 * @param aside who said that it is not meant for Visma.net
 */
public record ReadinessRow(
        ClientNumber client, String name, String agent, Step step, Optional<Rung> stops, Optional<Answer> aside) {}
