package no.byraportal.agent.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import no.byraportal.agent.Installation;
import no.byraportal.shared.InvalidValue;

/** Ny agent: asks for a name that people recognise the machine by. */
final class NewAgentDialog extends Dialog {

    NewAgentDialog(Consumer<String> install) {
        addClassName("dialog");
        setHeaderTitle(getTranslation("agents.new"));
        TextField name = new TextField(getTranslation("agents.name"));
        name.setHelperText(getTranslation("agents.name.help"));
        name.setMaxLength(Installation.NAME_LENGTH);
        name.setWidthFull();
        name.focus();
        Div body = new Div(new Paragraph(getTranslation("agents.new.text")), name);
        body.addClassName("dialog-body");
        add(body);
        Button cancel = new Button(getTranslation("action.cancel"), e -> close());
        Button create = new Button(getTranslation("agents.create"));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        create.addClickListener(e -> {
            try {
                install.accept(name.getValue());
                close();
            } catch (InvalidValue invalid) {
                name.setErrorMessage(getTranslation(invalid.key(), invalid.arguments()));
                name.setInvalid(true);
                create.setEnabled(true);
            }
        });
        getFooter().add(cancel, create);
    }
}
