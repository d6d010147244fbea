package no.byraportal.bureau.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import no.byraportal.bureau.Licence;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.DayPicker;

/** From and to which day a bureau has a licence. */
final class LicenceDialog extends Dialog {

    LicenceDialog(Licence.Kind kind, Optional<Licence> now, LocalDate today, Consumer<Licence> license) {
        addClassName("dialog");
        setHeaderTitle(LicenceText.name(kind, getLocale()));
        DayPicker from = new DayPicker(getTranslation("licence.from"));
        from.setValue(now.map(Licence::from).orElse(today));
        DayPicker to = new DayPicker(getTranslation("licence.to"));
        to.setClearButtonVisible(true);
        to.setHelperText(getTranslation("licence.to.help"));
        to.setValue(now.flatMap(Licence::to).orElse(null));
        Div body = new Div(new Paragraph(getTranslation("licence.text")), from, to);
        body.addClassName("dialog-body");
        add(body);
        Button save = new Button(getTranslation("action.save"), e -> {
            // What cannot be read as a day has its reason under it already.
            if (!from.isInvalid()
                    && !to.isInvalid()
                    && Refusals.under(Map.of("from", from, "to", to), () -> {
                        LocalDate first = from.getOptionalValue()
                                .orElseThrow(() -> new FieldRefused("from", new InvalidValue("licence.from.missing")));
                        license.accept(new Licence(kind, first, to.getOptionalValue()));
                    })) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), save);
    }
}
