package no.byraportal.settings.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.byraportal.settings.Fact;
import no.byraportal.settings.KnownFacts.Known;
import no.byraportal.settings.ToldFacts;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;

/** Skriv inn …: one fact, as somebody at the bureau knows it. */
final class FactDialog extends Dialog {

    private static final Pattern ELEMENT = Pattern.compile("\\[(\\d+)]");
    private static final int LONGEST = 100_000;

    private final Fact fact;
    private final AbstractField<?, String> field;

    /** @param tell takes what was typed, once it can be a fact */
    FactDialog(Fact fact, Optional<Known> known, Consumer<ToldFacts> tell) {
        this.fact = fact;
        addClassName("dialog");
        setHeaderTitle(getTranslation("facts.dialog", getTranslation("fact." + fact.path())));
        field = field();
        known.ifPresent(now -> field.setValue(value(now)));
        Div body = new Div(
                new Paragraph(getTranslation("fact." + fact.path() + ".help")),
                (Component) field,
                new Paragraph(getTranslation("facts.dialog.text")));
        body.addClassName("dialog-body");
        add(body);
        Button save = new Button(getTranslation("facts.dialog.save"), e -> save(tell));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), save);
    }

    private String value(Known known) {
        return field instanceof RadioButtonGroup
                ? Boolean.toString(
                        known.value().isBoolean()
                                ? known.value().booleanValue()
                                : known.value()
                                        .asString()
                                        .equalsIgnoreCase(getTranslation("fact.integrationProperty.true")))
                : FactText.typed(fact, known.value());
    }

    private AbstractField<?, String> field() {
        String label = getTranslation("fact." + fact.path());
        return switch (fact) {
            case EXPORTED_FOR_WEBFAKTURA, INTEGRATION_PROPERTY -> choice(label);
            case ORG_NUMBER, NAME, NEXT_INVOICE, VISMA_NET_COMPANY_ID -> {
                TextField text = new TextField(label);
                text.setWidthFull();
                text.setMaxLength(LONGEST);
                text.focus();
                yield text;
            }
            default -> {
                TextArea area = new TextArea(label);
                area.setWidthFull();
                area.setMinRows(6);
                area.setMaxRows(16);
                area.setMaxLength(LONGEST);
                area.focus();
                yield area;
            }
        };
    }

    private RadioButtonGroup<String> choice(String label) {
        RadioButtonGroup<String> choice = new RadioButtonGroup<>(label);
        choice.setItems("true", "false", "");
        choice.setItemLabelGenerator(
                value -> getTranslation(value.isEmpty() ? "company.unknown" : "fact." + fact.path() + "." + value));
        choice.setValue("");
        return choice;
    }

    private String typed() {
        String typed = ((HasValue<?, String>) field).getValue();
        return typed == null ? "" : typed;
    }

    /** What cannot be is told here, with its line, and nothing is told on. */
    private void save(Consumer<ToldFacts> tell) {
        try {
            tell.accept(ToldFacts.of(FactText.read(fact, typed())));
            close();
        } catch (FieldRefused refused) {
            refused.reasons().forEach(this::complain);
        }
    }

    private void complain(String place, InvalidValue reason) {
        String text = getTranslation(reason.key(), reason.arguments());
        Matcher element = ELEMENT.matcher(place);
        HasValidationProperties judged = (HasValidationProperties) field;
        judged.setErrorMessage(
                element.find()
                        ? getTranslation("facts.line", FactText.line(typed(), Integer.parseInt(element.group(1))), text)
                        : text);
        judged.setInvalid(true);
    }
}
