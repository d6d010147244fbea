package no.byraportal.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, before it is laid out.
 *
 * @param subtitle what it is of, and its weightiest figures, in a few lines
 * @param columns  the rows' columns: the template's fields by these names; their texts are {@code report.column.<name>}
 * @param rows     texts, whole and decimal numbers, days and moments, in the columns' order; null: nothing to say
 * @param more     what the template wants beside its rows
 */
record Content(String subtitle, List<String> columns, List<List<@Nullable Object>> rows, Map<String, Object> more) {}
