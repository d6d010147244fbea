package no.byraportal.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import no.byraportal.shared.RuleBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What people sign in with, at Keycloak, kept there by the narrow service account. */
@Component
class Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> SECOND_STEPS =
            Set.of("otp", "webauthn", "webauthn-passwordless", "recovery-authn-codes");

    private final KeycloakProperties keycloak;
    private final RestClient http;

    Credentials(KeycloakProperties keycloak) {
        this.keycloak = keycloak;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /**
     * Deletes one-time codes and passkeys, and ends all sessions.
     *
     * @throws RuleBroken {@code keycloak.silent}
     */
    void forgetSecondStep(String subject) {
        asProvisioner(token -> {
            for (Credential one : credentials(subject, token)) {
                if (SECOND_STEPS.contains(one.type())) {
                    http.delete()
                            .uri(user(subject) + "/credentials/{id}", one.id())
                            .headers(headers -> headers.setBearerAuth(token))
                            .retrieve()
                            .toBodilessEntity();
                }
            }
            endSessions(subject, token);
        });
    }

    /** @throws RuleBroken {@code keycloak.silent} */
    void endSessions(String subject) {
        asProvisioner(token -> endSessions(subject, token));
    }

    private void endSessions(String subject, String token) {
        http.post()
                .uri(user(subject) + "/logout")
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .toBodilessEntity();
    }

    private void asProvisioner(Consumer<String> deed) {
        try {
            deed.accept(token());
        } catch (RestClientException e) {
            LOG.warn("Keycloak did not do as it was asked", e);
            throw new RuleBroken("keycloak.silent");
        }
    }

    private String user(String subject) {
        return keycloak.admin("/users/" + subject);
    }

    private List<Credential> credentials(String subject, String token) {
        Credential[] found = http.get()
                .uri(user(subject) + "/credentials")
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(Credential[].class);
        return found == null ? List.of() : List.of(found);
    }

    private record Credential(String id, String type) {}

    private record Token(String access_token) {}

    private String token() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        Token token = http.post()
                .uri(keycloak.internal("/protocol/openid-connect/token"))
                .headers(headers ->
                        headers.setBasicAuth(keycloak.provisionerId(), keycloak.provisionerSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Token.class);
        if (token == null) {
            throw new RestClientException("no token");
        }
        return token.access_token();
    }
}
