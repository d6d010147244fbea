package no.byraportal.settings;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;

/** Fields and their values in words: «Betalingsfrist 10 → 14 dager». */
public final class FieldText {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private FieldText() {}

    public static String name(String field, Locale locale) {
        return Texts.text(locale, "field." + field);
    }

    /** «10 010»: numbers that count, never those that name somebody. */
    public static String number(long number) {
        return Written.grouped(Long.toString(number));
    }

    /** What is all digits, grouped: «10 010»; anything else as it is. */
    public static String grouped(String text) {
        return DIGITS.matcher(text).matches() ? Written.grouped(text) : text;
    }

    /** «14 dager», «på», «99 Demo», «1: 3000, 9: 3100»; «ikke satt» for what was not given, «ingen» for nothing. */
    public static String value(String field, @Nullable String value, Locale locale) {
        if (value == null) {
            return Texts.text(locale, "field.unset");
        }
        if (value.isEmpty()) {
            return Texts.text(locale, "field.none");
        }
        return SettingsField.at(field).map(known -> value(known, value, locale)).orElse(value);
    }

    private static String value(SettingsField field, String value, Locale locale) {
        if (!SettingsDocument.judging(true, Map.of(field, value)).unjudged().isEmpty()) {
            return Texts.text(locale, "field.raw", value);
        }
        return switch (field) {
            case VAT_PLH, VAT_PLL, VAT_PLS, VAT_FRI, VAT_EKS, SALES_ACCOUNTS, LEVEL_ACCOUNTS ->
                value.replace("=", ": ").replace(";", ", ");
            case FOOTER -> value;
            default -> {
                String general = "field." + field.path() + ".value";
                String exact = Texts.text(locale, general + "." + value);
                String filled = Texts.text(locale, general, value);
                yield !exact.equals(general + "." + value)
                        ? exact
                        : filled.equals(general) ? counted(field, value) : filled;
            }
        };
    }

    private static String counted(SettingsField field, String value) {
        return switch (field) {
            case CUSTOMER_START, CUSTOMER_END, INVOICE_START, CREDIT_NOTE_START -> Written.grouped(value);
            default -> value;
        };
    }

    public static String change(FieldChange change, Locale locale) {
        return name(change.field(), locale) + ": " + value(change.field(), change.before(), locale) + " → "
                + value(change.field(), change.after(), locale);
    }
}
