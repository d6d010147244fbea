package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.function.BiConsumer;
import no.byraportal.settings.Series;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;

/** A number of a series, and why: to order the next one, or to note the highest one used. */
final class NumberDialog extends Dialog {

    enum Matter {
        ORDER,
        SEE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final TextField number = new TextField();
    private final TextArea reason = new TextArea(getTranslation("preview.reason"));
    private final Button confirm = new Button();

    /** @param carryOut takes the number and the reason; what it refuses stands under its field */
    NumberDialog(Matter matter, Series series, BiConsumer<SeriesNumber, String> carryOut) {
        String kind = series.name().toLowerCase(Locale.ROOT);
        addClassName("dialog");
        setHeaderTitle(getTranslation("numbers." + matter.word() + ".title." + kind));
        number.setId("series-number");
        number.setLabel(getTranslation("numbers." + matter.word() + ".field"));
        number.getElement().setAttribute("inputmode", "numeric");
        number.setMaxLength(100);
        number.setWidthFull();
        number.focus();
        reason.setId("series-reason");
        reason.setMaxLength(SettingsService.REASON_LENGTH);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        Div body = new Div(new Paragraph(getTranslation("numbers." + matter.word() + ".text")), number, reason);
        body.addClassName("dialog-body");
        add(body);
        confirm.setText(getTranslation("numbers." + matter.word() + ".confirm"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.addClickListener(e -> carryOut(carryOut));
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), confirm);
    }

    private void carryOut(BiConsumer<SeriesNumber, String> work) {
        number.setInvalid(false);
        try {
            SeriesNumber typed = SeriesNumber.of(SeriesNumber.ungrouped(number.getValue()));
            boolean done = Reasons.saved(reason, why -> {
                work.accept(typed, why);
                return true;
            });
            if (done) {
                close();
            }
        } catch (FieldRefused refused) {
            refused.reasons().values().forEach(this::complain);
        } catch (InvalidValue e) {
            complain(e);
        } finally {
            confirm.setEnabled(true);
        }
    }

    private void complain(InvalidValue why) {
        number.setErrorMessage(getTranslation(why.key(), why.arguments()));
        number.setInvalid(true);
        number.focus();
    }
}
