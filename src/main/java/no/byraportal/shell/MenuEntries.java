package no.byraportal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.SignedIn;

/** The pages with a place in the menu that the signed-in person may open now, in the menu's order. */
final class MenuEntries {

    private MenuEntries() {}

    static List<Class<? extends Component>> of(CurrentUser currentUser) {
        AccessAnnotationChecker access = new AccessAnnotationChecker();
        Principal principal =
                () -> currentUser.signedIn().map(SignedIn::subject).orElse("");
        List<Class<? extends Component>> views = new java.util.ArrayList<>();
        RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .map(RouteBaseData::getNavigationTarget)
                .filter(view -> view.isAnnotationPresent(Menu.class))
                .filter(view -> access.hasAccess(view, principal, currentUser::hasRole))
                .sorted(Comparator.comparingDouble(
                        view -> view.getAnnotation(Menu.class).order()))
                .forEach(views::add);
        return views;
    }
}
