package no.byraportal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.byraportal.settings.Owner;
import no.byraportal.settings.SettingsField;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.Test;

/** Every text is there in both languages, with the same places to fill in, and loses no character when filled. */
class TextsTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/vaadin-i18n");

    private static final Properties BOKMAL = bundle("nb");
    private static final Properties ENGLISH = bundle("en");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern FILLED = Pattern.compile("\\{\\d+");

    /** Calls whose first literal is a key, alone or after another argument. */
    private static final Pattern KEY =
            Pattern.compile("(?:getTranslation|InvalidValue|RuleBroken|RefusedFile)\\(\\s*\"([^\"]+)\"\\s*(\\+)?"
                    + "|Texts\\.text\\(\\s*[^,()]+(?:\\([^()]*\\))?,\\s*\"([^\"]+)\"\\s*(\\+)?");

    /** Where a room tells that it changed something, and the keys it tells it by. */
    private static final Pattern STATEMENT_END = Pattern.compile(";");

    private static final Pattern TELLING =
            Pattern.compile("\\b(?:tell|create)\\([^()]*\"[a-z.]+\"|\\bnew \\w*Change\\(");

    private static final Pattern CHANGE = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)+)\"");
    private static final Pattern OWN_KEY = Pattern.compile("(?:return|=) " + CHANGE.pattern());

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(ENGLISH.stringPropertyNames())).isEqualTo(new TreeSet<>(BOKMAL.stringPropertyNames()));
    }

    @Test
    void noKeyStandsTwiceInAFile() throws IOException {
        for (String language : List.of("nb", "en")) {
            List<String> keys = Files.readAllLines(file(language)).stream()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void noTextIsEmpty() {
        Stream.of(BOKMAL, ENGLISH)
                .forEach(texts -> texts.forEach((key, text) -> assertThat(text.toString())
                        .as(key.toString())
                        .isNotBlank()
                        .isEqualTo(text.toString().strip())));
    }

    @Test
    void bothLanguagesFillInTheSame() {
        BOKMAL.forEach((key, text) -> assertThat(arguments(ENGLISH.getProperty(key.toString(), "")))
                .as(key.toString())
                .isEqualTo(arguments(text.toString())));
    }

    /** In a text that is filled in, one apostrophe alone opens a quotation and vanishes; two stand for one. */
    @Test
    void aTextThatIsFilledInLosesNoCharacter() {
        Stream.of(BOKMAL, ENGLISH)
                .forEach(texts -> texts.forEach((key, text) -> {
                    if (FILLED.matcher(text.toString()).find()) {
                        assertThat(text.toString().replace("''", ""))
                                .as(key + ": write '' for one apostrophe")
                                .doesNotContain("'");
                    }
                }));
    }

    /** In a text that is never filled in, two apostrophes would stand as two. */
    @Test
    void aTextThatIsNotFilledInDoublesNoApostrophe() {
        Stream.of(BOKMAL, ENGLISH)
                .forEach(texts -> texts.forEach((key, text) -> {
                    if (!FILLED.matcher(text.toString()).find()) {
                        assertThat(text.toString())
                                .as(key.toString())
                                .doesNotContain("''")
                                .doesNotContain("{");
                    }
                }));
    }

    @Test
    void everyTextCanBeFilledIn() {
        for (Locale language : List.of(Texts.BOKMAL, Texts.ENGLISH)) {
            Properties texts = language.equals(Texts.BOKMAL) ? BOKMAL : ENGLISH;
            texts.forEach((key, text) -> {
                Set<Integer> places = arguments(text.toString());
                int most = places.stream().mapToInt(Integer::intValue).max().orElse(-1);
                assertThat(places).as(key.toString()).hasSize(most + 1);
                Object[] numbers = Stream.iterate(1, n -> n + 1).limit(most + 1).toArray();
                assertThat(new MessageFormat(text.toString(), language).format(numbers))
                        .as(key.toString())
                        .doesNotContainPattern("\\{\\d");
            });
        }
    }

    @Test
    void everyKeyInTheCodeHasAText() throws IOException {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path source : sources()) {
            Matcher call = KEY.matcher(Files.readString(source));
            while (call.find()) {
                String key = call.group(1) != null ? call.group(1) : call.group(3);
                boolean beginning = call.group(2) != null || call.group(4) != null;
                found++;
                if (beginning
                        ? BOKMAL.stringPropertyNames().stream().noneMatch(each -> each.startsWith(key))
                        : !BOKMAL.containsKey(key)) {
                    missing.add(source.getFileName() + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).as("keys found in the code").isGreaterThan(50);
    }

    @Test
    void everyFieldAndOwnerHasAName() {
        for (SettingsField field : SettingsField.values()) {
            assertThat(BOKMAL).containsKeys("field." + field.path(), "field." + field.path() + ".help");
        }
        for (Owner owner : Owner.values()) {
            assertThat(BOKMAL).containsKey("owner." + owner.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The change log says each in words; one that happens no more keeps its words, for what was written then. */
    @Test
    void everyChangeHasWords() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path source : sources()) {
            String code = Files.readString(source);
            if (source.toString().contains("/ui/")) {
                continue;
            }
            STATEMENT_END
                    .splitAsStream(code)
                    .filter(statement -> TELLING.matcher(statement).find())
                    .flatMap(statement -> CHANGE.matcher(statement).results())
                    .forEach(key -> keys.add(key.group(1)));
            if (code.contains("implements Change")) {
                OWN_KEY.matcher(code).results().forEach(key -> keys.add(key.group(1)));
            }
        }
        assertThat(keys).contains("settings.changed", "token.issued", "number.seen", "webfaktura.token.rotated");
        for (String key : keys) {
            assertThat(BOKMAL).containsKeys("change." + key, "changekind." + key.substring(0, key.indexOf('.')));
        }
    }

    @Test
    void whoAsksForEnglishGetsEnglishAndEverybodyElseBokmal() {
        assertThat(Texts.text(Locale.US, "action.cancel")).isEqualTo(ENGLISH.getProperty("action.cancel"));
        for (String tag : List.of("nb-NO", "nn-NO", "no", "da", "sv", "de", "")) {
            assertThat(Texts.text(Locale.forLanguageTag(tag), "action.cancel"))
                    .isEqualTo(BOKMAL.getProperty("action.cancel"));
        }
    }

    @Test
    void aKeyWithoutATextStandsAsItself() {
        assertThat(Texts.text(Texts.BOKMAL, "no.such.key", 1)).isEqualTo("no.such.key");
    }

    private static Set<Integer> arguments(String text) {
        Set<Integer> arguments = new TreeSet<>();
        Matcher argument = ARGUMENT.matcher(text);
        while (argument.find()) {
            arguments.add(Integer.parseInt(argument.group(1)));
        }
        return arguments;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Properties bundle(String language) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file(language))) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String language) {
        return BUNDLES.resolve("translations_" + language + ".properties");
    }
}
