package no.byraportal.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody is sent to a log-in page that does not answer: the portal says so itself, and what to do. */
final class KeycloakGate extends OncePerRequestFilter {

    private final KeycloakHealth keycloak;

    KeycloakGate(KeycloakHealth keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + SecurityConfiguration.LOGIN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (keycloak.answers()) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGNED_OUT + "?why=keycloak");
        }
    }
}
