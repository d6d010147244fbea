package no.byraportal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.SignedIn;
import no.byraportal.shared.NotAllowed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Not theirs to open. Somebody without any role is told whom to ask, and what to tell them. */
abstract class NoAccessView extends Div implements HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(NoAccessView.class);

    private final transient CurrentUser currentUser;
    private final transient AuthenticationContext authentication;

    NoAccessView(CurrentUser currentUser, AuthenticationContext authentication) {
        this.currentUser = currentUser;
        this.authentication = authentication;
    }

    int show(BeforeEnterEvent event, Exception refused) {
        LOG.info("refused {}: {}", event.getLocation().getPath(), refused.toString());
        removeAll();
        if (currentUser.lacksSecondStep()) {
            // Demanded since the page was opened; a page that is asked for anew leads through it.
            add(new Message(getTranslation("secondstep.title"), getTranslation("secondstep.text"), onwards()).inside());
            UI.getCurrentOrThrow().getPage().reload();
        } else if (currentUser.memberships().isEmpty()) {
            String email = currentUser.signedIn().map(SignedIn::email).orElse("");
            Button signOut = new Button(getTranslation("menu.signout"), e -> authentication.logout());
            Message message = currentUser
                    .bureauNotServed()
                    .map(bureau -> new Message(
                            getTranslation("notserved.title", bureau), getTranslation("notserved.text"), signOut))
                    .or(() -> currentUser
                            .bureauThatLetIn()
                            .map(bureau -> new Message(
                                    getTranslation("ended.title"), getTranslation("ended.text", bureau), signOut)))
                    .orElseGet(() ->
                            new Message(getTranslation("norole.title"), getTranslation("norole.text", email), signOut));
            add(message.inside());
        } else {
            Anchor home = new Anchor("/", getTranslation("nowhere.action"));
            home.addClassName("button-link");
            add(new Message(getTranslation("noaccess.title"), getTranslation("noaccess.text"), home).inside());
        }
        return HttpServletResponse.SC_FORBIDDEN;
    }

    private Anchor onwards() {
        Anchor onwards = new Anchor("/", getTranslation("secondstep.action"));
        onwards.setRouterIgnore(true);
        onwards.addClassName("button-link");
        return onwards;
    }

    @Override
    public String getPageTitle() {
        if (currentUser.lacksSecondStep()) {
            return getTranslation("secondstep.title");
        }
        return getTranslation(currentUser.memberships().isEmpty() ? "norole.title" : "noaccess.title");
    }

    /** Refused by a service. */
    @PermitAll
    @ParentLayout(MainLayout.class)
    static class Service extends NoAccessView implements HasErrorParameter<NotAllowed> {

        Service(CurrentUser currentUser, AuthenticationContext authentication) {
            super(currentUser, authentication);
        }

        @Override
        public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotAllowed> parameter) {
            return show(event, parameter.getException());
        }
    }

    /** Refused at the view's door. */
    @PermitAll
    @ParentLayout(MainLayout.class)
    static class Door extends NoAccessView implements HasErrorParameter<AccessDeniedException> {

        Door(CurrentUser currentUser, AuthenticationContext authentication) {
            super(currentUser, authentication);
        }

        @Override
        public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
            return show(event, parameter.getException());
        }
    }
}
