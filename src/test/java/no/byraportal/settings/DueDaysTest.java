package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DueDaysTest {

    @ParameterizedTest
    @CsvSource({"0,0", "14,14", "365,365", "' 21 ',21", "014,14", "'\n   30\n ',30", "-0,0"})
    void aWholeNumberOfDaysUpToAYearIsUnderstood(String written, int days) {
        assertThat(DueDays.of(written)).isEqualTo(new DueDays(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "366", "1000", "-365", "999999999", "-999999999"})
    void moreThanAYearOrLessThanAtOnceIsRefused(String written) {
        assertThat(refusal(written).key()).isEqualTo("duedays.range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n    ", "\u2003"})
    void nothingIsNotANumberOfDays(String written) {
        assertThat(refusal(written).key()).isEqualTo("duedays.missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fjorten",
                "14 dager",
                "14,0",
                "14.0",
                "1e2",
                "0x10",
                "+14",
                "--1",
                "1 4",
                "٢١",
                "२१",
                "²",
                "９",
                "9999999999",
                "99999999999999999999999999999999999999999999999999999999999999999"
            })
    void whatIsNoWholeNumberIsRefusedAsSuch(String written) {
        assertThat(refusal(written).key()).isEqualTo("duedays.number");
    }

    @Test
    void theReasonShowsNoMoreThanTheBeginningOfALongText() {
        String told = Texts.text(
                Texts.BOKMAL, "duedays.number", refusal("x".repeat(5000)).arguments());
        assertThat(told).hasSizeLessThan(200).contains("x".repeat(40) + "…");
    }

    @Test
    void theReasonIsToldInBothLanguages() {
        InvalidValue refusal = refusal("-1");
        assertThat(Texts.text(Texts.BOKMAL, refusal.key(), refusal.arguments())).contains("0", "365");
        assertThat(Texts.text(Texts.ENGLISH, refusal.key(), refusal.arguments()))
                .contains("0 to 365")
                .contains("1 days cannot be");
    }

    @Test
    void jsonHasTheBareNumber() {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.writeValueAsString(new DueDays(21))).isEqualTo("21");
        assertThat(json.readValue("21", DueDays.class)).isEqualTo(new DueDays(21));
    }

    private static InvalidValue refusal(String written) {
        InvalidValue[] refusal = new InvalidValue[1];
        assertThatThrownBy(() -> DueDays.of(written)).isInstanceOfSatisfying(InvalidValue.class, e -> refusal[0] = e);
        return refusal[0];
    }
}
