package no.byraportal.bridge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of values come together; whoever changed one last has the word. */
class MergeTest {

    private static Optional<String> merged(String base, String stray, String present, String young, Charset charset) {
        return Merge.of(
                        base.getBytes(charset),
                        stray.getBytes(charset),
                        present.getBytes(charset),
                        young.getBytes(charset))
                .map(bytes -> new String(bytes, charset));
    }

    private static Optional<String> merged(String base, String stray, String present, String young) {
        return merged(base, stray, present, young, ISO_8859_1);
    }

    @Test
    void eachChangeIsThere() {
        assertThat(merged(
                        "<a>1</a><b>2</b><c>3</c>",
                        "<a>9</a><b>2</b><c>3</c>",
                        "<a>1</a><b>8</b><c>3</c>",
                        "<a>1</a><b>2</b><c>7</c>"))
                .contains("<a>9</a><b>8</b><c>7</c>");
    }

    @Test
    void theFileAsItStandsComesBeforeAStrayWriteAndThatBeforeThePortalsValue() {
        assertThat(merged("<a>1</a>", "<a>2</a>", "<a>3</a>", "<a>4</a>")).contains("<a>3</a>");
        assertThat(merged("<a>1</a>", "<a>2</a>", "<a>1</a>", "<a>4</a>")).contains("<a>2</a>");
        assertThat(merged("<a>1</a>", "<a>2</a>", "<a>4</a>", "<a>4</a>")).contains("<a>2</a>");
    }

    @Test
    void otherTagsAreNotGuessedAt() {
        String base = "<a>1</a><b>2</b>";
        assertThat(merged(base, "<a>1</a><c/><b>2</b>", base, base)).isEmpty();
        assertThat(merged(base, base, "<a>1</a>", base)).isEmpty();
        assertThat(merged(base, base, base, "<a>1</a><c>2</c>")).isEmpty();
        assertThat(merged(base, base, base + "<d/>", base)).isEmpty();
        assertThat(merged("", "", "", "")).contains("");
    }

    @Test
    void attributesAreValues() {
        assertThat(merged("<a x='1'/>", "<a x='2'/>", "<a x='1'/>", "<a x='1'/>"))
                .contains("<a x='2'/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "windows-1252"})
    void everyEncoding(String name) {
        Charset charset = Charset.forName(name);
        String base = "<a>ærlig</a>\r\n<b>Å</b>";
        assertThat(merged(base, base.replace("ærlig", "øl"), base.replace("Å", "Æ"), base, charset))
                .contains("<a>øl</a>\r\n<b>Æ</b>");
    }

    /** Four values for each place: what stood first, and what each of the three made of it (the same: left alone). */
    @Property(tries = 300)
    void thePlacesDoNotDependOnEachOther(
            @ForAll @Size(max = 12) List<@Size(value = 4) List<@IntRange(max = 2) Integer>> places) {
        String wanted = file(places.stream().map(MergeTest::wanted).toList());
        assertThat(Merge.of(bytes(places, 0), bytes(places, 1), bytes(places, 2), bytes(places, 3)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .contains(wanted);
    }

    private static Integer wanted(List<Integer> place) {
        Integer base = place.get(0);
        if (!place.get(2).equals(base) && !place.get(2).equals(place.get(3))) {
            return place.get(2);
        }
        return place.get(1).equals(base) ? place.get(3) : place.get(1);
    }

    private static byte[] bytes(List<List<Integer>> places, int who) {
        return file(places.stream().map(place -> place.get(who)).toList()).getBytes(StandardCharsets.UTF_8);
    }

    private static String file(List<Integer> values) {
        StringBuilder text = new StringBuilder("<variables>\n");
        values.forEach(value -> text.append("  <f>").append(value).append("</f>\n"));
        return text.append("</variables>").toString();
    }
}
