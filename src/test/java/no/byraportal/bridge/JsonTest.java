package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The little JSON that the bridge needs, judged by the library that the portal uses. */
class JsonTest {

    private static final JsonMapper JACKSON = new JsonMapper();

    private static Map<String, String> read(String text) {
        Map<String, String> values = new TreeMap<>();
        Json.read(text.getBytes(StandardCharsets.UTF_8), (json, name) -> values.put(name, json.text()));
        return values;
    }

    @Property(tries = 300)
    void whatIsQuotedIsReadBackByBoth(@ForAll String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
        assertThat(JACKSON.readTree(Json.quote(whole)).asString()).isEqualTo(whole);
        assertThat(read("{\"a\":" + Json.quote(whole) + "}")).containsEntry("a", whole);
        assertThat(read(JACKSON.writeValueAsString(Map.of("a", whole)))).containsEntry("a", whole);
    }

    @Test
    void valuesAreReadAndTheRestIsSkipped() {
        assertThat(
                        read(
                                " {\"a\" : \"b\\u00e6\\n\", \"n\":-1.5e3, \"t\":true,\"z\":null, \"o\":{\"x\":[1,{\"y\":[]}]},\"l\":[]} "))
                .isEqualTo(Map.of("a", "bæ\n", "n", "-1.5e3", "t", "true", "z", "", "o", "", "l", ""));
        assertThat(read("{}")).isEmpty();
    }

    @Test
    void listsOfObjectsAreReadOneByOne() {
        List<String> found = new ArrayList<>();
        Json.read(
                "{\"skip\":[[1],2],\"clients\":[{\"no\":\"000\",\"more\":{\"no\":\"x\"}},{\"no\":\"001\"}]}"
                        .getBytes(StandardCharsets.UTF_8),
                (json, name) -> {
                    if (name.equals("clients")) {
                        json.list(() -> json.object(member -> {
                            if (member.equals("no")) {
                                found.add(json.text());
                            }
                        }));
                    }
                });
        assertThat(found).containsExactly("000", "001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":01}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":1} x",
                "{\"a\":tru}",
                "{a:1}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":\"open"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Json.NotJson.class);
    }

    @Test
    void nestingHasALimit() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> read(deep)).isInstanceOf(Json.NotJson.class);
    }
}
