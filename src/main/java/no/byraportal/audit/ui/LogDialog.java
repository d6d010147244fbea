package no.byraportal.audit.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import no.byraportal.audit.LoggedChange;
import no.byraportal.settings.FieldText;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Table;

/** One change with all its fields, each before and after. */
final class LogDialog extends Dialog {

    /** A row of the log shows about this many letters of a line. */
    static final int LONG = 160;

    LogDialog(LoggedChange change) {
        addClassName("dialog");
        setHeaderTitle(ChangeText.what(change, getLocale()));
        Div body = new Div(new Paragraph(getTranslation(
                "changelog.dialog", change.subject(), change.by(), Dates.moment(change.at(), getLocale()))));
        if (!change.reason().isEmpty()) {
            body.add(new Paragraph(getTranslation("changelog.because", change.reason())));
        }
        body.add(table(change));
        body.addClassNames("dialog-body", "wide-dialog");
        add(body);
        getFooter().add(new Button(getTranslation("action.close"), e -> close()));
    }

    private Table table(LoggedChange change) {
        Table table = new Table(
                getTranslation("preview.field"), getTranslation("changelog.before"), getTranslation("changelog.after"));
        change.changes()
                .forEach(field -> table.row(
                        new Span(FieldText.name(field.field(), getLocale())),
                        new Span(FieldText.value(field.field(), field.before(), getLocale())),
                        new Span(FieldText.value(field.field(), field.after(), getLocale()))));
        ChangeText.more(change, getLocale())
                .forEach((name, value) -> table.row(new Span(name), new Span(), new Span(value)));
        return table;
    }
}
