package no.byraportal.agent;

import java.time.Duration;
import java.time.Instant;

/**
 * One line of the list of runs.
 *
 * @param failed how many of the clients had a step that failed
 * @param steps  of all clients
 */
public record SyncRunRow(
        SyncRunId id, Instant startedAt, Instant finishedAt, SyncRun.Mode mode, int clients, int failed, int steps) {

    public Duration duration() {
        return Duration.between(startedAt, finishedAt);
    }
}
