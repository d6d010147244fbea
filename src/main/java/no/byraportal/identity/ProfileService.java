package no.byraportal.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.RuleBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Min profil: what people keep themselves at Keycloak, for everything they sign in to. */
@Service
public class ProfileService {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileService.class);

    private final CurrentUser currentUser;
    private final KeycloakProperties keycloak;
    private final Identities identities;
    private final String portal;

    ProfileService(
            CurrentUser currentUser,
            KeycloakProperties keycloak,
            Identities identities,
            @Value("${byraportal.url}") String portal) {
        this.currentUser = currentUser;
        this.keycloak = keycloak;
        this.identities = identities;
        this.portal = portal;
    }

    /** Where name, language, password, second step and devices are kept, with the way back. */
    @PreAuthorize("isAuthenticated()")
    public String address() {
        return keycloak.external("/account/?referrer=" + keycloak.clientId() + "&referrer_uri="
                + URLEncoder.encode(portal + "/", StandardCharsets.UTF_8));
    }

    /**
     * Ends all sessions of whoever is signed in, on every device and in every program.
     *
     * @throws RuleBroken {@code keycloak.silent}
     */
    @PreAuthorize("isAuthenticated()")
    public void signOutEverywhere() {
        SignedIn person = currentUser.signedIn().orElseThrow(() -> new NotAllowed("nobody is signed in"));
        try {
            identities.signOut(person.subject());
        } catch (KeycloakAway away) {
            LOG.warn("{} was not signed out everywhere", person.subject(), away);
            throw new RuleBroken("keycloak.silent");
        }
    }
}
