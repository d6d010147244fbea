package no.byraportal.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;

/** The top of a page: its name, what it is about in a few words, and what one can do with all of it. */
public final class PageHead extends Div {

    /** @param actions the first of them stands where the room to the right begins */
    public PageHead(String title, String sub, Component... actions) {
        this(new H1(title), new Span(sub), actions);
    }

    /** For a page whose name or words change. */
    public PageHead(H1 title, Span sub, Component... actions) {
        super(title, sub);
        addClassName("page-head");
        sub.addClassName("sub");
        add(actions);
        if (actions.length > 0) {
            actions[0].getElement().getClassList().add("end");
        }
    }
}
