package no.byraportal.agent;

import java.util.List;
import no.byraportal.settings.Problem;

/**
 * What became of a file, client by client in its order.
 *
 * @param warnings what concerns the file as a whole
 */
public record ImportReport(List<Imported> clients, List<Problem> warnings) {

    public long count(Imported.Outcome outcome) {
        return clients.stream().filter(client -> client.outcome() == outcome).count();
    }
}
