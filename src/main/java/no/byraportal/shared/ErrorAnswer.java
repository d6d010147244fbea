package no.byraportal.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * What a program is told when something is wrong (RFC 9457).
 *
 * @param type   {@code urn:byraportal:problem:<key>}
 * @param detail in Norwegian or English, what is wrong and what to do
 * @param errors one for each bad field, empty when the fault is no field's
 */
public record ErrorAnswer(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** How long a program should wait when the database does not answer. */
    public static final String RETRY_AFTER_SECONDS = "30";

    /** @param field a dotted path in the document, for example {@code invoicing.dueDays} */
    public record FieldError(String field, String key, String message) {}

    /** An answer whose texts are {@code api.<key>.title} and {@code api.<key>}. */
    public static ErrorAnswer of(HttpStatus status, String key, Locale locale, Object... arguments) {
        return new ErrorAnswer(
                "urn:byraportal:problem:" + key,
                Texts.text(locale, "api." + key + ".title"),
                status.value(),
                Texts.text(locale, "api." + key, arguments),
                List.of());
    }

    /** A broken rule: 422. The rule's own text says which and why. */
    public static ErrorAnswer ofRule(RuleBroken rule, Locale locale) {
        String text = Texts.text(locale, rule.key(), rule.arguments());
        return new ErrorAnswer(
                "urn:byraportal:problem:" + rule.key(),
                Texts.text(locale, "api.rule-broken.title"),
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                text,
                rule.fields().stream()
                        .map(field -> new FieldError(field, rule.key(), text))
                        .toList());
    }

    /** Wrong values in the body: 422. */
    public static ErrorAnswer ofFields(FieldRefused refused, Locale locale) {
        List<FieldError> errors = refused.reasons().entrySet().stream()
                .map(wrong -> new FieldError(
                        wrong.getKey(),
                        wrong.getValue().key(),
                        Texts.text(
                                locale, wrong.getValue().key(), wrong.getValue().arguments())))
                .toList();
        String fields = String.join(", ", refused.reasons().keySet());
        ErrorAnswer answer = of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-value", locale, fields);
        return new ErrorAnswer(answer.type, answer.title, answer.status, answer.detail, errors);
    }
}
