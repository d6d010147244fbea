package no.byraportal.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import no.byraportal.shared.ErrorAnswer;
import no.byraportal.shared.Texts;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A refused file is told with its line and its reason. */
@RestControllerAdvice
@Order(0)
class RefusedFiles {

    @ExceptionHandler
    ResponseEntity<ErrorAnswer> refused(RefusedFile e, HttpServletRequest request) {
        Locale locale = Texts.asked(request);
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ErrorAnswer.of(HttpStatus.UNPROCESSABLE_CONTENT, "refused-file", locale, e.text(locale)));
    }
}
