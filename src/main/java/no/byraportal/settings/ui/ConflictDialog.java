package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.SavedFirst;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.Table;

/** «Tone lagret først»: before, theirs and yours beside each other; a choice only where both changed. */
final class ConflictDialog extends Dialog {

    private enum Side {
        THEIRS,
        MINE
    }

    /** Where both changed a field, and differently: whose value is taken. */
    private final Map<SettingsField, Side> chosen = new EnumMap<>(SettingsField.class);

    /**
     * @param before  what this person saw when they began
     * @param mine    what they want
     * @param discard when they give their own changes up
     * @param go      takes theirs and mine together, to be looked at before anything is saved
     */
    ConflictDialog(
            ClientSettings before,
            SavedFirst first,
            ClientSettings mine,
            Runnable discard,
            Consumer<ClientSettings> go) {
        String other = first.revision().by().name();
        String number = Integer.toString(first.revision().revision());
        addClassName("dialog");
        setCloseOnOutsideClick(false);
        setWidth("700px");
        setHeaderTitle(getTranslation("conflict.title", other));
        Div body = new Div(new Span(getTranslation(
                "conflict.text", other, number, Dates.moment(first.revision().at(), getLocale()))));
        body.addClassName("sheet-body");
        first.revision()
                .reason()
                .ifPresent(why -> body.add(
                        Notices.banner(Notices.Kind.INFO, new Span(getTranslation("conflict.reason", other, why)))));
        body.add(table(before, first, mine, other));
        Span note = new Span(getTranslation("conflict.note"));
        note.addClassNames("muted", "small");
        body.add(note);
        add(body);
        Button giveUp = new Button(getTranslation("conflict.discard"), e -> {
            close();
            discard.run();
        });
        giveUp.addThemeVariants(ButtonVariant.TERTIARY);
        giveUp.addClassName("quiet");
        Button look = new Button(
                getTranslation(
                        "conflict.preview", Integer.toString(first.current().revision() + 1)),
                e -> {
                    close();
                    go.accept(merged(before, first.current(), mine));
                });
        look.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(giveUp, look);
    }

    private Table table(ClientSettings before, SavedFirst first, ClientSettings mine, String other) {
        Table table = new Table(
                getTranslation("preview.field"),
                getTranslation("conflict.before", Integer.toString(before.revision())),
                getTranslation("conflict.theirs", other),
                getTranslation("conflict.mine"));
        SettingsDocument old = before.document();
        SettingsDocument theirs = first.current().document();
        for (SettingsField field : SettingsField.values()) {
            boolean theyChanged = SettingsDiff.between(old, theirs).of(field).isPresent();
            boolean iChanged =
                    SettingsDiff.between(old, mine.document()).of(field).isPresent();
            if (theyChanged || iChanged) {
                boolean both = theyChanged && iChanged && !field.in(theirs).equals(field.in(mine.document()));
                table.row(
                        new Span(FieldText.name(field.path(), getLocale())),
                        new Span(text(field, old)),
                        both
                                ? choice(field, theirs, mine.document())
                                : new Span(theyChanged ? text(field, theirs) : getTranslation("conflict.unchanged")),
                        new Span(iChanged ? text(field, mine.document()) : getTranslation("conflict.unchanged")));
            }
        }
        return table;
    }

    /** Theirs, with what I changed in it. */
    private ClientSettings merged(ClientSettings before, ClientSettings theirs, ClientSettings mine) {
        ClientSettings merged = theirs;
        for (FieldChange change :
                SettingsDiff.between(before.document(), mine.document()).changes()) {
            SettingsField field = SettingsField.at(change.field()).orElseThrow();
            if (chosen.getOrDefault(field, Side.MINE) == Side.MINE) {
                merged = merged.with(field, change.after() == null ? "" : change.after());
            }
        }
        return merged;
    }

    private RadioButtonGroup<Side> choice(SettingsField field, SettingsDocument theirs, SettingsDocument mine) {
        RadioButtonGroup<Side> choice = new RadioButtonGroup<>();
        choice.setAriaLabel(getTranslation("conflict.choose", FieldText.name(field.path(), getLocale())));
        choice.setItems(List.of(Side.THEIRS, Side.MINE));
        choice.setItemLabelGenerator(side ->
                side == Side.THEIRS ? text(field, theirs) : getTranslation("conflict.keepmine", text(field, mine)));
        choice.setValue(Side.MINE);
        choice.addValueChangeListener(e -> chosen.put(field, e.getValue()));
        return choice;
    }

    private String text(SettingsField field, SettingsDocument document) {
        return FieldText.value(field.path(), field.in(document).orElse(null), getLocale());
    }
}
