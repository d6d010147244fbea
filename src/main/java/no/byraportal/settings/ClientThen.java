package no.byraportal.settings;

import java.time.Instant;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.OrgNumber;

/**
 * A client with its subscription as it was at some time.
 *
 * @param plan     empty: not given, or not to be judged
 * @param revision the one in force then
 * @param at       when that was saved
 */
public record ClientThen(
        ClientNumber clientNumber,
        String erpName,
        Optional<OrgNumber> orgNumber,
        String name,
        boolean active,
        Optional<PlanCode> plan,
        int revision,
        Instant at) {}
