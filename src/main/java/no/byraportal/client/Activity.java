package no.byraportal.client;

import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;

/** Which clients are served; the room that decides it supplies the bean. */
public interface Activity {

    boolean isActive(BureauId bureau, ClientId client);
}
