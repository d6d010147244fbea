package no.byraportal.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** Shows a new token, this once. */
public final class TokenDialog extends Dialog {

    /**
     * @param holder whose token it is
     * @param text   what to do with it now
     */
    public TokenDialog(String holder, String text, String secret, Runnable closed) {
        addClassName("dialog");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        setHeaderTitle(getTranslation("token.new.title", holder));
        Element code = new Element("code").setText(secret);
        code.setAttribute("id", "new-token");
        Button copy = new Button(getTranslation("action.copy"), Icon.COPY.create());
        copy.addClickListener(e -> copy.getElement()
                .executeJs("navigator.clipboard.writeText(document.getElementById('new-token').textContent)")
                .then(done -> Notices.done(getTranslation("action.copied"))));
        Div shown = new Div();
        shown.getElement().appendChild(code);
        shown.add(copy);
        shown.addClassName("secret");
        Div body = new Div(
                new Paragraph(text),
                shown,
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
