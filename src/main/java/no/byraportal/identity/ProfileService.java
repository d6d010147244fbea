package no.byraportal.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import no.byraportal.shared.NotAllowed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Min profil: what people keep themselves at Keycloak, for everything they sign in to. */
@Service
public class ProfileService {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileService.class);

    private final CurrentUser currentUser;
    private final KeycloakProperties keycloak;
    private final Identities identities;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String portal;

    ProfileService(
            CurrentUser currentUser,
            KeycloakProperties keycloak,
            Identities identities,
            JdbcClient jdbc,
            Clock clock,
            @Value("${byraportal.url}") String portal) {
        this.currentUser = currentUser;
        this.keycloak = keycloak;
        this.identities = identities;
        this.jdbc = jdbc;
        this.clock = clock;
        this.portal = portal;
    }

    /** Where name, language, password, second step and devices are kept, with the way back. */
    @PreAuthorize("isAuthenticated()")
    public String address() {
        return keycloak.external("/account/?referrer=" + keycloak.clientId() + "&referrer_uri="
                + URLEncoder.encode(portal + "/", StandardCharsets.UTF_8));
    }

    /**
     * Ends all sessions of whoever is signed in, on every device and in every program. What Keycloak does not hear now it is
     * told later.
     *
     * @param here ends this session, which must be first: while Keycloak is asked it tells the portal of each session, and
     *             the page that asks would hold its own session and wait for that
     */
    @PreAuthorize("isAuthenticated()")
    public void signOutEverywhere(Runnable here) {
        SignedIn person = currentUser.signedIn().orElseThrow(() -> new NotAllowed("nobody is signed in"));
        here.run();
        try {
            identities.signOut(person.subject());
        } catch (KeycloakAway away) {
            LOG.warn("{} is to be signed out everywhere later", person.subject(), away);
            jdbc.sql("update portal_user set sign_out_asked_at = :now where subject = :subject")
                    .param("now", clock.instant())
                    .param("subject", person.subject())
                    .update();
        }
    }
}
