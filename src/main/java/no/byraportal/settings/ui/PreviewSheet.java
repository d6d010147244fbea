package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import no.byraportal.client.Client;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FileLine;
import no.byraportal.shared.ui.Diff;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.Table;

/** Forhåndsvis: what will change, in words and in the agent's file, why, and then the one button that saves. */
final class PreviewSheet extends Dialog {

    private final TextArea reason = new TextArea();
    private final Div body = new Div();

    /**
     * @param brought what will be wrong with the client when this is saved
     * @param save    takes the reason and tells whether the sheet may close
     */
    PreviewSheet(
            Client client,
            ClientSettings seen,
            SettingsDiff diff,
            List<Problem> brought,
            List<FileLine> lines,
            Predicate<String> save) {
        String next = Integer.toString(seen.revision() + 1);
        addClassName("sheet");
        setCloseOnOutsideClick(false);
        setHeaderTitle(getTranslation("preview.title"));
        Span sub = new Span(getTranslation("preview.becomes", client.name(), next));
        sub.addClassNames("muted", "small");
        body.add(sub, words(diff));
        brought.forEach(problem -> body.add(Notices.banner(Notices.Kind.WARN, new Span(problem.text(getLocale())))));
        body.add(reasonSection(diff), lines(lines));
        body.addClassName("sheet-body");
        add(body);
        Button back = new Button(getTranslation("preview.back"), e -> close());
        Button confirm = new Button(getTranslation("preview.save", next));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.addClickListener(e -> {
            confirm.setEnabled(true);
            if (Reasons.saved(reason, save)) {
                close();
            }
        });
        getFooter().add(back, confirm);
    }

    /** Something to know before saving. */
    void note(String text) {
        body.addComponentAtIndex(1, Notices.banner(Notices.Kind.INFO, new Span(text)));
    }

    private Section words(SettingsDiff diff) {
        Table table = new Table(
                getTranslation("preview.field"),
                getTranslation("preview.before"),
                getTranslation("preview.after"),
                getTranslation("preview.owner"));
        diff.changes().forEach(change -> {
            Span before = new Span(FieldText.value(change.field(), change.before(), getLocale()));
            before.addClassName("before");
            Span after = new Span(FieldText.value(change.field(), change.after(), getLocale()));
            after.addClassName("after");
            Span owner = new Span();
            SettingsField.at(change.field()).ifPresent(field -> {
                String word = field.owner().name().toLowerCase(Locale.ROOT);
                owner.setText(getTranslation("owner." + word));
                owner.addClassNames("owner", word);
            });
            Span name = new Span(FieldText.name(change.field(), getLocale()));
            name.getStyle().setFontWeight("500");
            table.row(name, before, after, owner);
        });
        return section("words", getTranslation("preview.fields", diff.changes().size()), table);
    }

    private Section reasonSection(SettingsDiff diff) {
        reason.setLabel(getTranslation("preview.reason"));
        if (diff.demandingReason().isEmpty()) {
            reason.setHelperText(getTranslation("preview.reason.help"));
        } else {
            reason.setRequiredIndicatorVisible(true);
        }
        reason.setMaxLength(SettingsService.REASON_LENGTH);
        Section section = new Section(reason);
        section.addClassName("reason");
        return section;
    }

    private Section lines(List<FileLine> lines) {
        long changed = lines.stream().filter(FileLine::added).count();
        String title = getTranslation("preview.lines", changed);
        if (lines.isEmpty()) {
            return section(
                    "lines", title, Notices.banner(Notices.Kind.INFO, new Span(getTranslation("preview.nolines"))));
        }
        Span rest = new Span(getTranslation("preview.rest"));
        rest.addClassNames("muted", "small");
        Div content = new Div(new Diff(lines, title), rest);
        return section("lines", title, content);
    }

    private static Section section(String name, String title, com.vaadin.flow.component.Component content) {
        Section section = new Section(new H2(title), content);
        section.addClassName(name);
        return section;
    }
}
