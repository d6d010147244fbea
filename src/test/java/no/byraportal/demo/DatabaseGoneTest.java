package no.byraportal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import no.byraportal.Byraportal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The database goes away under a running portal and comes back: nobody need restart anything. */
class DatabaseGoneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS = "/api/v1/agent/settings";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void thePortalSaysThatItIsGoneAndServesAgainWhenItIsBack() throws Exception {
        Path folder = Checkout.target().resolve("database-gone");
        Checkout.delete(folder);
        String password = DemoSecrets.random();
        MariaDbServer first = MariaDbServer.start(folder, 0, password);
        int databasePort = first.port();
        try (ServletWebServerApplicationContext portal = start(first)) {
            int port = Objects.requireNonNull(portal.getWebServer()).getPort();
            String token = portal.getBean(DemoBureaus.class).agentToken();
            assertThat(get(port, "/readyz", token).statusCode()).isEqualTo(200);
            assertThat(get(port, SETTINGS, token).statusCode()).isEqualTo(200);

            first.close();
            HttpResponse<String> ready = await(port, "/readyz", token, answer -> answer.statusCode() != 200);
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"db\":{\"status\":\"DOWN\"}");
            HttpResponse<String> refused = get(port, SETTINGS, token);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(refused.body())
                    .contains("\"type\":\"urn:byraportal:problem:unavailable\"", "Databasen svarer ikke akkurat nå.")
                    .doesNotContain("jdbc", "SQL", "Exception");

            try (MariaDbServer _ = MariaDbServer.start(folder, databasePort, password)) {
                await(port, "/readyz", token, answer -> answer.statusCode() == 200);
                assertThat(get(port, SETTINGS, token).statusCode()).isEqualTo(200);
            }
        } finally {
            first.close();
            http.close();
        }
    }

    private static ServletWebServerApplicationContext start(MariaDbServer database) {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(Byraportal.class, DemoParts.class)
                .initializers(new PortalAlone())
                .run(
                        "--spring.datasource.url=" + database.url("byraportal"),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0",
                        "--management.server.address=127.0.0.1",
                        "--vaadin.productionMode=true",
                        "--spring.lifecycle.timeout-per-shutdown-phase=2s",
                        "--logging.level.root=off");
    }

    private HttpResponse<String> get(int port, String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Language", "nb");
        if (path.startsWith("/api")) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> await(int port, String path, String token, Predicate<HttpResponse<String>> wanted) {
        return Awaitility.await(path)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> get(port, path, token), wanted);
    }
}
