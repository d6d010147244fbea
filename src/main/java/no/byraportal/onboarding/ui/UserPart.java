package no.byraportal.onboarding.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import no.byraportal.client.ClientName;
import no.byraportal.onboarding.Draft;
import no.byraportal.onboarding.LoginName;
import no.byraportal.onboarding.Registration.FirstUser;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Icon;

/** Bruker: the client's first, and whether somebody new can sign in with the address. No password is typed anywhere. */
final class UserPart extends Div {

    private final transient Function<EmailAddress, LoginName> test;
    private final TextField person = new TextField();
    private final TextField email = new TextField();
    private final Div answer = new Div();

    /** @param changed runs after each stroke */
    UserPart(Function<EmailAddress, LoginName> test, Runnable changed) {
        this.test = test;
        field(person, "registration.person", "registration-person", changed);
        // What was said of another address goes before the new one is judged.
        email.addValueChangeListener(e -> answer.removeAll());
        field(email, "registration.email", "registration-email", changed);
        email.getElement().setAttribute("inputmode", "email");
        Button testing = new Button(getTranslation("registration.test"), e -> test());
        testing.setId("registration-test");
        Div address = new Div(email, testing);
        address.addClassName("field-button");
        Div fields = new Div(person, address);
        fields.addClassName("registration-fields");
        answer.getElement().setAttribute("role", "status");
        Div invited = new Div(Icon.LOCK.create(), new Span(getTranslation("registration.invited")));
        invited.addClassName("evidence");
        add(fields, answer, invited);
    }

    private void field(TextField field, String label, String id, Runnable changed) {
        field.setLabel(getTranslation(label));
        field.setId(id);
        field.setMaxLength(300);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(e -> changed.run());
    }

    void read(Draft draft) {
        person.setValue(draft.typed(Draft.PERSON));
        email.setValue(draft.typed(Draft.EMAIL));
    }

    Map<String, String> typed() {
        return Map.of(Draft.PERSON, person.getValue(), Draft.EMAIL, email.getValue());
    }

    Optional<EmailAddress> email() {
        return judged(email, EmailAddress::new);
    }

    Optional<FirstUser> user() {
        return email().flatMap(address -> judged(person, ClientName::new).map(name -> new FirstUser(address, name)));
    }

    private static <V> Optional<V> judged(TextField field, Function<String, V> of) {
        try {
            return Optional.of(of.apply(field.getValue()));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    /** Says what is missing or cannot be; an address that can be is tested at once. */
    void judge(BiConsumer<String, Focusable<?>> lack) {
        complain(person, ClientName::new, "registration.lacks.person", lack);
        complain(email, EmailAddress::new, "registration.lacks.email", lack);
        if (email().isPresent() && answer.getComponentCount() == 0) {
            test();
        }
    }

    private void complain(
            TextField field, Function<String, ?> of, String missing, BiConsumer<String, Focusable<?>> lack) {
        field.setInvalid(false);
        try {
            var _ = of.apply(field.getValue());
        } catch (InvalidValue e) {
            lack.accept(getTranslation(missing), field);
            if (!field.getValue().isBlank()) {
                field.setErrorMessage(Texts.text(getLocale(), e.key(), e.arguments()));
                field.setInvalid(true);
            }
        }
    }

    private void test() {
        answer.removeAll();
        Optional<EmailAddress> address = email();
        if (address.isEmpty()) {
            email.setErrorMessage(getTranslation("email.address"));
            email.setInvalid(true);
            email.focus();
            return;
        }
        LoginName found = test.apply(address.get());
        Icon icon = found == LoginName.FREE ? Icon.CIRCLE_CHECK : Icon.INFO;
        Div line = new Div(
                icon.create(),
                new Span(getTranslation(
                        found == LoginName.FREE ? "registration.test.free" : "registration.test.taken",
                        address.get().address())));
        line.addClassName("evidence");
        answer.add(line);
    }
}
