package no.byraportal.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/** How an agent's reports are read: each value is judged by itself, and refused with the place where it stands. */
final class Reported {

    /** A password's element to its end, or to the text's: a line of a log may hold half of one. */
    private static final Pattern PASSWORD =
            Pattern.compile("(<\\w*pass?word\\w*)>(.*?)(?=</|\\z)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The other half. */
    private static final Pattern PASSWORDS_END =
            Pattern.compile("^[^<]+(?=</\\w*pass?word\\w*\\s*>)", Pattern.CASE_INSENSITIVE);

    private static final Pattern PASSWORDS_ATTRIBUTES =
            Pattern.compile("(<\\w*pass?word\\w*)\\s[^>]*?(?=/?>|\\z)", Pattern.CASE_INSENSITIVE);

    private Reported() {}

    static <E extends Enum<E>> E word(Class<E> words, @Nullable String sent) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(sent))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        "report.word",
                        Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    static String text(@Nullable String sent, int least, int most) {
        if (sent == null || sent.length() > most || sent.strip().length() < least) {
            throw new InvalidValue("report.text", least, most);
        }
        return sent;
    }

    static Version version(@Nullable String sent) {
        return new Version(sent == null ? "" : sent.strip());
    }

    /** Every element is judged with its own path: {@code clients[3]}. */
    static <S, V> List<V> list(
            String path, @Nullable List<@Nullable S> sent, int most, BiFunction<S, String, V> judge) {
        if (sent == null || sent.size() > most) {
            throw new FieldRefused(path, new InvalidValue("report.list", most));
        }
        List<V> judged = new ArrayList<>(sent.size());
        for (S element : sent) {
            String place = path + "[" + judged.size() + "]";
            if (element == null) {
                throw new FieldRefused(place, new InvalidValue("report.missing"));
            }
            judged.add(judge.apply(element, place));
        }
        return judged;
    }

    /** What stands in a password's element is nobody's to read, and no reason to lose the line. */
    static String masked(String text) {
        String bare = PASSWORDS_ATTRIBUTES.matcher(text).replaceAll("$1");
        String ended = PASSWORDS_END.matcher(bare).replaceAll("•••");
        return PASSWORD.matcher(ended).replaceAll(found -> found.group(2).isBlank() ? "$0" : "$1>•••");
    }

    /** At most so many characters, and … where there were more; no character is cut in two. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
