package no.byraportal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.byraportal.shared.InvalidValue;

/** How values stand in a file's element and in a field: 0 and 1, whole numbers, lists with semicolons between. */
final class Written {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0*[0-9]{1,9}");
    private static final Pattern GROUP = Pattern.compile("(?<=[0-9])(?=([0-9]{3})+(?![0-9]))");
    private static final int QUOTED = 40;

    private Written() {}

    /** A whole number without a sign, {@code 014} being 14; −1, which no number of ours may be, for anything else. */
    static int number(String text) {
        return WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }

    static boolean flag(String text) {
        return switch (text) {
            case "1" -> true;
            case "0" -> false;
            default -> throw new InvalidValue("flag.value");
        };
    }

    /** Blanks and separators too many mean nothing. */
    static <V> List<V> list(String text, Function<String, V> of) {
        return Arrays.stream(text.split(";", -1))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .map(of)
                .toList();
    }

    static String text(Object value) {
        return switch (value) {
            case Boolean on -> on ? "1" : "0";
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(";"));
            default -> value.toString();
        };
    }

    /** Each number in a text with hard spaces between groups of three digits: «10 010». */
    static String grouped(String text) {
        return GROUP.matcher(text).replaceAll("\u00A0");
    }

    /** The beginning of a text, fit to stand in a message. */
    static String quoted(String text) {
        return cut(text, QUOTED);
    }

    /** At most so many characters, and … where there were more; no character is cut in two. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
