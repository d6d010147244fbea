package no.byraportal.bureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.byraportal.shared.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"12345", "90000001", "00000001", "1234567890"})
    void fiveToTenDigitsAreACustomerNumber(String digits) {
        assertThat(new CustomerNumber(digits)).hasToString(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "12345678901", "9000 0001", "A0000001", "-90000001", "٩٠٠٠٠٠٠١", "90000001\n"})
    void nothingElseIs(String digits) {
        assertThatThrownBy(() -> new CustomerNumber(digits))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("customernumber.digits"));
    }
}
