package no.byraportal.statistics;

import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.EmailAddress;

/** Somebody who could use a service for a client when a month had ended; the name and address are today's. */
public record UserAtMonthEnd(
        Service service, ClientNumber client, String clientName, String name, EmailAddress email, Level level) {

    /** What Visma bills for. */
    public enum Service {
        WEBFAKTURA,
        VISMA_NET
    }
}
