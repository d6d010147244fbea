package no.byraportal.bureau.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.function.BiConsumer;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.CustomerNumber;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.ConfirmDialogs;

/** Another customer number at Visma: says what else must change and where, and asks twice. */
final class RenumberDialog extends Dialog {

    private final TextField number = new TextField(getTranslation("bureausettings.renumber.to"));
    private final TextArea reason = new TextArea(getTranslation("reason.label"));

    RenumberDialog(Bureau bureau, BiConsumer<CustomerNumber, String> renumber) {
        addClassName("dialog");
        setHeaderTitle(getTranslation(
                "bureausettings.renumber.title", bureau.customerNumber().digits()));
        UnorderedList where = new UnorderedList();
        for (String place : new String[] {"file", "old", "webfaktura", "visma"}) {
            where.add(new ListItem(getTranslation("bureausettings.renumber." + place)));
        }
        number.setWidthFull();
        number.focus();
        reason.setWidthFull();
        reason.setMaxLength(500);
        Div body = new Div(new Paragraph(getTranslation("bureausettings.renumber.text")), where, number, reason);
        body.addClassName("dialog-body");
        add(body);
        Button go = new Button(getTranslation("bureausettings.renumber.go"), e -> ask(bureau, renumber));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), go);
    }

    private void ask(Bureau bureau, BiConsumer<CustomerNumber, String> renumber) {
        Map<String, HasValidationProperties> fields = Map.of("customerNumber", number, "reason", reason);
        Refusals.under(fields, () -> {
            CustomerNumber to = read();
            if (reason.getValue().isBlank()) {
                throw new FieldRefused("reason", new InvalidValue("reason.missing"));
            }
            ConfirmDialogs.askGravely(
                    getTranslation(
                            "bureausettings.renumber.sure",
                            bureau.customerNumber().digits(),
                            to.digits()),
                    getTranslation("bureausettings.renumber.sure.text"),
                    getTranslation("bureausettings.renumber.confirm"),
                    () -> {
                        if (Refusals.under(fields, () -> renumber.accept(to, reason.getValue()))) {
                            close();
                        }
                    });
        });
    }

    private CustomerNumber read() {
        try {
            return new CustomerNumber(number.getValue().strip());
        } catch (InvalidValue e) {
            throw new FieldRefused("customerNumber", e);
        }
    }
}
