package no.byraportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The portal starts, and is ready, while Keycloak is down. */
@PortalTest
class PortalStartTest {

    private final int port;

    PortalStartTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void thePortalIsReadyWhileKeycloakIsDownAndSaysSo() throws Exception {
        HttpResponse<String> answer = get(port, "/readyz");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"db\":{\"status\":\"UP\"}")
                .contains("\"keycloak\":{\"status\":\"UNKNOWN\"}");
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
