package no.byraportal.identity;

import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A signed-in person as Keycloak describes them; {@code subject} is what our tables know them by.
 *
 * @param twoSteps they have shown a second step beside the password, or a passkey
 */
public record SignedIn(String subject, String name, String email, boolean twoSteps) {

    /** The least level of the realm's flow that is two steps, as {@code acr} has it; those above are others' ways there. */
    static final int TWO_STEPS = 2;

    static SignedIn from(OidcUser user) {
        String subject = user.getName();
        String email = Optional.ofNullable(user.getEmail()).orElse(subject);
        return new SignedIn(
                subject, Optional.ofNullable(user.getFullName()).orElse(email), email, level(user) >= TWO_STEPS);
    }

    private static int level(OidcUser user) {
        String acr = Optional.ofNullable(user.getAuthenticationContextClass()).orElse("");
        return acr.matches("\\d") ? Integer.parseInt(acr) : 0;
    }
}
