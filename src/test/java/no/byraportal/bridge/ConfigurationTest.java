package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** bridge.properties as people write it on Windows and Linux. */
class ConfigurationTest {

    @TempDir
    private Path folder;

    private Configuration read(String text) throws IOException {
        Path file = folder.resolve("bridge.properties");
        Files.writeString(file, text);
        return Configuration.read(file);
    }

    @Test
    void whatIsNotSaidIsAsUsual() throws IOException {
        Configuration configuration = read("portal=https://portal.example/\ntoken-file=token");
        assertThat(configuration.portal()).hasToString("https://portal.example");
        assertThat(configuration.tokenFile()).isEqualTo(folder.resolve("token"));
        assertThat(configuration.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(configuration.copies()).isEqualTo(30);
        assertThat(configuration.texts()).isSameAs(Texts.BOKMAL);
        assertThat(configuration.proxy()).isEmpty();
        assertThat(configuration.logFile()).isEmpty();
    }

    @Test
    void aBackslashIsABackslashAndRemarksAreSkipped() throws IOException {
        Configuration configuration = read("""
                \uFEFF# Byrået
                portal = https://portal.example
                token-file = C:\\ProgramData\\Visma\\token

                log-file =
                language=en
                proxy = proxy.example:8080
                """);
        assertThat(configuration.tokenFile().toString()).endsWith("C:\\ProgramData\\Visma\\token");
        assertThat(configuration.texts()).isSameAs(Texts.ENGLISH);
        assertThat(configuration.proxy()).get().hasToString("proxy.example/<unresolved>:8080");
    }

    @Test
    void aFileInWindows1252IsReadToo() throws IOException {
        Path file = folder.resolve("bridge.properties");
        Files.write(file, "portal=https://portal.example\ntoken-file=nøkkel".getBytes(Charset.forName("windows-1252")));
        assertThat(Configuration.read(file).tokenFile()).isEqualTo(folder.resolve("nøkkel"));
    }

    @ParameterizedTest
    @CsvSource({
        "portl=x, config.unknown",
        "portal, config.unknown",
        "token-file=t, config.missing",
        "portal=https://portal.example, config.missing",
        "portal=portal.example;token-file=t, config.portal",
        "portal=ftp://portal.example;token-file=t, config.portal",
        "portal=https:" + "//user:pw@portal.example;token-file=t, config.portal",
        "portal=https://portal.example;token-file=t;interval=0, config.number",
        "portal=https://portal.example;token-file=t;interval=2s, config.number",
        "portal=https://portal.example;token-file=t;copies=1, config.number",
        "proxy=http://p:1;portal=https://portal.example;token-file=t, config.proxy",
        "proxy=p:66000;portal=https://portal.example;token-file=t, config.proxy",
        "portal=https://portal.example;token-file=t;language=sv, config.choice",
    })
    void whatCannotBeIsNamed(String lines, String key) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n'))).isInstanceOfSatisfying(Trouble.class, trouble -> {
            assertThat(trouble.key()).isEqualTo(key);
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.WRONG_USE);
        });
    }

    @Test
    void aTokenIsReadAndAnythingElseIsRefusedWithoutBeingRepeated() throws IOException {
        Configuration configuration = read("portal=https://portal.example\ntoken-file=token");
        assertThatThrownBy(configuration::token).hasMessageContaining("token.unreadable");
        Files.writeString(folder.resolve("token"), "\uFEFF" + FakePortal.TOKEN + "\r\n");
        assertThat(configuration.token()).isEqualTo(FakePortal.TOKEN);
        Files.writeString(folder.resolve("token"), "bpb_" + "y".repeat(43));
        assertThatThrownBy(configuration::token)
                .hasMessageContaining("token.malformed")
                .hasMessageNotContaining("yyyy");
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example, false", "http://localhost:8080, false", "http://127.0.0.1, false",
        "http://[::1]:80, false", "http://portal.example, true", "http://127.0.0.1.example, true"
    })
    void onlyThisMachineIsSpokenToInTheClearWithoutAWarning(String address, boolean warned) throws IOException {
        assertThat(read("portal=" + address + "\ntoken-file=t").inTheClear()).isEqualTo(warned);
    }

    @Test
    void theAgentsOwnExampleOfAFolderIsUnderstood() throws IOException {
        assertThat(Folder.named(" " + folder + "/\"")).isEqualTo(folder.toRealPath());
        assertThatThrownBy(() -> Folder.named(folder.resolve("nowhere").toString()))
                .hasMessageContaining("folder.missing");
    }
}
