package no.byraportal.identity;

import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A signed-in person as Keycloak describes them; {@code subject} is what our tables know them by. */
public record SignedIn(String subject, String name, String email) {

    static SignedIn from(OidcUser user) {
        String subject = user.getName();
        String email = Optional.ofNullable(user.getEmail()).orElse(subject);
        return new SignedIn(subject, Optional.ofNullable(user.getFullName()).orElse(email), email);
    }
}
