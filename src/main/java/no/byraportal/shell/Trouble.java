package no.byraportal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Locale;
import java.util.UUID;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What a person is told when a click ends badly. A foreign exception's message is never shown: our own faults get a
 * reference number, and the log has the same one.
 */
@Component
class Trouble implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    @Override
    public void error(ErrorEvent event) {
        String text = explain(event.getThrowable(), Texts.spoken(locale()));
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.accessSynchronously(() -> Notices.trouble(text));
        }
    }

    private static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Texts.BOKMAL : ui.getLocale();
    }

    /** The sentence to show; what is our fault is logged under the number it names. */
    static String explain(Throwable thrown, Locale locale) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case InvalidValue value -> {
                    return Texts.text(locale, value.key(), value.arguments());
                }
                case RuleBroken rule -> {
                    return Texts.text(locale, rule.key(), rule.arguments());
                }
                case NotAllowed notAllowed -> {
                    LOG.info("refused: {}", notAllowed.getMessage());
                    return Texts.text(locale, "trouble.notallowed");
                }
                case NotFound notFound -> {
                    LOG.info("not found: {}", notFound.getMessage());
                    return Texts.text(locale, "trouble.notfound");
                }
                case DataAccessException database -> {
                    return logged(thrown, locale, "trouble.database");
                }
                case TransactionException database -> {
                    return logged(thrown, locale, "trouble.database");
                }
                default -> {
                    // look at what caused it
                }
            }
        }
        return logged(thrown, locale, "trouble.ours");
    }

    private static String logged(Throwable thrown, Locale locale, String key) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("trouble {}", reference, thrown);
        return Texts.text(locale, key, reference);
    }
}
