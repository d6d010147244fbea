package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import no.byraportal.settings.SettingsField;
import no.byraportal.shared.ui.Icon;

/** One setting: its name and one sentence | the field | where it stands, and who owns it. */
final class SettingRow extends Div {

    private final Div field = new Div();
    private final Div evidence = new Div();

    SettingRow(String textKey, Component content) {
        addClassName("setting");
        Span label = new Span(getTranslation(textKey));
        label.addClassName("label");
        if (content instanceof HasAriaLabel field) {
            label.setId("label-" + textKey.replace('.', '-'));
            field.setAriaLabelledBy("label-" + textKey.replace('.', '-'));
        }
        Div help = new Div(new Span(getTranslation(textKey + ".help")));
        help.addClassName("help");
        field.add(content);
        evidence.addClassName("field-side");
        add(new Div(new Div(label), help), field, evidence);
    }

    /** Under the field: «Endret fra 14». */
    void showUnder(Component text) {
        field.add(text);
    }

    void addEvidence(Icon icon, Component... content) {
        Span text = new Span(content);
        Div line = new Div(icon.create(), text);
        line.addClassName("evidence");
        evidence.add(line);
    }

    /** What is known, in lines of its own. */
    void addEvidence(Div lines) {
        lines.addClassName("known");
        evidence.add(lines);
    }

    void addOwner(SettingsField setting) {
        String owner = setting.owner().name().toLowerCase(Locale.ROOT);
        Span badge = new Span(getTranslation("owner." + owner));
        badge.addClassNames("owner", owner);
        addEvidence(
                Icon.FILE_TEXT,
                new Span(setting.tag().orElseGet(() -> getTranslation("setting.nofile")) + " · "),
                badge);
    }
}
