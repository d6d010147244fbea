package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import no.byraportal.settings.Plan;
import no.byraportal.settings.PlanCode;
import no.byraportal.settings.PlanService;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.DayPicker;

/** Ny plan: its code, what it is called, how many invoices a year it is for, and from which day. */
final class NewPlanDialog extends Dialog {

    private final TextField code = new TextField(getTranslation("plans.code"));
    private final TextField name = new TextField(getTranslation("plans.name"));
    private final IntegerField invoices = new IntegerField(getTranslation("plans.invoices"));
    private final DayPicker from = new DayPicker(getTranslation("plans.from"));

    NewPlanDialog(LocalDate today, Consumer<Plan> add) {
        addClassName("dialog");
        setHeaderTitle(getTranslation("plans.new.title"));
        code.focus();
        name.setMaxLength(PlanService.NAME_LENGTH);
        invoices.setManualValidation(true);
        from.setValue(today);
        Div body = new Div(new Paragraph(getTranslation("plans.new.text")), code, name, invoices, from);
        body.addClassName("dialog-body");
        add(body);
        Button create = new Button(getTranslation("plans.create"), e -> create(add));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), create);
    }

    private void create(Consumer<Plan> add) {
        Map<String, HasValidationProperties> fields =
                Map.of("code", code, "name", name, "invoicesAYear", invoices, "validFrom", from);
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            add.accept(read());
            close();
        } catch (FieldRefused refused) {
            refused.reasons().forEach((place, reason) -> {
                HasValidationProperties field = Objects.requireNonNull(fields.get(place));
                field.setErrorMessage(getTranslation(reason.key(), reason.arguments()));
                field.setInvalid(true);
            });
        }
    }

    private Plan read() {
        PlanCode typed;
        try {
            typed = PlanCode.of(code.getValue());
        } catch (InvalidValue e) {
            throw new FieldRefused("code", e);
        }
        int year = invoices.getOptionalValue()
                .orElseThrow(() -> new FieldRefused(
                        "invoicesAYear", new InvalidValue("plans.bad.invoices", PlanService.MOST_INVOICES)));
        LocalDate day = from.getOptionalValue()
                .orElseThrow(() -> new FieldRefused("validFrom", new InvalidValue("plans.bad.from")));
        return new Plan(typed, name.getValue().strip(), year, day);
    }
}
