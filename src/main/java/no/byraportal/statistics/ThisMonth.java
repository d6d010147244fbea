package no.byraportal.statistics;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How this month goes.
 *
 * @param until     the day that it has come to
 * @param last      the whole month before
 * @param sameDays  the month before to the same day; empty for those who see some of the bureau's clients only
 */
public record ThisMonth(LocalDate until, Tally now, Tally last, Optional<Tally> sameDays) {}
