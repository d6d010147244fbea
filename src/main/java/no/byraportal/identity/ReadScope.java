package no.byraportal.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whatever a bureau's program reads, it was let in for reading, but figures; what it does, the services judge. */
@Configuration(proxyBeanMethods = false)
class ReadScope implements WebMvcConfigurer, HandlerInterceptor {

    /** These are for whom the bureau let in for reports, and they are asked for that instead. */
    private static final String FIGURES = "/api/v1/bureau/statistics";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(this)
                .addPathPatterns(ProgramKind.BUREAU.door())
                .excludePathPatterns(FIGURES);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication program = SecurityContextHolder.getContext().getAuthentication();
        if (READING.contains(request.getMethod())
                && program != null
                && program.getPrincipal() instanceof ProgramScope scope) {
            scope.require(Permission.READ);
        }
        return true;
    }
}
