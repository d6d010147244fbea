package no.byraportal.agent;

import java.time.Instant;
import java.util.List;
import no.byraportal.shared.InvalidValue;

/** One run of an installation's synchronisation, as its agent tells of it when it is over, by the agent's own clock. */
public record SyncRun(Instant startedAt, Instant finishedAt, Mode mode, List<SyncedClient> clients) {

    public SyncRun {
        if (finishedAt.isBefore(startedAt)) {
            throw new InvalidValue("syncrun.finished");
        }
        clients = List.copyOf(clients);
    }

    int failed() {
        return (int) clients.stream().filter(SyncedClient::failed).count();
    }

    int steps() {
        return clients.stream().mapToInt(client -> client.steps().size()).sum();
    }

    /** How it was started. Source: domain.md A12, 165, 175, 177. */
    public enum Mode {
        /** All active clients: the scheduled job. */
        ALL,
        /** One client, by hand. */
        ONE,
        /** One thing at a time, by hand, to see what happens. */
        DEBUG
    }
}
