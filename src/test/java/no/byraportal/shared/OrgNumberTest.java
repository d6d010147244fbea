package no.byraportal.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import no.bekk.bekkopen.org.OrganisasjonsnummerValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrgNumberTest {

    /** Bekk's NoCommons is the oracle: made elsewhere, from the same rules. */
    @Test
    void aHundredThousandNumbersAreJudgedAsOthersJudgeThem() {
        Random random = new Random(20261121);
        for (int i = 0; i < 100_000; i++) {
            String digits = "%09d".formatted(random.nextInt(1_000_000_000));
            assertThat(judgedRight(digits)).as(digits).isEqualTo(OrganisasjonsnummerValidator.isValid(digits));
        }
    }

    @Test
    void everyCheckDigitButOneIsWrong() {
        for (int first = 10_000_000; first < 10_002_000; first++) {
            int right = 0;
            for (int check = 0; check < 10; check++) {
                right += judgedRight("%08d%d".formatted(first, check)) ? 1 : 0;
            }
            assertThat(right).as("%08d", first).isLessThanOrEqualTo(1);
        }
    }

    /** Eight digits whose check digit would be 10 are given to nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})
    void aRemainderOfTenHasNoCheckDigit(String check) {
        // 3·2 + 2·3 = 12 ≡ 1, and 11 − 1 = 10
        assertThatThrownBy(() -> new OrgNumber("23000000" + check))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("orgnumber.check"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100146428",
                "100 146 428",
                " 100146428 ",
                "100\u00A0146\u00A0428",
                "100\u202F146\u202F428",
                "100.146.428",
                "NO100146428",
                "NO 100 146 428 MVA",
                "no100146428mva",
                "100146428MVA",
                "\t100146428\n"
            })
    void theUsualWaysOfWritingAreUnderstood(String written) {
        assertThat(OrgNumber.of(written).digits()).isEqualTo("100146428");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "MVA",
                "NO",
                "NOMVA",
                "12345678",
                "1001464280",
                "100-146-428",
                "10014642a",
                "SE100146428",
                "100146428XYZ",
                "١٠٠١٤٦٤٢٨",
                "1001464281001464281001464281001464281001464281"
            })
    void whatIsNotNineDigitsIsRefusedForItsLength(String written) {
        assertThatThrownBy(() -> OrgNumber.of(written))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("orgnumber.length"));
    }

    @Test
    void twoDigitsThatChangedPlacesAreRefusedForTheCheckDigit() {
        assertThatThrownBy(() -> OrgNumber.of("100146482"))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("orgnumber.check"));
    }

    @Test
    void itIsShownInThreesWithHardSpaces() {
        assertThat(new OrgNumber("100146428").grouped()).isEqualTo("100\u00A0146\u00A0428");
        assertThat(new OrgNumber("100146428")).hasToString("100146428");
    }

    private static boolean judgedRight(String digits) {
        try {
            OrgNumber unused = new OrgNumber(digits);
            return unused.digits().equals(digits);
        } catch (InvalidValue e) {
            return false;
        }
    }
}
