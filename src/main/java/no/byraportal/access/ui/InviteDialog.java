package no.byraportal.access.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import no.byraportal.access.AccessOutcome;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.access.Invitation;
import no.byraportal.access.Invitations;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.ui.DayPicker;

/** One person at one company, as its own administrator invites them: bruker, and nothing more. */
final class InviteDialog extends Dialog {

    /** Who is to be invited, and until when. */
    record Asked(String email, String name, Optional<LocalDate> lastDay) {

        Invitations to(ClientNumber company, Locale language) {
            return new Invitations(
                    List.of(Invitation.of(email, name, Level.USER, lastDay)), List.of(company), "", language);
        }
    }

    private final EmailField email = new EmailField(getTranslation("mycompany.invite.email"));
    private final TextField name = new TextField(getTranslation("mycompany.invite.name"));
    private final DayPicker lastDay = new DayPicker(getTranslation("staff.lastday.label"));

    InviteDialog(LocalDate today, Function<Asked, AccessOutcome> invite) {
        addClassName("dialog");
        setHeaderTitle(getTranslation("mycompany.invite.title"));
        email.setManualValidation(true);
        email.setRequiredIndicatorVisible(true);
        email.focus();
        name.setHelperText(getTranslation("mycompany.invite.name.help"));
        lastDay.setHelperText(getTranslation("staff.lastday.help"));
        lastDay.setMin(today);
        email.setWidthFull();
        name.setWidthFull();
        lastDay.setWidthFull();
        Div body = new Div(new Paragraph(getTranslation("mycompany.invite.text")), email, name, lastDay);
        body.addClassName("dialog-body");
        add(body);
        Button go = new Button(getTranslation("mycompany.invite.go"), e -> {
            AccessOutcome outcome =
                    invite.apply(new Asked(email.getValue(), name.getValue(), lastDay.getOptionalValue()));
            if (outcome.kind() == Kind.REFUSED) {
                outcome.why().ifPresent(this::refuse);
            } else {
                close();
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), go);
    }

    private void refuse(AccessOutcome.Why why) {
        HasValidation field = switch (why.key()) {
            case "access.lastday" -> lastDay;
            case "access.name" -> name;
            default -> email;
        };
        field.setErrorMessage(getTranslation(why.key(), why.arguments().toArray()));
        field.setInvalid(true);
    }
}
