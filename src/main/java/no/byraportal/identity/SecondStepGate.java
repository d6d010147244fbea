package no.byraportal.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever lacks the second step that is demanded of them is sent to Keycloak for it before any page shows, and comes
 * back to the page they asked for. What is not a page is refused by {@link CurrentUser}, where they are nobody.
 */
final class SecondStepGate extends OncePerRequestFilter {

    private static final String ASKED = SecondStepGate.class.getName();

    private final CurrentUser currentUser;
    private final RequestCache requests;

    SecondStepGate(CurrentUser currentUser, RequestCache requests) {
        this.currentUser = currentUser;
        this.requests = requests;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getMethod().equals("GET")
                || accepted == null
                || !accepted.contains(MediaType.TEXT_HTML_VALUE)
                || request.getServletPath().equals(SecurityConfiguration.SIGNED_OUT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session == null || !currentUser.lacksSecondStep()) {
            chain.doFilter(request, response);
            return;
        }
        String token = token();
        Object asked = session.getAttribute(ASKED);
        session.setAttribute(ASKED, token);
        boolean cameBackWithout = asked != null && !asked.equals(token);
        if (cameBackWithout) {
            // Keycloak does not know the demand: asking it again would go round for ever.
            session.removeAttribute(ASKED);
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGNED_OUT + "?why=failed");
        } else {
            requests.saveRequest(request, response);
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.LOGIN + "?"
                    + SecondStepRequests.PARAMETER + "=demanded");
        }
    }

    /** Each sign-in has one of its own. */
    private static String token() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getTokenValue()
                : "";
    }
}
