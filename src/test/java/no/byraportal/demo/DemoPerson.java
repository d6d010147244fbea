package no.byraportal.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of people.json, as Keycloak would describe them to the portal. */
public record DemoPerson(String id, String email, String name) {

    public static DemoPerson of(String email) {
        return find(person -> person.email().equals(email));
    }

    static DemoPerson withSubject(String subject) {
        return find(person -> person.id().equals(subject));
    }

    private static DemoPerson find(Predicate<DemoPerson> wanted) {
        JsonNode people = JsonMapper.shared().readTree(DemoBureaus.resource("people.json"));
        return people.valueStream()
                .map(node -> new DemoPerson(
                        node.get("id").asString(),
                        node.get("email").asString(),
                        node.get("firstName").asString() + " "
                                + node.get("lastName").asString()))
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** From here on, this thread acts as this person. */
    public void signIn() {
        SecurityContextHolder.getContext().setAuthentication(signedIn());
    }

    /** As {@link #signIn()}, with so many steps as Keycloak's levels count them. */
    public void signIn(int level) {
        SecurityContextHolder.getContext().setAuthentication(signedIn(level));
    }

    /** What Spring Security holds after this person has signed in. */
    public Authentication signedIn() {
        return signedIn(1);
    }

    private Authentication signedIn(int level) {
        Instant now = Instant.now();
        OidcIdToken token = new OidcIdToken(
                "token-of-" + id,
                now,
                now.plusSeconds(3600),
                Map.of("sub", id, "name", name, "email", email, "acr", Integer.toString(level)));
        List<org.springframework.security.core.GrantedAuthority> none = AuthorityUtils.createAuthorityList("OIDC_USER");
        return new OAuth2AuthenticationToken(new DefaultOidcUser(none, token), none, "keycloak");
    }
}
