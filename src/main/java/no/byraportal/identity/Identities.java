package no.byraportal.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.byraportal.identity.KeycloakAway.Why;
import no.byraportal.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people at Keycloak, kept through an account that may manage users and nothing else. Each call may be made again: what
 * is there already is found, what is gone already is no trouble.
 */
@Component
public class Identities {

    /** How long Keycloak's link works. */
    public static final Duration LINK_WORKS = Duration.ofDays(3);

    private static final Pattern NO_NAME = Pattern.compile("[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}\\s]+");
    /** Set in the very call that makes somebody known, so that it is never said of anybody else. */
    private static final String MADE_BY = "madeBy";

    private static final String WAITS = "UPDATE_PASSWORD";
    private static final Set<String> SECOND_STEPS =
            Set.of("otp", "webauthn", "webauthn-passwordless", "recovery-authn-codes");
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** A mail server of Keycloak's may be slow, and an answer that nobody waits for is a mail sent twice. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final Duration TOKEN_MARGIN = Duration.ofSeconds(20);

    private final RestClient http;
    private final KeycloakProperties keycloak;
    private final String portal;
    private final JsonMapper json;
    private final Clock clock;
    private volatile Token token = new Token("", Instant.EPOCH);

    Identities(KeycloakProperties keycloak, @Value("${byraportal.url}") String portal, JsonMapper json, Clock clock) {
        this.keycloak = keycloak;
        this.portal = portal;
        this.json = json;
        this.clock = clock;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
        requests.setReadTimeout(ANSWER);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    private record Token(String value, Instant endsAt) {

        @Override
        public String toString() {
            return "token until " + endsAt;
        }
    }

    private record Answer(int status, String body) {}

    /** Whoever signs in with this address. */
    public Optional<Identity> find(EmailAddress email) {
        JsonNode found = json.readTree(ok(call(
                        HttpMethod.GET,
                        UriComponentsBuilder.fromPath("/users")
                                .queryParam("exact", true)
                                .queryParam("email", "{email}")
                                .encode()
                                .buildAndExpand(email.address())
                                .toUriString(),
                        null))
                .body());
        return found.valueStream().map(Identities::identity).findFirst();
    }

    /** Empty when Keycloak has forgotten them. */
    public Optional<Identity> known(String subject) {
        Answer answer = call(HttpMethod.GET, "/users/" + subject, null);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(identity(json.readTree(ok(answer).body())));
    }

    private static Identity identity(JsonNode user) {
        return new Identity(
                user.path("id").asString(),
                user.path("enabled").asBoolean(),
                user.path("requiredActions")
                        .valueStream()
                        .anyMatch(action -> action.asString().equals(WAITS)),
                user.path("attributes").has(MADE_BY));
    }

    /** Makes somebody known who has yet to choose a password; whoever has the address already is found instead. */
    public Identity create(EmailAddress email, String name, Locale language) {
        ObjectNode user = json.createObjectNode()
                .put("username", email.address())
                .put("email", email.address())
                .put("enabled", true);
        name(user, email, name);
        user.putArray("requiredActions").add(WAITS).add("TERMS_AND_CONDITIONS");
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("locale").add(language.getLanguage());
        attributes.putArray(MADE_BY).add(keycloak.provisionerId());
        Answer answer = call(HttpMethod.POST, "/users", user);
        if (answer.status() != 409) {
            ok(answer);
        }
        return find(email).orElseThrow(() -> new KeycloakAway(Why.REFUSED, "created, but not found"));
    }

    /** Keycloak asks for what is missing at the first sign-in, and has some signs in no name. */
    private static void name(ObjectNode user, EmailAddress email, String name) {
        if (!name.equals(email.address())) {
            String called = NO_NAME.matcher(name).replaceAll(" ").strip();
            int last = called.lastIndexOf(' ');
            user.put("firstName", last < 0 ? called : called.substring(0, last));
            user.put("lastName", last < 0 ? "" : called.substring(last + 1));
        }
    }

    /**
     * Sends Keycloak's mail with a link to choose a password and accept the terms, which leads on to the portal.
     *
     * @param said what the mail says besides, by the names that the theme and the realm's user profile know
     */
    public void invite(Identity identity, EmailAddress email, String name, Map<String, String> said) {
        String path = "/users/" + identity.subject();
        ObjectNode user =
                (ObjectNode) json.readTree(ok(call(HttpMethod.GET, path, null)).body());
        ObjectNode attributes = user.withObject("attributes");
        said.forEach((key, text) -> attributes.putArray(key).add(text));
        name(user, email, name);
        ok(call(HttpMethod.PUT, path, user));
        Answer answer = call(
                HttpMethod.PUT,
                UriComponentsBuilder.fromPath(path + "/execute-actions-email")
                        .queryParam("client_id", keycloak.clientId())
                        .queryParam("redirect_uri", portal + "/")
                        .queryParam("lifespan", LINK_WORKS.toSeconds())
                        .encode()
                        .toUriString(),
                json.createArrayNode().add(WAITS));
        if (answer.status() == 500) {
            throw new KeycloakAway(Why.MAIL, "Keycloak could not send its mail");
        }
        ok(answer);
    }

    /** Ends all their sessions, here and in whatever else they are signed in to. */
    public void signOut(String subject) {
        Answer answer = call(HttpMethod.POST, "/users/" + subject + "/logout", null);
        if (answer.status() != 404) {
            ok(answer);
        }
    }

    /** Their one-time codes and passkeys are gone, and so are their sessions. */
    void forgetSecondStep(String subject) {
        String path = "/users/" + subject;
        for (JsonNode one : json.readTree(
                ok(call(HttpMethod.GET, path + "/credentials", null)).body())) {
            if (SECOND_STEPS.contains(one.path("type").asString())) {
                ok(call(
                        HttpMethod.DELETE,
                        path + "/credentials/" + one.path("id").asString(),
                        null));
            }
        }
        signOut(subject);
    }

    /** Somebody whom the portal made known and who was never in is not to be, so their link is worth nothing. */
    public void forget(String subject) {
        Answer answer = call(HttpMethod.DELETE, "/users/" + subject, null);
        if (answer.status() != 404) {
            ok(answer);
        }
    }

    private Answer call(HttpMethod verb, String path, @Nullable JsonNode body) {
        Answer answer = once(verb, path, body);
        if (answer.status() == 401) {
            // Keycloak may have been set up anew since it gave the token.
            token = new Token("", Instant.EPOCH);
            return once(verb, path, body);
        }
        return answer;
    }

    private Answer once(HttpMethod verb, String path, @Nullable JsonNode body) {
        RestClient.RequestBodySpec request =
                http.method(verb).uri(URI.create(keycloak.admin(path))).header("Authorization", "Bearer " + token());
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsString(body));
        }
        return exchange(request);
    }

    private String token() {
        Token now = token;
        if (now.endsAt().isAfter(clock.instant())) {
            return now.value();
        }
        String form = UriComponentsBuilder.newInstance()
                .queryParam("grant_type", "client_credentials")
                .queryParam("client_id", keycloak.provisionerId())
                .queryParam("client_secret", "{secret}")
                .encode()
                .buildAndExpand(keycloak.provisionerSecret())
                .toUri()
                .getRawQuery();
        JsonNode given = json.readTree(ok(exchange(http.post()
                        .uri(keycloak.internal("/protocol/openid-connect/token"))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(form)))
                .body());
        Token fresh = new Token(
                given.path("access_token").asString(),
                clock.instant().plusSeconds(given.path("expires_in").asLong()).minus(TOKEN_MARGIN));
        token = fresh;
        return fresh.value();
    }

    private static Answer exchange(RestClient.RequestHeadersSpec<?> request) {
        try {
            return Objects.requireNonNull(request.exchange((sent, response) -> read(response)));
        } catch (ResourceAccessException e) {
            throw new KeycloakAway(Why.AWAY, String.valueOf(e.getMessage()));
        }
    }

    private static Answer read(ClientHttpResponse response) throws IOException {
        return new Answer(
                response.getStatusCode().value(),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Answer ok(Answer answer) {
        if (List.of(200, 201, 204).contains(answer.status())) {
            return answer;
        }
        throw new KeycloakAway(answer.status() >= 500 ? Why.AWAY : Why.REFUSED, "status " + answer.status());
    }
}
