package no.byraportal.statistics;

import java.util.Map;
import no.byraportal.shared.InvalidValue;

/**
 * What became of the invoices that WebFaktura told of.
 *
 * @param accepted new ones, and those that were corrected
 * @param repeated those that were known already, just as told
 * @param refused  why, by the place in what was told
 */
public record TakenInvoices(int accepted, int repeated, Map<Integer, InvalidValue> refused) {}
