package no.byraportal.identity;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The people the portal knows; Keycloak owns their names and addresses, we keep a copy for lists and history. */
@Component
class People {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OidcUserService keycloak = new OidcUserService();

    People(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes over name and address as Keycloak has them now; whoever was invited is activated by it. A person we do not
     * know is not made known by signing in.
     */
    OidcUser signIn(OidcUserRequest request) {
        OidcUser user = keycloak.loadUser(request);
        SignedIn person = SignedIn.from(user);
        jdbc.sql("""
                        update portal_user set name = :name, email = :email, signed_in_at = :now,
                            activated_at = coalesce(activated_at, :now), disabled_at = null
                        where subject = :subject""")
                .param("now", clock.instant())
                .param("name", person.name())
                .param("email", person.email())
                .param("subject", person.subject())
                .update();
        return user;
    }
}
