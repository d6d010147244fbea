package no.byraportal.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import no.byraportal.identity.Permission;
import no.byraportal.identity.ProgramAccess;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.ui.DayPicker;

/** Ny programtilgang: which program it is, what it may do, and for how long. */
final class NewProgramDialog extends Dialog {

    private final TextField name = new TextField(getTranslation("programs.program"));
    private final CheckboxGroup<Permission> permissions = new CheckboxGroup<>(getTranslation("programs.may"));
    private final DayPicker lastDay = new DayPicker(getTranslation("programs.lastday"));
    private final Button create = new Button(getTranslation("programs.create"));

    NewProgramDialog(LocalDate today, Consumer<ProgramAccess> letIn) {
        addClassName("dialog");
        setHeaderTitle(getTranslation("programs.new"));
        layOutFields(today);
        Div body = new Div(new Paragraph(getTranslation("programs.new.text")), name, permissions, lastDay);
        body.addClassName("dialog-body");
        add(body);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        create.addClickListener(e -> create(letIn));
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), create);
    }

    private void layOutFields(LocalDate today) {
        name.setHelperText(getTranslation("programs.name.help"));
        name.setMaxLength(ProgramAccess.NAME_LENGTH);
        name.setWidthFull();
        name.focus();
        permissions.setItems(Permission.values());
        permissions.setItemLabelGenerator(each -> getTranslation("permission." + each.word()));
        permissions.setItemHelperGenerator(each -> getTranslation("permission." + each.word() + ".help"));
        lastDay.setHelperText(getTranslation("programs.lastday.help"));
        lastDay.setClearButtonVisible(true);
        lastDay.setLimits(
                today, today.plusYears(ProgramAccess.YEARS), getTranslation("program.lastday", ProgramAccess.YEARS));
        lastDay.setValue(today.plusYears(1));
    }

    /** A day that cannot be read is no leave to work for ever: its reason stands under it already. */
    private void create(Consumer<ProgramAccess> letIn) {
        try {
            if (!lastDay.isInvalid()) {
                letIn.accept(new ProgramAccess(name.getValue(), permissions.getValue(), lastDay.getValue()));
                close();
            }
        } catch (FieldRefused refused) {
            Map<String, HasValidationProperties> fields =
                    Map.of("name", name, "permissions", permissions, "lastDay", lastDay);
            refused.reasons().forEach((place, reason) -> {
                HasValidationProperties field = Objects.requireNonNull(fields.get(place));
                field.setErrorMessage(getTranslation(reason.key(), reason.arguments()));
                field.setInvalid(true);
            });
        } finally {
            create.setEnabled(true);
        }
    }
}
