package no.byraportal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.byraportal.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two numbers a client has: the ERP's, where zeros count, and WebFaktura's, where they do not. */
class ClientNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "999", "012", "1234567890"})
    void anErpNumberKeepsItsZeros(String digits) {
        assertThat(new ErpClientNo(digits)).hasToString(digits);
    }

    @Test
    void erpNumbersThatDifferInZerosAreTwoClients() {
        assertThat(new ErpClientNo("12")).isNotEqualTo(new ErpClientNo("012"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "C999", "99 9", "-1", "12345678901", "٩٩٩", "999\n", "1.5", "../999"})
    void anErpNumberIsDigitsWithoutADriveLetter(String digits) {
        assertThatThrownBy(() -> new ErpClientNo(digits))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("erpclientno.digits"));
    }

    @Test
    void aWebfakturaNumberIsWrittenWithoutGroups() {
        assertThat(ClientNumber.of("999999999")).hasToString("999999999");
        assertThat(ClientNumber.of("1")).isEqualTo(new ClientNumber(1));
        assertThat(ClientNumber.of("0001907")).isEqualTo(new ClientNumber(1907));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1000000000", "9999999999999999999", "1 907", "1907a", "٤١١٠"})
    void aWebfakturaNumberIsFromOneToANumberOfNineDigits(String written) {
        assertThatThrownBy(() -> ClientNumber.of(written))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("clientnumber.range"));
    }
}
