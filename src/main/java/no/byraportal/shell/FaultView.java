package no.byraportal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import no.byraportal.shared.Texts;

/** A page that could not be made: our fault, or the database's. Alone, since the frame may need what is broken. */
@AnonymousAllowed
class FaultView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String text = Trouble.explain(parameter.getException(), Texts.spoken(getLocale()));
        Anchor again = new Anchor("", getTranslation("trouble.again"));
        again.setRouterIgnore(true);
        again.setHref("/" + event.getLocation().getPathWithQueryParameters());
        again.addClassName("button-link");
        removeAll();
        add(new Message(getTranslation("trouble.title"), text, again).alone());
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("trouble.title");
    }
}
