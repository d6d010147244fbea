package no.byraportal.readiness;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.byraportal.agent.Heartbeat;
import no.byraportal.bureau.Licence;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.readiness.Answer.Matter;
import no.byraportal.shared.OrgNumber;

/**
 * All that is known of how near a client is to Visma.net; what it means is {@link Ladder}'s to say.
 *
 * @param agent      what the agent is called
 * @param licence    the bureau's on WebFaktura Visma.net
 * @param sameNumber another client that is exported with the same organisation number
 * @param unregistered what the ERP has exported with that organisation number and nobody has registered
 * @param sameId     another client with the same ID in Visma.net
 * @param people     how many of the client's own people were given access
 */
record Standing(
        ClientId id,
        ClientNumber number,
        String name,
        Optional<OrgNumber> orgNumber,
        String agent,
        Optional<Heartbeat> heard,
        Optional<Licence> licence,
        Company company,
        Optional<Other> sameNumber,
        Optional<Unregistered> unregistered,
        Optional<Other> sameId,
        int people,
        Map<Matter, Answer> answers) {

    /** @param name empty where it is not theirs to see */
    record Other(ClientNumber number, String name) {}

    /** A client of the ERP that no client of the bureau's stands for. */
    record Unregistered(ErpClientNo erpClientNo, InstallationId installation) {}

    Optional<Answer> answer(Matter matter) {
        return Optional.ofNullable(answers.get(matter));
    }

    Ladder ladder(Clock clock) {
        return Ladder.of(this, clock);
    }
}
