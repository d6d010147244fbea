package no.byraportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program at the portal's door, over real HTTP, and what it is told there. */
public final class ApiCaller implements AutoCloseable {

    private final String portal;
    private final HttpClient http = HttpClient.newHttpClient();

    public ApiCaller(int port) {
        this.portal = "http://localhost:" + port;
    }

    public HttpResponse<byte[]> get(String path, String token, String... headers) throws Exception {
        return send("GET", path, token, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<byte[]> postJson(String path, String token, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request("POST", path, token, BodyPublishers.ofString(body), headers);
        return http.send(request.setHeader("Content-Type", "application/json").build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> patch(String path, String token, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request("PATCH", path, token, BodyPublishers.ofString(body), headers);
        return http.send(
                request.setHeader("Content-Type", "application/merge-patch+json")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> send(String verb, String path, String token, BodyPublisher body, String... headers)
            throws Exception {
        return http.send(request(verb, path, token, body, headers).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String verb, String path, String token, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(portal + path)).method(verb, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    public static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Every problem is told in the same shape, in UTF-8. */
    public static JsonNode problem(HttpResponse<byte[]> answer, int status, String key) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("urn:byraportal:problem:" + key);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank().doesNotStartWith("api.");
        assertThat(problem.path("detail").asString())
                .isNotBlank()
                .doesNotStartWith("api.")
                .doesNotContain("\uFFFD")
                .doesNotContain("Ã");
        return problem;
    }

    @Override
    public void close() {
        http.close();
    }
}
