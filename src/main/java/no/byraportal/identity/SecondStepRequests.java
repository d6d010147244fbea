package no.byraportal.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Sends people to Keycloak, and where the address says so for nothing less than two steps. */
final class SecondStepRequests implements OAuth2AuthorizationRequestResolver {

    static final String PARAMETER = "two-steps";
    /** Essential, so that Keycloak says no instead of sending somebody back with one step. */
    private static final String DEMAND =
            "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + SignedIn.TWO_STEPS + "\"]}}}";

    private final OAuth2AuthorizationRequestResolver usual;

    SecondStepRequests(ClientRegistrationRepository registrations) {
        this.usual = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return demanding(request, usual.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return demanding(request, usual.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest demanding(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest found) {
        return found == null || request.getParameter(PARAMETER) == null
                ? found
                : OAuth2AuthorizationRequest.from(found)
                        .additionalParameters(parameters -> parameters.put("claims", DEMAND))
                        .build();
    }
}
