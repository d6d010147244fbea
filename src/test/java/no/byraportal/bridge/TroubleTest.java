package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import no.byraportal.bridge.FakePortal.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong is one sentence that tells what to do and one exit code, and the file stays as it was. */
class TroubleTest {

    private final FakePortal portal;

    @TempDir
    private Path base;

    private BridgeFolder beside;

    TroubleTest() throws IOException {
        portal = FakePortal.start();
    }

    @BeforeEach
    void setUp() throws IOException {
        beside = new BridgeFolder(base, portal.address());
    }

    @AfterEach
    void tearDown() {
        portal.close();
    }

    private void says(int exitCode, String... words) throws IOException {
        String before = beside.text();
        assertThat(beside.bridge("once")).as(beside.said()).isEqualTo(exitCode);
        assertThat(beside.said().lines()).as("one sentence").hasSize(1);
        assertThat(beside.said()).contains(words).doesNotContain("Exception", FakePortal.TOKEN);
        assertThat(beside.text()).isEqualTo(before);
    }

    private void configure(String... lines) throws IOException {
        beside = new BridgeFolder(base, portal.address(), lines);
    }

    private void configureFor(String address, String... lines) throws IOException {
        beside = new BridgeFolder(base, address, lines);
    }

    @ParameterizedTest
    @CsvSource({
        "401, 6, Lag en ny",
        "403, 6, lag en agentnøkkel",
        "404, 6, kjenner ikke dette kallet",
        "400, 6, Noe er galt i linje 17.",
        "413, 7, over 64 MiB",
        "422, 7, Noe er galt i linje 17.",
        "429, 8, om minst 1 sekunder",
        "500, 8, opptatt eller nede",
        "503, 8, opptatt eller nede",
    })
    void whatThePortalRefusesIsSaidWithWhatToDo(int status, int exitCode, String words) throws IOException {
        portal.answerNext("POST /variables", Answer.problem(status, "any", "Noe er galt i linje 17."));
        says(exitCode, words);
    }

    @Test
    void theLineOfARefusedFileIsShownWhereTheDetailDoesNotNameIt() throws IOException {
        portal.answerNext(
                "POST /variables",
                new Answer(
                        422,
                        Map.of("Content-Type", "application/problem+json"),
                        "{\"type\":\"urn:x\",\"detail\":\"DOCTYPE er ikke lov.\",\"line\":3}"));
        says(7, "DOCTYPE er ikke lov. (3)");
    }

    @Test
    void aRevokedTokenIsSaidAndANewOneInTheFileWorksAtOnce() throws IOException {
        Files.writeString(beside.tokenFile(), "bpa_" + "z".repeat(43));
        says(6, "trukket tilbake", beside.tokenFile().toString());
        Files.writeString(beside.tokenFile(), FakePortal.TOKEN);
        assertThat(beside.bridge("once")).isZero();
    }

    @Test
    void theTimeToWaitIsReadAsSecondsAndAsADate() throws IOException {
        portal.answerNext("POST /variables", new Answer(429, Map.of("Retry-After", "120"), ""));
        says(8, "om minst 120 sekunder");
        String at = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        portal.answerNext("POST /variables", new Answer(503, Map.of("Retry-After", at), ""));
        assertThat(beside.bridge("once")).isEqualTo(8);
        assertThat(beside.said()).containsPattern("om minst (59\\d|600) sekunder");
    }

    @Test
    void anotherServerIsNotTakenForThePortal() throws IOException {
        portal.answerNext("POST /variables", new Answer(200, Map.of("Content-Type", "text/html"), "<html>Hei</html>"));
        says(5, "er ikke Byråportal");
        portal.answerNext("POST /variables", new Answer(404, Map.of("Content-Type", "text/html"), "<html>Nei</html>"));
        says(5, "er ikke Byråportal");
        portal.answerNext(
                "POST /variables", new Answer(200, Map.of("Content-Type", "application/json"), "{\"clients\":"));
        says(5, "er ikke Byråportal");
        portal.answerNext("POST /variables", new Answer(302, Map.of("Location", "https://ny.example/"), ""));
        says(5, "viser videre til https://ny.example/");
    }

    @Test
    void anEmptyRenderingIsNeverWritten() throws IOException {
        assertThat(beside.bridge("once")).isZero();
        portal.desire("000", 20);
        portal.answerNext("POST /settings/render", new Answer(200, Map.of("Content-Type", "application/xml"), ""));
        says(5, "er ikke Byråportal");
    }

    @Test
    void aPortalThatIsNotThereIsSaid() throws IOException {
        configureFor("http://localhost:1");
        says(5, "Ingen svarer på http://localhost:1");
        configureFor("https://byraportal.invalid");
        says(5, "Fant ingen maskin som heter byraportal.invalid");
    }

    @Test
    void aWrongProxyIsSaid() throws IOException {
        configure("proxy = localhost:1");
        says(5, "Mellomtjeneren localhost:1 svarer ikke");
        configure("proxy = proxy.invalid:8080");
        says(5, "Fant ingen mellomtjener som heter proxy.invalid");
        try (FakePortal proxy = FakePortal.start()) {
            configure("proxy = localhost:" + proxy.port());
            proxy.answerNext("POST", new Answer(407, Map.of("Proxy-Authenticate", "Basic realm=\"x\""), ""));
            says(5, "krever passord");
        }
    }

    @Test
    void aConnectionThatBreaksIsSaid() throws IOException {
        try (ServerSocket server = answering("")) {
            configureFor("http://localhost:" + server.getLocalPort());
            says(5, "ble brutt");
        }
    }

    /** A server that says the same to everybody, whatever they ask, and hangs up. */
    private static ServerSocket answering(String text) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket caller = server.accept()) {
                    if (caller.getInputStream().read() >= 0) {
                        caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException e) {
                    // The caller, or we, have hung up.
                }
            }
        });
        return server;
    }

    @Test
    void aCertificateOfAnUnknownIssuerIsSaidAndAcceptedWhenItStandsInTheCaFile() throws Exception {
        Path store = base.resolve("keys.p12");
        makeKeys(store, "localhost");
        try (FakePortal secure = FakePortal.start(https(store))) {
            String address = "https://localhost:" + secure.port();
            configureFor(address);
            says(5, "Utstederen av sertifikatet", "ca-file");
            configureFor(address, "ca-file = ca.pem");
            Files.writeString(beside.config().resolveSibling("ca.pem"), "no certificate");
            says(2, "ingen lesbare sertifikater");
            Files.writeString(beside.config().resolveSibling("ca.pem"), pem(store));
            assertThat(beside.bridge("once")).as(beside.said()).isZero();
            assertThat(secure.reports()).hasSize(3);
        }
    }

    @Test
    void aCertificateOfAnotherNameIsSaid() throws Exception {
        Path store = base.resolve("keys.p12");
        makeKeys(store, "portal.example");
        try (FakePortal secure = FakePortal.start(https(store))) {
            configureFor("https://localhost:" + secure.port(), "ca-file = ca.pem");
            Files.writeString(beside.config().resolveSibling("ca.pem"), pem(store));
            says(5, "sertifikatet hører sammen");
        }
    }

    @Test
    void plainHttpWhereTlsWasExpectedIsSaid() throws IOException {
        try (ServerSocket server = answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            configureFor("https://localhost:" + server.getLocalPort());
            says(5, "Får ikke kryptert forbindelse");
        }
    }

    @Test
    void whatIsWrongCanBeSaidInEnglish() throws IOException {
        configureFor("http://localhost:1", "language = en");
        says(5, "Nobody answers at http://localhost:1");
    }

    @Test
    void aFileThatIsNotThereAndAWrongCommandLineAreSaid() throws IOException {
        Files.delete(beside.file());
        assertThat(beside.bridge("once")).isEqualTo(4);
        assertThat(beside.said()).contains("ingen variables.xml");
        assertThat(beside.bridge("twice")).isEqualTo(2);
        assertThat(beside.said()).contains("Bruk:");
    }

    private static void makeKeys(Path store, String name) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "portal",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static KeyStore keys(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }

    private static String pem(Path store) throws Exception {
        byte[] certificate = keys(store).getCertificate("portal").getEncoded();
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static HttpsServer https(Path store) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(store), "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }
}
