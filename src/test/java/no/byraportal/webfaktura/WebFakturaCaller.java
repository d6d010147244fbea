package no.byraportal.webfaktura;

import static no.byraportal.ApiCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import no.byraportal.ApiCaller;
import no.byraportal.client.Client;
import tools.jackson.databind.JsonNode;

/** WebFaktura at its door, over real HTTP. */
final class WebFakturaCaller implements AutoCloseable {

    static final String CLIENTS = "/api/v1/webfaktura/clients";

    private final ApiCaller http;
    private final String token;

    WebFakturaCaller(int port, String token) {
        this.http = new ApiCaller(port);
        this.token = token;
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return http.get(CLIENTS + path, token);
    }

    /** A page of the feed. */
    JsonNode feed(String after, int limit) throws Exception {
        HttpResponse<byte[]> answer = get("?after=" + after + "&limit=" + limit);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        JsonNode page = json(answer);
        assertThat(page.path("next").asString()).isNotBlank();
        return page;
    }

    /** Where the feed ends now. */
    String end() throws Exception {
        String cursor = "";
        JsonNode page = feed(cursor, 500);
        while (!page.path("clients").isEmpty()) {
            cursor = page.path("next").asString();
            page = feed(cursor, 500);
        }
        return page.path("next").asString();
    }

    JsonNode client(Client client) throws Exception {
        return json(get("/" + client.clientNumber()));
    }

    HttpResponse<byte[]> put(Client client, String what, String body) throws Exception {
        return http.send(
                "PUT",
                CLIENTS + "/" + client.clientNumber() + "/" + what,
                token,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    }

    /** What must be taken without a word. */
    void does(Client client, String what, String body) throws Exception {
        HttpResponse<byte[]> answer = put(client, what, body);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    void confirms(Client client) throws Exception {
        does(client, "confirmed", "{\"orgNumber\": null, \"confirmed\": true}");
    }

    @Override
    public void close() {
        http.close();
    }
}
