package no.byraportal.identity;

import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The people the portal knows; Keycloak owns their names and addresses, we keep a copy for lists and history. */
@Component
class People {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final OidcUserService keycloak = new OidcUserService();

    People(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes over name and address as Keycloak has them now; whoever was invited is activated by it. A person we do not
     * know is not made known by signing in.
     */
    OidcUser signIn(OidcUserRequest request) {
        OidcUser user = keycloak.loadUser(request);
        SignedIn person = SignedIn.from(user);
        Optional<UserId> called = jdbc.sql("""
                        select id from portal_user where subject = :subject
                            and not (name = :name collate utf8mb4_bin and email = :email collate utf8mb4_bin)""")
                .param("name", person.name())
                .param("email", person.email())
                .param("subject", person.subject())
                .query((row, n) -> UserId.of(row.getString("id")))
                .optional();
        jdbc.sql("""
                        update portal_user set name = :name, email = :email, signed_in_at = :now,
                            activated_at = coalesce(activated_at, :now), disabled_at = null
                        where subject = :subject""")
                .param("now", clock.instant())
                .param("name", person.name())
                .param("email", person.email())
                .param("subject", person.subject())
                .update();
        called.ifPresent(id -> events.publishEvent(new PersonChanged(id)));
        return user;
    }
}
