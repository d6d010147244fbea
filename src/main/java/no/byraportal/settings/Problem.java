package no.byraportal.settings;

import java.time.YearMonth;
import java.util.Locale;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;

/**
 * Something about a client that somebody should look at; it stops nothing but itself.
 *
 * @param key   names its texts: {@code problem.<key>}
 * @param field the path it concerns
 * @param raw   what stands there now, as imported
 */
public record Problem(String key, String field, String raw) {

    /** More was sent in twelve months than the plan holds: so many. */
    public static final String OUTGROWN = "plan.outgrown";

    /** More will be, from this month on, {@code 2026-10}. */
    public static final String OUTGROWS = "plan.outgrows";

    /** Does it wait for a person to choose between file and portal? */
    public boolean isDrift() {
        return key.equals(Drift.KEY) || key.equals(Drift.MISSING_KEY);
    }

    /** In a few words, for a list. */
    public String brief(Locale locale) {
        return Texts.text(locale, "problem." + key, Texts.text(locale, "field." + field), shown(locale));
    }

    /** In words, with what to do about it. */
    public String text(Locale locale) {
        return Texts.text(locale, "problem." + key + ".full", Texts.text(locale, "field." + field), shown(locale));
    }

    /** The numbers of series and of invoices count, and are grouped as such; codes and identifiers never are. */
    private String shown(Locale locale) {
        if (key.equals(OUTGROWS)) {
            return Dates.month(YearMonth.parse(raw), locale);
        }
        return key.equals(OUTGROWN) || key.startsWith("series") || key.startsWith("kid.") ? Written.grouped(raw) : raw;
    }
}
