package no.byraportal.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.byraportal.door.Calls.Answer;
import no.byraportal.door.Calls.Call;
import no.byraportal.identity.Program;
import no.byraportal.shared.ProgramRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key}: a program that never heard the answer calls again, and gets the first answer; nothing is done
 * twice. See decision 11.
 */
@Component
class Idempotency {

    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /** The headers that belong to an answer; the others belong to the moment it is sent. */
    private static final List<String> TOLD =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LANGUAGE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    /** Answers that say "not now": the same call may well get another one later. */
    private static final Set<Integer> NOT_NOW = Set.of(408, 409, 413, 429);

    private final Calls calls;

    Idempotency(Calls calls) {
        this.calls = calls;
    }

    void answer(Program program, String key, LimitedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!KEY.matcher(key).matches()) {
            throw new Refused(HttpStatus.BAD_REQUEST, "idempotency-key");
        }
        Call call = new Call(program, key);
        if (calls.begin(call)) {
            perform(call, request, response, chain);
            return;
        }
        Optional<Answer> first = calls.answer(call);
        if (first.isEmpty()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            throw new Refused(HttpStatus.CONFLICT, "idempotency-key-in-use");
        }
        if (!first.get().request().equals(request.fingerprint())) {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        }
        repeat(first.get(), response);
    }

    private static void repeat(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.body());
    }

    private void perform(Call call, LimitedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper told = new ContentCachingResponseWrapper(response);
        Optional<Answer> answer = Optional.empty();
        try {
            chain.doFilter(request, told);
            answer = toKeep(request, told);
        } finally {
            end(call, answer);
        }
        told.copyBodyToResponse();
    }

    /** What cannot be read to its end cannot be told from another call; the answer stands, but is not kept. */
    private static Optional<Answer> toKeep(LimitedRequest request, ContentCachingResponseWrapper told)
            throws IOException {
        if (told.getStatus() >= 500 || NOT_NOW.contains(told.getStatus())) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        TOLD.forEach(name -> Optional.ofNullable(told.getHeader(name)).ifPresent(value -> headers.put(name, value)));
        try {
            return Optional.of(
                    new Answer(request.fingerprint(), told.getStatus(), headers, told.getContentAsByteArray()));
        } catch (ProgramRefused e) {
            return Optional.empty();
        }
    }

    /** When that cannot be noted, the program gets its answer all the same; the call is forgotten after a while. */
    private void end(Call call, Optional<Answer> answer) {
        try {
            answer.ifPresentOrElse(kept -> calls.answered(call, kept), () -> calls.forget(call));
        } catch (DataAccessException e) {
            LOG.error("an answer could not be kept", e);
        }
    }
}
