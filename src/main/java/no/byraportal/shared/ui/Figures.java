package no.byraportal.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The few figures that a page is about, beside each other. */
public final class Figures extends Div {

    public Figures() {
        addClassName("key-figures");
    }

    /** @param note what the figure is held against */
    public Figures add(String label, String value, String note) {
        return figure(new Span(label), value, note);
    }

    /** @param definition what exactly is counted, one click away */
    public Figures add(String label, String value, String note, String definition) {
        NativeDetails details =
                new NativeDetails(new Span(new Span(label), Icon.INFO.create()), new Paragraph(definition));
        return figure(details, value, note);
    }

    private Figures figure(Component label, String value, String note) {
        Span number = RowGrid.numbers(value);
        Span below = new Span(note);
        label.addClassName("figure-label");
        number.addClassName("figure-value");
        below.addClassNames("figure-note", "muted");
        add(new Div(label, number, below));
        return this;
    }
}
