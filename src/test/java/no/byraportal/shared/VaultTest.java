package no.byraportal.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.byraportal.demo.DemoSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {

    private static final byte[] SECRET = "hemmelig".getBytes(UTF_8);

    private final Vault vault = new Vault(DemoSecrets.keyset());

    @Test
    void whatIsSealedIsOpenedInItsOwnRow() {
        byte[] sealed = vault.seal(SECRET, "bureau|table|1");
        assertThat(new String(sealed, UTF_8)).doesNotContain("hemmelig");
        assertThat(vault.open(sealed, "bureau|table|1")).isEqualTo(SECRET);
        assertThat(vault.seal(SECRET, "bureau|table|1")).isNotEqualTo(sealed);
    }

    @Test
    void whatIsMovedToAnotherRowIsNotOpened() {
        byte[] sealed = vault.seal(SECRET, "bureau|table|1");
        assertThatThrownBy(() -> vault.open(sealed, "bureau|table|2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsAlteredIsNotOpened() {
        byte[] sealed = vault.seal(SECRET, "row");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(sealed, "row"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("hemmelig");
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] sealed = vault.seal(SECRET, "row");
        Vault other = new Vault(DemoSecrets.keyset());
        assertThatThrownBy(() -> other.open(sealed, "row")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "hemmelig", "e30=", "%%%"})
    void withoutARightKeyThePortalDoesNotStartAndSaysWhichIsMissing(String key) {
        assertThatThrownBy(() -> new Vault(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BYRAPORTAL_KEY");
    }
}
