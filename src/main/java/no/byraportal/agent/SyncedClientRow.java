package no.byraportal.agent;

import java.util.Optional;
import no.byraportal.client.ClientNumber;

/**
 * One line of a run's list of clients.
 *
 * @param name   as the portal knows the client; empty: it knows none by that number
 * @param number likewise
 */
public record SyncedClientRow(SyncedClient work, Optional<String> name, Optional<ClientNumber> number) {}
