package no.byraportal.audit.ui;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.byraportal.audit.LoggedChange;
import no.byraportal.settings.FieldText;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.Texts;

/** What was changed, in words. */
final class ChangeText {

    /** These say which one it was, and so does the name of what was changed. */
    private static final List<String> SAID_ALREADY = List.of("name", "installation", "clientNumber");

    private ChangeText() {}

    static String what(LoggedChange change, Locale locale) {
        return Texts.text(locale, "change." + change.key());
    }

    static String kind(String kind, Locale locale) {
        return Texts.text(locale, "changekind." + kind);
    }

    /** The changed fields, and whatever else was told. */
    static List<String> lines(LoggedChange change, Locale locale) {
        List<String> lines = new ArrayList<>();
        change.changes().forEach(field -> lines.add(FieldText.change(field, locale)));
        more(change, locale).forEach((name, value) -> lines.add(name + ": " + value));
        return lines;
    }

    /** What was told beside the changed fields, each by its name and in their order. */
    static Map<String, String> more(LoggedChange change, Locale locale) {
        Map<String, String> more = new TreeMap<>(Collator.getInstance(locale));
        change.details().forEach((key, value) -> {
            String text = value(key, value, locale);
            boolean said = SAID_ALREADY.contains(key) && !change.subject().isEmpty();
            if (!said && !text.isEmpty()) {
                more.put(Texts.text(locale, "detail." + key), text);
            }
        });
        return more;
    }

    private static String value(String key, Object value, Locale locale) {
        return value instanceof Collection<?> several
                ? several.stream().map(one -> single(key, one, locale)).collect(Collectors.joining(", "))
                : single(key, value, locale);
    }

    private static String single(String key, Object value, Locale locale) {
        String text = String.valueOf(value);
        return switch (key) {
            case "task" -> Texts.text(locale, "outside." + text.toLowerCase(Locale.ROOT));
            case "facts" -> Texts.text(locale, "fact." + text);
            case "level" -> Texts.text(locale, "level." + text.toLowerCase(Locale.ROOT));
            case "scopes" -> Texts.text(locale, "permission." + text);
            case "series", "source", "licence", "secondstep", "identityChecked" ->
                Texts.text(locale, "detail." + key + "." + text.toLowerCase(Locale.ROOT));
            case "lastDay", "from" -> Dates.day(LocalDate.parse(text), locale);
            case "letters", "lettersBefore" -> Texts.text(locale, "notice." + text);
            case "orgNumber" -> orgNumber(text);
            case "atLeast", "next", "number", "invoicesAYear" -> FieldText.grouped(text);
            default -> text;
        };
    }

    /** One that cannot be stands as it was told. */
    private static String orgNumber(String text) {
        try {
            return OrgNumber.of(text).grouped();
        } catch (InvalidValue e) {
            return text;
        }
    }
}
