package no.byraportal.settings;

import java.util.Optional;
import no.byraportal.client.Client;

/** What is to come of a client's settings, as long as they are these; the room that foresees it supplies the bean. */
public interface Outlook {

    /** What somebody should look at in time, after all that is wrong already. */
    Optional<Problem> problem(Client client, SettingsDocument document);
}
