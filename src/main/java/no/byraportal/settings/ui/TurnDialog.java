package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;
import no.byraportal.settings.SettingsService;

/** Before a client is deactivated or reactivated: what it leads to with each party, for the charge and the users, and why. */
final class TurnDialog extends Dialog {

    private final TextArea reason = new TextArea(getTranslation("preview.reason"));

    /** @param turn takes the reason; what it refuses stands under the field */
    TurnDialog(String client, boolean active, int users, Consumer<String> turn) {
        String verb = "turn.dialog." + (active ? "reactivate" : "deactivate");
        addClassName("dialog");
        setHeaderTitle(getTranslation(verb + ".title", client));
        UnorderedList effects = new UnorderedList();
        List.of("agent", "webfaktura", "charge", "erp")
                .forEach(each -> effects.add(new ListItem(getTranslation(verb + "." + each))));
        effects.add(new ListItem(getTranslation(verb + ".users", users)));
        effects.add(new ListItem(getTranslation(verb + ".kept")));
        reason.setId("turn-reason");
        reason.setMaxLength(SettingsService.REASON_LENGTH);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        reason.focus();
        Div body = new Div(effects, reason);
        body.addClassName("dialog-body");
        add(body);
        Button confirm = new Button(getTranslation(verb + ".confirm"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        if (!active) {
            confirm.addThemeVariants(ButtonVariant.ERROR);
        }
        confirm.setDisableOnClick(true);
        confirm.addClickListener(e -> {
            try {
                if (Reasons.saved(reason, why -> {
                    turn.accept(why);
                    return true;
                })) {
                    close();
                }
            } finally {
                confirm.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), confirm);
    }
}
