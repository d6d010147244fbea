package no.byraportal.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiConsumer;
import no.byraportal.access.PersonRow;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.RuleBroken;

/** An invitation went to a wrong address, or with a misspelt name. */
final class CorrectDialog extends Dialog {

    private final TextField email = new TextField(getTranslation("users.email"));
    private final TextField name = new TextField(getTranslation("users.name"));

    /** @param correct takes the right address and name */
    CorrectDialog(PersonRow person, BiConsumer<EmailAddress, String> correct) {
        addClassName("dialog");
        setHeaderTitle(getTranslation("users.correct.title"));
        email.setId("users-email");
        email.setValue(person.email());
        email.getElement().setAttribute("inputmode", "email");
        email.setWidthFull();
        name.setId("users-name");
        name.setValue(person.name().equals(person.email()) ? "" : person.name());
        name.setWidthFull();
        Div body = new Div(new Paragraph(getTranslation("users.correct.text")), email, name);
        body.addClassName("dialog-body");
        add(body);
        Button go = new Button(getTranslation("users.correct.go"));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setDisableOnClick(true);
        go.addClickListener(e -> {
            try {
                correct(correct);
            } finally {
                go.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), go);
    }

    private void correct(BiConsumer<EmailAddress, String> correct) {
        email.setInvalid(false);
        name.setInvalid(false);
        try {
            correct.accept(new EmailAddress(email.getValue()), name.getValue());
            close();
        } catch (FieldRefused refused) {
            refused.reasons().values().forEach(why -> complain(email, why.key(), why.arguments()));
        } catch (InvalidValue wrong) {
            complain(wrong.key().equals("access.name") ? name : email, wrong.key(), wrong.arguments());
        } catch (RuleBroken broken) {
            complain(email, broken.key(), broken.arguments());
        }
    }

    private void complain(TextField field, String key, Object... arguments) {
        field.setErrorMessage(getTranslation(key, arguments));
        field.setInvalid(true);
        field.focus();
    }
}
