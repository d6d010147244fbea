package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.dom.Element;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.Plan;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;

/** All fields of a client's settings, each on its tab; what is typed on several tabs is one change. Speaks records. */
final class SettingsForm {

    private final Map<SettingsField, SettingEditor> editors = new EnumMap<>(SettingsField.class);
    private final Map<ClientTab, Div> pages = new EnumMap<>(ClientTab.class);
    private final Locale locale;
    private final VatMatrix vat;
    private final Runnable edited;
    private transient KnownFacts facts = KnownFacts.NOTHING;
    private transient List<Plan> plans = List.of();
    private boolean reading;

    /**
     * @param today  the day whose VAT rates are the law
     * @param edited runs after each stroke
     */
    SettingsForm(Locale locale, boolean mayChange, LocalDate today, Runnable edited) {
        this.locale = locale;
        this.edited = edited;
        for (ClientTab tab : ClientTab.values()) {
            Div page = new Div();
            page.addClassName("settings");
            tab.sections().stream()
                    // What is nothing but an echo has no row here.
                    .filter(each -> !each.fields().stream().allMatch(SettingsField::readOnly))
                    .forEach(each ->
                            page.add(section(page.getTranslation(each.title()), each.fields(), locale, mayChange)));
            pages.put(tab, page);
        }
        vat = new VatMatrix(editors, mayChange, today);
        Div vatPage = new Div(vat);
        vatPage.addClassName("settings");
        pages.put(ClientTab.AVGIFTSKODER, vatPage);
    }

    Locale locale() {
        return locale;
    }

    private Div section(String title, List<SettingsField> fields, Locale locale, boolean mayChange) {
        Div section = new Div();
        Div head = new Div(new H2(title));
        head.addClassName("section-head");
        section.add(head);
        for (SettingsField field : fields) {
            SettingEditor editor = new SettingEditor(field, locale, mayChange, this::typed);
            editors.put(field, editor);
            section.add(editor.row());
        }
        return section;
    }

    /** Puts what belongs to a field under its row. */
    void addUnder(SettingsField field, Component... content) {
        Optional.ofNullable(editors.get(field)).ifPresent(editor -> {
            Element row = editor.row().getElement();
            Element section = row.getParent();
            section.insertChild(
                    section.indexOfChild(row) + 1,
                    Stream.of(content).map(Component::getElement).toArray(Element[]::new));
        });
    }

    /** The field stands as it is saved, and says why. */
    void lock(SettingsField field, String reason) {
        Optional.ofNullable(editors.get(field)).ifPresent(editor -> editor.lock(reason));
    }

    private void typed() {
        if (!reading) {
            vat.refresh();
            edited.run();
        }
    }

    /** The tab's fields, under each other; what is typed on one tab can be what another knows. */
    Div page(ClientTab tab) {
        know();
        return pages.getOrDefault(tab, new Div());
    }

    /** What stands beside the tab's fields and belongs to them. */
    Optional<Div> beside(ClientTab tab) {
        return tab == ClientTab.AVGIFTSKODER ? Optional.of(vat.panel()) : Optional.empty();
    }

    /** Shows what is known beside what is typed; nothing that is typed changes. */
    void know(KnownFacts known, List<Plan> catalogue) {
        facts = known;
        plans = catalogue;
        know();
    }

    private void know() {
        reading = true;
        vat.show(facts);
        editors.values().forEach(editor -> editor.know(facts, plans, vat.codes()));
        reading = false;
    }

    /** Shows what is desired now; a value that an import could not judge stands as it came, and says so. */
    void readRecord(ClientSettings settings) {
        reading = true;
        editors.values().forEach(editor -> editor.read(settings.document()));
        know();
        edited.run();
    }

    /** Types what another form had, so that nothing typed is lost. */
    void type(ClientSettings settings) {
        editors.values().forEach(editor -> editor.type(settings.document()));
    }

    /** What stands in the fields that are not as they were, right or wrong, by path. */
    Map<String, String> texts() {
        return editors.entrySet().stream()
                .filter(each -> each.getValue().isEdited())
                .collect(Collectors.toMap(
                        each -> each.getKey().path(), each -> each.getValue().text()));
    }

    /** Types what stood in them. */
    void type(Map<String, String> typed) {
        reading = true;
        editors.forEach(
                (field, editor) -> Optional.ofNullable(typed.get(field.path())).ifPresent(editor::retype));
        reading = false;
        vat.refresh();
    }

    /** Says beside a field why it stands as it does. */
    void explain(SettingsField field, Component why) {
        Optional.ofNullable(editors.get(field)).ifPresent(editor -> editor.row().addEvidence(new Div(why)));
    }

    boolean isEdited() {
        return editors.values().stream().anyMatch(SettingEditor::isEdited);
    }

    /** How many fields of a tab are not as they were. */
    long edits(ClientTab tab) {
        return tab.fields()
                .map(editors::get)
                .filter(editor -> editor != null && editor.isEdited())
                .count();
    }

    long edits() {
        return editors.values().stream().filter(SettingEditor::isEdited).count();
    }

    /**
     * Puts each reason under its field.
     *
     * @return the first field that cannot be as it was typed; empty when all can
     */
    Optional<SettingsField> validate(ClientSettings settings) {
        Optional<SettingsField> first = Optional.empty();
        for (Map.Entry<SettingsField, SettingEditor> each : editors.entrySet()) {
            if (!each.getValue().validate(settings.document()) && first.isEmpty()) {
                first = Optional.of(each.getKey());
            }
        }
        return first;
    }

    /** Puts a reason under a field. */
    void complain(SettingsField field, String reason) {
        Optional.ofNullable(editors.get(field)).ifPresent(editor -> editor.complain(reason));
    }

    void focus(SettingsField field) {
        Optional.ofNullable(editors.get(field)).ifPresent(SettingEditor::focus);
    }

    /** The settings with what is typed and can be; what cannot be is as it was. */
    ClientSettings draft(ClientSettings settings) {
        SettingsDocument draft = settings.document();
        for (SettingEditor editor : editors.values()) {
            draft = editor.writeIfSound(draft);
        }
        return settings.desiring(draft);
    }

    /** The settings with what is typed in them; call {@link #validate} first. */
    ClientSettings writeRecord(ClientSettings settings) {
        SettingsDocument desired = settings.document();
        for (SettingEditor editor : editors.values()) {
            desired = editor.write(desired);
        }
        return settings.desiring(desired);
    }
}
