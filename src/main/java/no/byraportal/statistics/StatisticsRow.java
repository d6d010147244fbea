package no.byraportal.statistics;

import java.util.Optional;

/**
 * One line of figures.
 *
 * @param key    the month {@code 2026-10}, the client's number, the delivery's name, or the plan's code; empty where a
 *               client's plan is not known
 * @param name   the client's or the plan's; empty for what has its name from its key
 * @param before in the period that it is held against
 */
public record StatisticsRow(String key, String name, Tally now, Optional<Tally> before) {}
