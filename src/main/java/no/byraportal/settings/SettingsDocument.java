package no.byraportal.settings;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is desired for a client, and nothing that counts by itself; stored as JSON, and told to programs in the same
 * words (contracts.md §4).
 *
 * @param active   does the agent synchronise the client? {@code VBClientNNN}
 * @param unjudged values that an import could not judge, path to raw text; each is absent in the document itself, and
 *                 its bytes stay untouched in the file until somebody types a right one
 */
public record SettingsDocument(boolean active, Invoicing invoicing, Map<String, String> unjudged) {

    /** @param dueDays null: not given, or not judged */
    public record Invoicing(@Nullable DueDays dueDays) {}

    public SettingsDocument {
        unjudged = Map.copyOf(unjudged);
    }

    SettingsDocument dueIn(DueDays dueDays) {
        return new SettingsDocument(active, new Invoicing(dueDays), judged(SettingsField.DUE_DAYS));
    }

    private Map<String, String> judged(SettingsField field) {
        Map<String, String> rest = new TreeMap<>(unjudged);
        rest.remove(field.path());
        return rest;
    }
}
