package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.byraportal.settings.Kid.Modulus;
import no.byraportal.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples of domain.md B3, and what a KID may look like. */
class KidTest {

    @ParameterizedTest
    @CsvSource({
        "1234, MOD10, 12344",
        "1234, MOD11, 12343",
        "60224, MOD10, 602243",
        "010010000001, MOD10, 0100100000015",
        "010010000001, MOD11, 0100100000010",
        "0, MOD10, 00",
        "6, MOD11, 6-"
    })
    void theCheckDigitFollowsFromTheRest(String digits, Modulus modulus, String kid) {
        assertThat(Kid.of(digits, modulus)).hasToString(kid);
        assertThat(new Kid(kid).holds(modulus)).isTrue();
        assertThat(new Kid(kid).checkDigit()).isEqualTo(kid.substring(digits.length()));
    }

    @Test
    void oneDigitMoreThanALongestKidHasNoCheckDigit() {
        assertThat(Kid.of("1".repeat(24), Modulus.MOD10).value()).hasSize(Kid.LONGEST);
        assertThatThrownBy(() -> Kid.of("1".repeat(25), Modulus.MOD10)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Kid.of("", Modulus.MOD11)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "-", "1-2", "12 3", "１２", "٢١", "12345678901234567890123456", "--", "1x"})
    void whatIsNoKidIsRefused(String text) {
        assertThatThrownBy(() -> new Kid(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("kid.form"));
    }
}
