package no.byraportal.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Keycloak is.
 *
 * @param url         the address browsers use
 * @param internalUrl the address the portal itself uses, often the same
 */
@ConfigurationProperties("byraportal.keycloak")
record KeycloakProperties(
        String url,
        String internalUrl,
        String realm,
        String clientId,
        String clientSecret,
        String provisionerId,
        String provisionerSecret) {

    String issuer() {
        return url + "/realms/" + realm;
    }

    String internal(String path) {
        return internalUrl + "/realms/" + realm + path;
    }

    /** As whoever manages users asks. */
    String admin(String path) {
        return internalUrl + "/admin/realms/" + realm + path;
    }

    String external(String path) {
        return issuer() + path;
    }

    @Override
    public String toString() {
        return "Keycloak " + issuer();
    }
}
