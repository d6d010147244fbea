package no.byraportal.agent.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import no.byraportal.agent.Imported;
import no.byraportal.agent.Imported.Outcome;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.Table;

/** One client of a file, field by field beside what the portal has. */
final class ImportedSheet extends Dialog {

    ImportedSheet(Imported client, SettingsDiff differs) {
        addClassName("sheet");
        setHeaderTitle(getTranslation("import.client", client.erpClientNo()));
        Div body = new Div();
        body.addClassName("sheet-body");
        for (Problem problem : client.problems()) {
            body.add(Notices.banner(Notices.Kind.WARN, new Span(problem.text(getLocale()))));
        }
        boolean isNew = client.outcome() == Outcome.CREATED;
        Section section = new Section(new H2(getTranslation(isNew ? "import.client.new" : "import.client.differs")));
        section.add(differs.isEmpty() ? new Span(getTranslation("import.client.same")) : table(differs, isNew));
        body.add(section);
        add(body);
        getFooter().add(new Button(getTranslation("action.close"), e -> close()));
    }

    private Table table(SettingsDiff differs, boolean isNew) {
        Table table = isNew
                ? new Table(getTranslation("preview.field"), getTranslation("import.infile"))
                : new Table(
                        getTranslation("preview.field"),
                        getTranslation("import.inportal"),
                        getTranslation("import.infile"));
        differs.changes().forEach(change -> {
            Span name = new Span(FieldText.name(change.field(), getLocale()));
            Span inFile = new Span(FieldText.value(change.field(), change.after(), getLocale()));
            inFile.addClassName("after");
            if (isNew) {
                table.row(name, inFile);
            } else {
                table.row(name, new Span(FieldText.value(change.field(), change.before(), getLocale())), inFile);
            }
        });
        return table;
    }
}
