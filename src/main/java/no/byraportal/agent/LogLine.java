package no.byraportal.agent;

import java.time.Instant;

/**
 * One line of an agent's log, WebFakturaLog.txt.
 *
 * @param at   by the agent's clock
 * @param text at most {@value #LENGTH} characters, without what stood in passwords' elements
 */
public record LogLine(Instant at, String text) {

    /** A longer line is cut (contracts.md §3). */
    public static final int LENGTH = 2000;

    /** A line as the agent sent it. */
    static LogLine of(Instant at, String sent) {
        return new LogLine(at, Reported.masked(Reported.cut(sent, LENGTH)));
    }
}
