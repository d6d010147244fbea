package no.byraportal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import no.byraportal.identity.CurrentUser;
import no.byraportal.shared.NotAllowed;

/** The portal's address: on to the first page that one may open. */
@Route("")
@PermitAll
class StartView extends Div implements BeforeEnterObserver {

    private final transient CurrentUser currentUser;

    StartView(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(MenuEntries.of(currentUser).stream()
                .findFirst()
                .orElseThrow(() -> new NotAllowed("no page of their own")));
    }
}
