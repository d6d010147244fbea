package no.byraportal.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.byraportal.identity.UserId;

/**
 * A client's person as a list shows them; of clients, only those that the asker may see.
 *
 * @param admin       administrator of at least one client, today
 * @param clients     how many clients they have today
 * @param clientNames what these are called, by name: the first few
 * @param lastDay     when all of it ends, or ended; empty: some of it does not end by itself
 */
public record PersonRow(
        UserId id,
        String name,
        String email,
        UserState state,
        UserTimes times,
        Optional<Trouble> trouble,
        boolean admin,
        int clients,
        List<String> clientNames,
        Optional<LocalDate> lastDay) {}
