package no.byraportal.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Does Keycloak answer? Told in /readyz without failing it, since agents are served while Keycloak is down. */
@Component("keycloakHealthIndicator")
class KeycloakHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KeycloakProperties keycloak;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    KeycloakHealth(KeycloakProperties keycloak) {
        this.keycloak = keycloak;
    }

    boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.internal("/.well-known/openid-configuration")))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Health health() {
        return answers()
                ? Health.up().build()
                : Health.status(Status.UNKNOWN)
                        .withDetail("keycloak", "does not answer")
                        .build();
    }
}
