package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.byraportal.shared.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people paste: each field refuses it or keeps it exactly as it came, and never half of it. */
class BadInputTest {

    private static final SettingsDocument BEFORE = SettingsDocument.judging(true, Map.of());

    static Stream<Arguments> everyFieldAndWhatIsPasted() {
        return Arrays.stream(SettingsField.values())
                .flatMap(field -> Stream.of(
                                "😀 Takk!",
                                "æøå ÆØÅ ñ 漢字",
                                "1234567890".repeat(4),
                                "x".repeat(10_000),
                                "\u202Egnilamron",
                                "20\u2009000",
                                "20\u202F000",
                                "２０００",
                                "٣٠",
                                "1\u00002",
                                "a\uD83Db",
                                "</company><company>",
                                "]]>&amp;",
                                "=1+1",
                                "-1",
                                "1e3")
                        .map(pasted -> Arguments.of(field, pasted)));
    }

    @ParameterizedTest
    @MethodSource("everyFieldAndWhatIsPasted")
    void itIsRefusedOrKeptExactly(SettingsField field, String pasted) {
        Optional<String> kept;
        try {
            kept = field.in(BEFORE.with(field, pasted));
        } catch (InvalidValue e) {
            return;
        }
        assertThat(kept).contains(pasted);
    }

    @ParameterizedTest
    @CsvSource({
        "SALES_ACCOUNTS, 1=３０００",
        "SALES_ACCOUNTS, 1=30\u200900",
        "LEVEL_ACCOUNTS, ３０００",
        "CUSTOMER_START, ２０",
        "CUSTOMER_START, 20\u2009000",
        "CUSTOMER_START, 1234567890123456789012345678901234567890",
        "VAT_PLH, 1234567890123456789012345678901234567890",
        "PLAN, ３０",
        "FOOTER, \u202Egnilamron",
        "FOOTER, a\u2066b"
    })
    void whatLooksRightAndIsNotIsRefused(SettingsField field, String pasted) {
        assertThatThrownBy(() -> BEFORE.with(field, pasted)).isInstanceOf(InvalidValue.class);
    }
}
