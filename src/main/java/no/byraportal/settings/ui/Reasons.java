package no.byraportal.settings.ui;

import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Predicate;
import no.byraportal.shared.RuleBroken;

/** Why somebody changes something: where a rule demands a reason, the field says so. */
final class Reasons {

    private Reasons() {}

    /**
     * @param save takes the reason and tells whether its sheet may close
     * @return whether the sheet may close
     */
    static boolean saved(TextArea reason, Predicate<String> save) {
        try {
            return save.test(reason.getValue());
        } catch (RuleBroken rule) {
            reason.setErrorMessage(reason.getTranslation(rule.key(), rule.arguments()));
            reason.setInvalid(true);
            reason.focus();
            return false;
        }
    }
}
