package no.byraportal.statistics;

import java.time.YearMonth;

/**
 * How many clients there were when a month had ended.
 *
 * @param active   those that were no demos
 * @param demo     active demos
 * @param vismaNet how many of the active ones had a company in Visma.net
 */
public record ClientsAtMonthEnd(YearMonth month, int active, int demo, int inactive, int vismaNet) {}
