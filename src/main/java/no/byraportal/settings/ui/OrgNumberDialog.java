package no.byraportal.settings.ui;

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
import java.util.Objects;
import java.util.function.BiConsumer;
import no.byraportal.client.Client;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.OrgNumber;

/** Another organisation number of a client: what else must change, and where. */
final class OrgNumberDialog extends Dialog {

    private final TextField number = new TextField(getTranslation("orgchange.to"));
    private final TextArea reason = new TextArea(getTranslation("reason.label"));

    OrgNumberDialog(Client client, BiConsumer<OrgNumber, String> change) {
        addClassName("dialog");
        setHeaderTitle(getTranslation("orgchange.title", client.name()));
        UnorderedList where = new UnorderedList();
        for (String place : new String[] {"erp", "register", "vismanet", "webfaktura"}) {
            where.add(new ListItem(getTranslation("orgchange." + place)));
        }
        number.setWidthFull();
        number.focus();
        reason.setWidthFull();
        reason.setMaxLength(500);
        Div body = new Div(new Paragraph(getTranslation("orgchange.text")), where, number, reason);
        body.addClassName("dialog-body");
        add(body);
        Button go = new Button(getTranslation("orgchange.go"));
        go.setDisableOnClick(true);
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickListener(e -> {
            try {
                carryOut(change);
            } finally {
                go.setEnabled(true);
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), go);
    }

    private void carryOut(BiConsumer<OrgNumber, String> change) {
        Map<String, HasValidationProperties> fields = Map.of("orgNumber", number, "reason", reason);
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            change.accept(read(), reason.getValue());
            close();
        } catch (FieldRefused refused) {
            refused.reasons().forEach((place, why) -> {
                HasValidationProperties field = Objects.requireNonNull(fields.get(place));
                field.setErrorMessage(getTranslation(why.key(), why.arguments()));
                field.setInvalid(true);
            });
        }
    }

    private OrgNumber read() {
        try {
            return OrgNumber.of(number.getValue());
        } catch (InvalidValue e) {
            throw new FieldRefused("orgNumber", e);
        }
    }
}
