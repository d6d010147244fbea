package no.byraportal.agent.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import no.byraportal.identity.IssuedToken;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;

/** Shows a new token, this once. */
final class TokenDialog extends Dialog {

    TokenDialog(String agent, IssuedToken issued, Runnable closed) {
        addClassName("dialog");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        setHeaderTitle(getTranslation("token.new.title", agent));
        Element code = new Element("code").setText(issued.secret());
        code.setAttribute("id", "new-token");
        Button copy = new Button(getTranslation("action.copy"), Icon.COPY.create());
        copy.addClickListener(e -> copy.getElement()
                .executeJs("navigator.clipboard.writeText(document.getElementById('new-token').textContent)")
                .then(done -> Notices.done(getTranslation("action.copied"))));
        Div secret = new Div();
        secret.getElement().appendChild(code);
        secret.add(copy);
        secret.addClassName("secret");
        Div body = new Div(
                new Paragraph(getTranslation("token.new.text")),
                secret,
                Notices.banner(Notices.Kind.WARN, new Span(getTranslation("token.new.once"))));
        body.addClassName("dialog-body");
        add(body);
        Button done = new Button(getTranslation("token.new.done"), e -> {
            close();
            closed.run();
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
