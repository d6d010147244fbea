package no.byraportal.settings;

import java.util.Locale;
import no.byraportal.shared.Texts;

/**
 * Something about a client that somebody should look at; it stops nothing but itself.
 *
 * @param key   names its texts: {@code problem.<key>}
 * @param field the path it concerns
 * @param raw   what stands there now, as imported
 */
public record Problem(String key, String field, String raw) {

    /** Does it wait for a person to choose between file and portal? */
    public boolean isDrift() {
        return key.equals(Drift.KEY) || key.equals(Drift.MISSING_KEY);
    }

    /** In a few words, for a list. */
    public String brief(Locale locale) {
        return Texts.text(locale, "problem." + key, Texts.text(locale, "field." + field), shown());
    }

    /** In words, with what to do about it. */
    public String text(Locale locale) {
        return Texts.text(locale, "problem." + key + ".full", Texts.text(locale, "field." + field), shown());
    }

    /** The numbers of series count, and are grouped as such; codes and identifiers never are. */
    private String shown() {
        return key.startsWith("series") || key.startsWith("kid.") ? Written.grouped(raw) : raw;
    }
}
