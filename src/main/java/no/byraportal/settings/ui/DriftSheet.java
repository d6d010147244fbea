package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import no.byraportal.client.Client;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Drift;
import no.byraportal.settings.DriftDesk.Choice;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Avvik: what was agreed, what the file says and what the portal says, field by field; a person takes one or the other. */
final class DriftSheet extends Dialog {

    private final Map<String, RadioButtonGroup<Choice>> choices = new LinkedHashMap<>();
    private final TextArea reason = new TextArea();
    private final Button save;

    /** @param decide takes the choices and the reason, and tells whether the sheet may close */
    DriftSheet(
            Client client, ClientSettings seen, List<Drift> drifts, BiPredicate<Map<String, Choice>, String> decide) {
        String next = Integer.toString(seen.revision() + 1);
        addClassName("sheet");
        setCloseOnOutsideClick(false);
        setHeaderTitle(getTranslation("drift.title"));
        Span sub = new Span(getTranslation("drift.sub", client.name()));
        sub.addClassNames("muted", "small");
        Div body = new Div(sub);
        body.addClassName("sheet-body");
        drifts.forEach(drift -> body.add(section(drift, seen)));
        reason.setLabel(getTranslation("preview.reason"));
        reason.setMaxLength(SettingsService.REASON_LENGTH);
        body.add(reason);
        add(body);
        save = new Button(getTranslation("preview.save", next));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(e -> save(decide));
        getFooter().add(new Button(getTranslation("preview.back"), e -> close()), save);
    }

    private Section section(Drift drift, ClientSettings seen) {
        boolean missing = drift.field().equals(Drift.MISSING);
        Section section = new Section(new H2(FieldText.name(drift.field(), getLocale())));
        section.addClassName("drift");
        if (missing) {
            section.add(Notices.banner(Notices.Kind.WARN, new Span(getTranslation("problem.missing.full"))));
        } else {
            String now = SettingsField.at(drift.field())
                    .flatMap(field -> field.in(seen.document()))
                    .orElse(null);
            Div values = new Div(
                    value("drift.agreed", drift.field(), drift.agreed().orElse(null)),
                    value("drift.infile", drift.field(), drift.inFile().orElse(null)),
                    value("drift.portal", drift.field(), now));
            values.addClassName("drift-values");
            section.add(values);
        }
        RadioButtonGroup<Choice> choice = new RadioButtonGroup<>();
        choice.setLabel(getTranslation("drift.choose"));
        choice.setItems(Choice.FILE, Choice.PORTAL);
        choice.setItemLabelGenerator(each -> getTranslation(
                (missing ? "drift.missing." : "drift.take.") + each.name().toLowerCase(Locale.ROOT)));
        choices.put(drift.field(), choice);
        Div seenAt = new Div(getTranslation("drift.found", Dates.moment(drift.foundAt(), getLocale())));
        seenAt.addClassNames("muted", "small");
        section.add(seenAt, choice);
        return section;
    }

    /** What may not become so stands under its own choice. */
    private boolean decided(Map<String, Choice> decided, String why, BiPredicate<Map<String, Choice>, String> decide) {
        try {
            return decide.test(decided, why);
        } catch (RuleBroken rule) {
            if (rule.fields().isEmpty()) {
                throw rule;
            }
            rule.fields().stream().map(choices::get).filter(Objects::nonNull).forEach(choice -> {
                choice.setErrorMessage(getTranslation(rule.key(), rule.arguments()));
                choice.setInvalid(true);
            });
            return false;
        }
    }

    private Div value(String label, String field, @Nullable String value) {
        Span name = new Span(getTranslation(label));
        name.addClassNames("muted", "small");
        return new Div(name, new Div(FieldText.value(field, value, getLocale())));
    }

    private void save(BiPredicate<Map<String, Choice>, String> decide) {
        Map<String, Choice> decided = new LinkedHashMap<>();
        choices.forEach((field, choice) -> choice.getOptionalValue().ifPresent(value -> decided.put(field, value)));
        if (decided.isEmpty()) {
            choices.values().forEach(choice -> {
                choice.setInvalid(true);
                choice.setErrorMessage(getTranslation("drift.nothing"));
            });
            save.setEnabled(true);
        } else {
            save.setEnabled(true);
            if (Reasons.saved(reason, why -> decided(decided, why, decide))) {
                close();
            }
        }
    }
}
