package no.byraportal.identity;

import com.vaadin.flow.server.auth.AccessCheckResult;
import com.vaadin.flow.server.auth.AnnotatedViewAccessChecker;
import com.vaadin.flow.server.auth.NavigationAccessChecker;
import com.vaadin.flow.server.auth.NavigationContext;

/** Vaadin's own check of a view's annotations, with the roles that hold at this moment in this tab's bureau. */
record LiveRoleAccessChecker(AnnotatedViewAccessChecker annotations, CurrentUser currentUser)
        implements NavigationAccessChecker {

    @Override
    public AccessCheckResult check(NavigationContext context) {
        return annotations.check(new NavigationContext(
                context.getRouter(),
                context.getNavigationTarget(),
                context.getLocation(),
                context.getParameters(),
                context.getPrincipal(),
                role -> context.getPrincipal() != null && currentUser.hasRole(role),
                context.isErrorHandling(),
                context.isNavigating()));
    }
}
