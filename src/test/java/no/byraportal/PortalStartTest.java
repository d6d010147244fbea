package no.byraportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The portal starts, and is ready, while Keycloak is down. */
@PortalTest
class PortalStartTest {

    private final int port;
    private final int managementPort;

    PortalStartTest(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @Test
    void thePortalIsReadyWhileKeycloakIsDownAndSaysSo() throws Exception {
        HttpResponse<String> answer = get(port, "/readyz");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"db\":{\"status\":\"UP\"}")
                .contains("\"keycloak\":{\"status\":\"UNKNOWN\"}");
    }

    @Test
    void actuatorStandsOnTheManagementPortOnly() throws Exception {
        assertThat(get(managementPort, "/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(get(port, "/actuator/health").statusCode()).isNotEqualTo(200);
        assertThat(get(port, "/actuator/prometheus").body()).doesNotContain("jvm_memory_used_bytes");
    }

    @Test
    void anOperatorHasTheFiguresCountedAnewOnTheManagementPortOnly() throws Exception {
        HttpResponse<String> counted = send(managementPort, "/actuator/recount", "POST");
        assertThat(counted.statusCode()).as(counted.body()).isEqualTo(200);
        assertThat(counted.body()).isEqualTo("{\"wrongCells\":0}");
        assertThat(send(port, "/actuator/recount", "POST").body()).doesNotContain("wrongCells");
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return send(port, path, "GET");
    }

    private static HttpResponse<String> send(int port, String path, String verb) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .method(verb, BodyPublishers.noBody())
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
