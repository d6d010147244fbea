package no.byraportal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import no.byraportal.shared.ui.Icon;

/** One message and what to do about it, in a card: within the frame, or alone under the portal's name. */
final class Message extends Div {

    Message(String title, String text, Component... actions) {
        addClassName("message-card");
        add(new H1(title), new Paragraph(text));
        add(actions);
    }

    /** For those who are not signed in: a page of its own. */
    Div alone() {
        Span mark = new Span(Icon.MARK.create());
        mark.addClassName("mark");
        Div brand = new Div(mark);
        brand.getElement().appendChild(new Element("b").setText(getTranslation("app.name")));
        brand.addClassName("brand");
        Div page = new Div(brand, this);
        page.addClassName("outside");
        page.getElement().setAttribute("role", "main");
        return page;
    }

    /** Within the frame. */
    Div inside() {
        Div page = new Div(this);
        page.addClassName("inside-message");
        return page;
    }
}
