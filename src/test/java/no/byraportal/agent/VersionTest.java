package no.byraportal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import no.byraportal.shared.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions are compared part by part as numbers, never as text. */
class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "2.2.14, 2.2",
        "2.2, 2.2",
        "2.10, 2.9",
        "2.2.14, 2.2.9",
        "12, 12",
        "12, 12.0.0",
        "12.0, 12",
        "12.10, 12",
        "13.02, 13.02",
        "13.2, 13.02",
        "13.02, 13.1",
        "13.10, 13.02",
        "14, 13.02",
        "10.0, 9.99"
    })
    void isAtLeast(String version, String other) {
        assertThat(new Version(version).isAtLeast(new Version(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2.1.99, 2.2", "2, 2.2", "11.99, 12", "13.1, 13.02", "13.01, 13.02", "9.99, 10", "2.2.9, 2.2.14"})
    void isOlder(String version, String other) {
        assertThat(new Version(version).isAtLeast(new Version(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2.",
                ".2",
                "2..2",
                "v2.2",
                "2.2-beta",
                "2,2",
                "-1",
                "1.2.3.4.5.6",
                "1234567",
                "٢.٢",
                "2.2\n"
            })
    void whatIsNoVersionIsRefused(String written) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new Version(written))
                .extracting(InvalidValue::key)
                .isEqualTo("version.form");
    }
}
