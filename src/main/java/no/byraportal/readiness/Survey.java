package no.byraportal.readiness;

import java.util.List;
import java.util.Map;
import no.byraportal.client.ClientNumber;

/**
 * Where all active clients stand that somebody sees.
 *
 * @param counts how many at each step
 * @param found  those asked for, by name
 */
public record Survey(Map<Step, Integer> counts, List<ClientNumber> found) {

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
