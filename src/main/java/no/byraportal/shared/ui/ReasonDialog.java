package no.byraportal.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import no.byraportal.shared.RuleBroken;

/** What it leads to, and why one does it; the button repeats the verb. */
public final class ReasonDialog extends Dialog {

    public ReasonDialog(String title, String means, String verb, Consumer<String> deed) {
        addClassName("dialog");
        setHeaderTitle(title);
        TextArea reason = new TextArea(getTranslation("reason.label"));
        reason.setMaxLength(500);
        reason.setWidthFull();
        reason.focus();
        Div body = new Div(new Paragraph(means), reason);
        body.addClassName("dialog-body");
        add(body);
        Button go = new Button(verb, e -> {
            try {
                deed.accept(reason.getValue());
                close();
            } catch (RuleBroken broken) {
                reason.setErrorMessage(getTranslation(broken.key(), broken.arguments()));
                reason.setInvalid(true);
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), go);
    }
}
