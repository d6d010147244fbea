package no.byraportal.staff;

import java.time.LocalDate;
import java.util.Optional;
import no.byraportal.client.ClientNumber;

/**
 * A client that is granted to somebody, or was until a day that is over.
 *
 * @param lastDay the last day it holds, in Norway; empty: until it is withdrawn
 */
public record Grant(ClientNumber client, String name, Optional<LocalDate> lastDay) {

    public boolean holdsOn(LocalDate day) {
        return lastDay.filter(last -> last.isBefore(day)).isEmpty();
    }
}
