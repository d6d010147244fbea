package no.byraportal.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.byraportal.shared.ErrorAnswer;
import no.byraportal.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Programs show a token; whoever shows none, or a wrong one, gets 401 and a problem in words. */
@Component
class ProgramAuthentication
        implements AuthenticationManagerResolver<HttpServletRequest>, AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramAuthentication.class);

    /** They read an address as the dispatcher does, so that no way of writing it gets round the door. */
    private static final Map<ProgramKind, RequestMatcher> DOORS = Arrays.stream(ProgramKind.values())
            .collect(Collectors.toMap(
                    kind -> kind,
                    kind -> PathPatternRequestMatcher.withDefaults().matcher(kind.door())));

    private final Tokens tokens;
    private final JsonMapper json;

    ProgramAuthentication(Tokens tokens, JsonMapper json) {
        this.tokens = tokens;
        this.json = json;
    }

    /** At an address that is nobody's, any program may be told that nothing is there. */
    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        Set<ProgramKind> welcome = DOORS.entrySet().stream()
                .filter(door -> door.getValue().matches(request))
                .map(door -> Set.of(door.getKey()))
                .findFirst()
                .orElse(DOORS.keySet());
        return shown -> authenticate(((BearerTokenAuthenticationToken) shown).getToken(), welcome);
    }

    private Authentication authenticate(String token, Set<ProgramKind> welcome) {
        try {
            Program program = tokens.authenticate(token, welcome)
                    .orElseThrow(() -> new BadCredentialsException("unknown, revoked or ended, or of another kind"));
            return UsernamePasswordAuthenticationToken.authenticated(program, "", List.of());
        } catch (DataAccessException e) {
            throw new CannotTell(e);
        }
    }

    /** The database does not answer, so nobody knows whether the token is good. */
    private static final class CannotTell extends AuthenticationException {

        CannotTell(DataAccessException why) {
            super("the database does not answer", why);
        }
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof CannotTell) {
            LOG.error("no token can be judged", reason);
            response.setHeader(HttpHeaders.RETRY_AFTER, ErrorAnswer.RETRY_AFTER_SECONDS);
            write(response, ErrorAnswer.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", Texts.asked(request)));
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(response, ErrorAnswer.of(HttpStatus.UNAUTHORIZED, "unauthorized", Texts.asked(request)));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        write(response, ErrorAnswer.of(HttpStatus.FORBIDDEN, "forbidden", Texts.asked(request)));
    }

    private void write(HttpServletResponse response, ErrorAnswer answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(answer));
    }
}
