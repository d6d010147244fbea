package no.byraportal.settings;

import java.util.Optional;
import no.byraportal.client.Client;

/** What WebFaktura says of clients' numbers; the room that hears it supplies the bean. */
public interface Claims {

    /** What is wrong with the client because of that. */
    Optional<Problem> problem(Client client);
}
