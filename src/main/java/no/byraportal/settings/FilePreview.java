package no.byraportal.settings;

import java.util.List;
import no.byraportal.client.Client;
import no.byraportal.identity.BureauScope;
import no.byraportal.shared.FileLine;

/** Shows what a change does to the agent's file; the room that keeps the files supplies it. */
public interface FilePreview {

    /**
     * The lines of the client's part of variables.xml that change, with a few around them; ciphertexts stand as
     * {@code •••}. Empty when no line changes, or when the installation has sent no file yet.
     */
    List<FileLine> lines(BureauScope scope, Client client, SettingsDocument after);
}
