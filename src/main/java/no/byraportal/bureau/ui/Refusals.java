package no.byraportal.bureau.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.Map;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/** Puts each reason of a refusal under its field. */
final class Refusals {

    private Refusals() {}

    /** @return was it done? */
    static boolean under(Map<String, ? extends HasValidationProperties> fields, Runnable deed) {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            deed.run();
            return true;
        } catch (FieldRefused refused) {
            fields.forEach((place, field) -> {
                @Nullable InvalidValue reason = refused.reasons().get(place);
                if (reason != null) {
                    field.setErrorMessage(((Component) field).getTranslation(reason.key(), reason.arguments()));
                    field.setInvalid(true);
                }
            });
            return false;
        }
    }
}
