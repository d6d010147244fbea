package no.byraportal.statistics;

import java.util.List;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.ClientId;

/**
 * What a client has sent.
 *
 * @param plan   its code; 0: none
 * @param sent   invoices in each of the last twelve whole months, the oldest first
 * @param before invoices in the twelve months before those
 * @param months how many of the twelve it has been sending, 0 to 12
 */
record ClientMonths(
        ClientId id, ClientNumber number, String name, int plan, List<Integer> sent, int before, int months) {

    int total() {
        return sent.stream().mapToInt(Integer::intValue).sum();
    }
}
