package no.byraportal.bureau.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.function.BiConsumer;
import no.byraportal.bureau.Contact;
import no.byraportal.bureau.CustomerNumber;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;

/** Nytt byrå: what it is called, and what Visma knows it by. */
final class NewBureauDialog extends Dialog {

    private final TextField name = new TextField(getTranslation("bureaus.name"));
    private final TextField number = new TextField(getTranslation("bureausettings.number"));
    private final TextField email = new TextField(getTranslation("bureau.email"));
    private final TextField phone = new TextField(getTranslation("bureau.phone"));

    NewBureauDialog(BiConsumer<CustomerNumber, Contact> create) {
        addClassName("dialog");
        setHeaderTitle(getTranslation("bureaus.new"));
        name.setMaxLength(Contact.NAME_LENGTH);
        name.focus();
        email.setMaxLength(Contact.EMAIL_LENGTH);
        Div body = new Div(new Paragraph(getTranslation("bureaus.new.text")), name, number, email, phone);
        body.addClassName("dialog-body");
        add(body);
        Button go = new Button(getTranslation("bureaus.create"));
        go.setDisableOnClick(true);
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickListener(e -> {
            try {
                if (Refusals.under(
                        Map.of("name", name, "customerNumber", number, "email", email, "phone", phone),
                        () -> create.accept(read(), contact()))) {
                    close();
                }
            } finally {
                go.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), go);
    }

    private Contact contact() {
        return new Contact(name.getValue(), email.getValue(), phone.getValue());
    }

    private CustomerNumber read() {
        try {
            return new CustomerNumber(number.getValue().strip());
        } catch (InvalidValue e) {
            throw new FieldRefused("customerNumber", e);
        }
    }
}
