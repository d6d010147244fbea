package no.byraportal.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.byraportal.identity.Program;
import no.byraportal.shared.ProgramRefused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Every call that shows a program's token passes here, after its token and before its controller, which needs to know
 * nothing of it. Not ordered, so it comes after Spring Security's filters. What is refused here is told as everything
 * else is.
 */
@Component
final class Doorkeeper extends OncePerRequestFilter {

    /** Stores nothing, and what it answers is as long as what it was sent: it is simply done again. */
    private static final RequestMatcher RENDER =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/agent/settings/render");

    private final RateLimit rate;
    private final Idempotency idempotency;
    private final HandlerExceptionResolver errors;

    Doorkeeper(
            RateLimit rate,
            Idempotency idempotency,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        this.rate = rate;
        this.idempotency = idempotency;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication shown = SecurityContextHolder.getContext().getAuthentication();
        if (shown == null || !(shown.getPrincipal() instanceof Program program)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            rate.take(program, response);
            LimitedRequest limited = new LimitedRequest(request);
            String key = request.getHeader("Idempotency-Key");
            if (key == null || !request.getMethod().equals(HttpMethod.POST.name()) || RENDER.matches(request)) {
                chain.doFilter(limited, response);
            } else {
                idempotency.answer(program, key, limited, response, chain);
            }
        } catch (ProgramRefused | DataAccessException e) {
            errors.resolveException(request, response, null, e);
        }
    }
}
