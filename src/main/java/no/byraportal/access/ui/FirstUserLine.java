package no.byraportal.access.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import no.byraportal.access.PersonRow;
import no.byraportal.access.UserState;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.ui.Icon;

/** On a client's checklist: how far the first of its own people has come, which nobody can tick. */
final class FirstUserLine extends Div {

    /** @param first empty: nobody has been given the client */
    FirstUserLine(Optional<PersonRow> first, ClientNumber client) {
        PersonText words = new PersonText(getLocale());
        boolean in = first.filter(person -> person.clients() > 0 && person.state() == UserState.ACTIVATED)
                .isPresent();
        Span label = new Span(getTranslation("users.first"));
        label.addClassName("label");
        Div head = new Div(
                (in ? Icon.CIRCLE_CHECK : Icon.CLOCK).create(),
                label,
                new Anchor("klienter/" + client + "/brukere", getTranslation("menu.users")));
        head.addClassName("step-head");
        addClassNames("outside-line", in ? "step-done" : "step-waiting");
        add(head);
        first.ifPresentOrElse(
                person -> add(words.name(person), words.atClient(person)),
                () -> add(new Div(getTranslation("users.first.none"))));
    }
}
