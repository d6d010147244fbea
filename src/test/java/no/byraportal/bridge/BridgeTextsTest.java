package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bridge says everything in both languages. */
class BridgeTextsTest {

    private static final Path TEXTS = Path.of("src/main/resources/no/byraportal/bridge");
    private static final Path CODE = Path.of("src/main/java/no/byraportal/bridge");
    private static final Pattern KEY = Pattern.compile("\"((?:[a-z]+\\.)+[a-z-]+)\"");

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve("texts_" + language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> places(Object text) {
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{\\d}").matcher(text.toString());
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        Properties bokmal = texts("nb");
        Properties english = texts("en");
        assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(new TreeSet<>(bokmal.stringPropertyNames()));
        bokmal.forEach((key, text) -> assertThat(places(english.getProperty(key.toString(), "")))
                .as(key.toString())
                .isEqualTo(places(text)));
    }

    @Test
    void anApostropheIsWrittenTwice() throws IOException {
        Stream.of(texts("nb"), texts("en"))
                .flatMap(texts -> texts.values().stream())
                .forEach(text -> assertThat(text.toString().replace("''", "")).doesNotContain("'"));
    }

    @Test
    void everyTextThatTheCodeNamesIsThereAndNoOther() throws IOException {
        Set<String> named = new HashSet<>(Set.of("usage", "ours"));
        try (Stream<Path> sources = Files.list(CODE)) {
            for (Path source : sources.toList()) {
                Matcher key = KEY.matcher(Files.readString(source));
                while (key.find()) {
                    named.add(key.group(1));
                }
            }
        }
        Set<String> there = texts("nb").stringPropertyNames();
        assertThat(there).allMatch(key -> named.contains(key) || key.startsWith("outcome."));
        assertThat(there)
                .containsAll(named.stream()
                        .filter(key -> !key.matches("os\\.name|bridge\\.properties|variables\\.xml|java\\.lang\\..*"))
                        .toList());
    }
}
