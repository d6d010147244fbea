package no.byraportal.settings;

import java.util.Locale;
import java.util.Optional;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;

/** Fields and their values in words: «Betalingsfrist 10 → 14 dager». */
public final class FieldText {

    private FieldText() {}

    public static String name(String field, Locale locale) {
        return Texts.text(locale, "field." + field);
    }

    /** «14 dager», «Aktiv»; «ikke satt» for nothing. */
    public static String value(String field, @Nullable String value, Locale locale) {
        if (value == null) {
            return Texts.text(locale, "field.unset");
        }
        String key = "field." + field + ".value." + value;
        String exact = Texts.text(locale, key);
        return exact.equals(key)
                ? Optional.of("field." + field + ".value")
                        .map(general -> Texts.text(locale, general, value))
                        .filter(text -> !text.equals("field." + field + ".value"))
                        .orElse(value)
                : exact;
    }

    public static String change(FieldChange change, Locale locale) {
        return name(change.field(), locale) + ": " + value(change.field(), change.before(), locale) + " → "
                + value(change.field(), change.after(), locale);
    }
}
