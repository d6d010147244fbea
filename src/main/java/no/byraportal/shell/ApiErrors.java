package no.byraportal.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.ErrorAnswer;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.ProgramRefused;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Whatever goes wrong under /api is told as a problem in words (RFC 9457), in the language that was asked for. */
@RestControllerAdvice
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    /**
     * An address under /api that is nobody's: without this, Vaadin would answer it with a page. Asked after the real
     * addresses, so that a wrong method or content type at one of those is told as such.
     */
    @Configuration(proxyBeanMethods = false)
    static class Unknown {

        @Bean
        SimpleUrlHandlerMapping unknownAddresses() throws NoSuchMethodException {
            HandlerMethod unknown = new HandlerMethod(this, Unknown.class.getDeclaredMethod("unknown"));
            return new SimpleUrlHandlerMapping(Map.of("/api", unknown, "/api/**", unknown), 1);
        }

        @ResponseBody
        void unknown() {
            throw new NotFound("address");
        }
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> notFound(NotFound e, HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, "not-found");
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> noSuchThing(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, "not-found");
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> notAllowed(NotAllowed e, HttpServletRequest request) {
        return answer(request, HttpStatus.FORBIDDEN, "forbidden");
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> refused(ProgramRefused e, HttpServletRequest request) {
        return answer(request, e.status(), e.key(), e.arguments());
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> field(FieldRefused e, HttpServletRequest request) {
        return problem(ErrorAnswer.ofFields(e, Texts.asked(request)));
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> rule(RuleBroken e, HttpServletRequest request) {
        return problem(ErrorAnswer.ofRule(e, Texts.asked(request)));
    }

    /** Whoever reads the body wraps what stopped it. */
    @ExceptionHandler
    ResponseEntity<ErrorAnswer> malformed(HttpMessageNotReadableException e, HttpServletRequest request) {
        return e.getRootCause() instanceof ProgramRefused refused
                ? refused(refused, request)
                : answer(request, HttpStatus.BAD_REQUEST, "malformed");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ErrorAnswer> database(Exception e, HttpServletRequest request) {
        LOG.error("the database does not answer {}", request.getRequestURI(), e);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, ErrorAnswer.RETRY_AFTER_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ErrorAnswer.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", Texts.asked(request)));
    }

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse spring && spring.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(spring.getStatusCode().value());
            ResponseEntity<ErrorAnswer> answer = answer(request, status, "http-" + status.value());
            HttpHeaders headers = new HttpHeaders();
            headers.addAll(spring.getHeaders());
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            return new ResponseEntity<>(answer.getBody(), headers, status);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("trouble {} at {}", reference, request.getRequestURI(), e);
        return problem(ErrorAnswer.of(HttpStatus.INTERNAL_SERVER_ERROR, "ours", Texts.asked(request), reference));
    }

    private static ResponseEntity<ErrorAnswer> answer(
            HttpServletRequest request, HttpStatus status, String key, Object... arguments) {
        return problem(ErrorAnswer.of(status, key, Texts.asked(request), arguments));
    }

    private static ResponseEntity<ErrorAnswer> problem(ErrorAnswer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer);
    }
}
