package no.byraportal.shared.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** Whom to ask, and how to reach them, as far as that has been told. */
public final class ContactLine extends Paragraph {

    public ContactLine(String name, @Nullable String email, @Nullable String phone) {
        addClassName("contact");
        add(new Span(name));
        if (email != null) {
            add(new Anchor("mailto:" + email, email));
        }
        if (phone != null) {
            add(new Anchor("tel:" + phone.replace(" ", ""), phone));
        }
    }
}
