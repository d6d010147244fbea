package no.byraportal.shared.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import no.byraportal.shared.FileLine;

/** The lines of a file that a change touches, with their numbers; read aloud as a list of lines. */
public final class Diff extends Div {

    public Diff(List<FileLine> lines, String label) {
        addClassName("diff");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
        int expected = lines.isEmpty() ? 0 : Math.max(lines.getFirst().before(), 1);
        for (FileLine line : lines) {
            if (!line.added()) {
                if (line.before() > expected) {
                    add(gap());
                }
                expected = line.before() + 1;
            }
            add(row(line));
        }
    }

    private Div row(FileLine line) {
        Div row = new Div(
                new Span(line.added() ? "" : Integer.toString(line.before())),
                new Span(line.removed() ? "" : Integer.toString(line.after())),
                new Span(line.removed() ? "−" : line.added() ? "+" : ""));
        Element code = new Element("code");
        code.setText(line.text());
        row.getElement().appendChild(code);
        row.addClassName("diff-line");
        if (line.removed()) {
            row.addClassName("removed");
        } else if (line.added()) {
            row.addClassName("added");
        }
        return row;
    }

    private Div gap() {
        Div row = new Div(new Span(), new Span(), new Span("⋮"));
        row.getElement().appendChild(new Element("code"));
        row.addClassNames("diff-line", "gap");
        return row;
    }
}
