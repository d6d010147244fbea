package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the launcher itself asks of its own Keycloak, by its REST API and as its bootstrap administrator. */
final class KeycloakAdmin implements AutoCloseable {

    static final String CLIENT_ID = "demo-launcher";

    private static final JsonMapper JSON = new JsonMapper();
    /** What depends on a demo's ports and secrets; the rest of an existing realm stays as people changed it. */
    private static final List<String> CLIENT_FIELDS =
            List.of("rootUrl", "adminUrl", "baseUrl", "redirectUris", "webOrigins", "secret");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String server;
    private final String health;
    private final String secret;

    KeycloakAdmin(int port, int managementPort, String secret) {
        this.server = "http://localhost:" + port;
        this.health = "http://localhost:" + managementPort + "/health/ready";
        this.secret = secret;
    }

    /** Import goes on after Keycloak calls itself started: ready is when the realm answers. */
    boolean isReady() {
        return answers(health) && answers(server + "/realms/" + RealmFile.REALM);
    }

    private boolean answers(String url) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url)).GET()).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Makes addresses, secrets and the mail server of the realm those of this start: import never overwrites. */
    void fit(JsonNode wanted) {
        String token = token();
        String realm = server + "/admin/realms/" + RealmFile.REALM;
        for (JsonNode client : wanted.path("clients")) {
            fitClient(realm, client, token);
        }
        ObjectNode change = JSON.createObjectNode();
        change.put("realm", RealmFile.REALM);
        change.set("smtpServer", wanted.path("smtpServer"));
        put(realm, change, token);
    }

    void signOut(String userId) {
        String url = server + "/admin/realms/" + RealmFile.REALM + "/users/" + userId + "/logout";
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token());
        var _ = expect(204, send(request.POST(BodyPublishers.noBody())));
    }

    void disable(String userId) {
        String url = server + "/admin/realms/" + RealmFile.REALM + "/users/" + userId;
        put(url, JSON.createObjectNode().put("enabled", false), token());
    }

    /** Its link leads to choosing a password and holds for so many seconds. */
    void writeTo(String userId, int seconds) {
        String url = "%s/admin/realms/%s/users/%s/execute-actions-email?lifespan=%d"
                .formatted(server, RealmFile.REALM, userId, seconds);
        put(url, JSON.createArrayNode().add("UPDATE_PASSWORD"), token());
    }

    private void fitClient(String realm, JsonNode wanted, String token) {
        String clientId = wanted.path("clientId").asString();
        JsonNode found = get(realm + "/clients?clientId=" + clientId, token);
        if (found.isEmpty()) {
            throw new StartFailure("Keycloak's data lack the client " + clientId + ": start with --fresh.");
        }
        ObjectNode client = (ObjectNode) found.path(0);
        for (String field : CLIENT_FIELDS) {
            if (wanted.has(field)) {
                client.set(field, wanted.path(field));
            }
        }
        ObjectNode attributes = client.withObject("attributes");
        wanted.path("attributes").properties().forEach(entry -> attributes.set(entry.getKey(), entry.getValue()));
        put(realm + "/clients/" + client.path("id").asString(), client, token);
    }

    private String token() {
        String form = "grant_type=client_credentials&client_id=" + CLIENT_ID + "&client_secret=" + secret;
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        return JSON.readTree(expect(200, answer)).path("access_token").asString();
    }

    private JsonNode get(String url, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
        return JSON.readTree(expect(200, send(request.GET())));
    }

    private void put(String url, JsonNode body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        var _ = expect(204, send(request.PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while talking to Keycloak.", e);
        }
    }

    private static String expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new StartFailure(
                    "Keycloak answered %d to %s: %s".formatted(answer.statusCode(), answer.uri(), answer.body()));
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
