package no.byraportal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Set;

/** Outside: signed out, log-in failed, or Keycloak away; each in words, with the way back in. */
@Route(value = "signed-out", autoLayout = false)
@AnonymousAllowed
class SignedOutView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final Set<String> REASONS = Set.of("done", "failed", "keycloak");

    private String why = "done";

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        why = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("why")
                .filter(REASONS::contains)
                .orElse("done");
        Anchor signIn = new Anchor("/", getTranslation("signedout." + why + ".action"), AnchorTarget.DEFAULT);
        signIn.setRouterIgnore(true);
        signIn.addClassName("button-link");
        Div page = new Message(
                        getTranslation("signedout." + why + ".title"),
                        getTranslation("signedout." + why + ".text"),
                        signIn)
                .alone();
        page.getElement().removeAttribute("role");
        removeAll();
        add(page);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("signedout." + why + ".title");
    }
}
