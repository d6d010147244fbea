package no.byraportal.staff.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Role;
import no.byraportal.identity.UserId;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.staff.Colleague;
import no.byraportal.staff.Grant;
import no.byraportal.staff.StaffService;

/** Personale: the bureau's people, and which clients each of them reaches; of one client, who reaches it. */
@Route("personale")
@Menu(title = "menu.staff", order = 90, icon = "users")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER})
class StaffListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient StaffService staff;
    private final transient ClientService clients;
    private final transient CurrentUser currentUser;
    private final Span sub = new Span();
    private final RowGrid<Colleague> grid = new RowGrid<>(getTranslation("menu.staff"), this::card);
    private transient Optional<Client> client = Optional.empty();
    private transient Map<UserId, Grant> granted = Map.of();

    StaffListView(StaffService staff, ClientService clients, CurrentUser currentUser) {
        this.staff = staff;
        this.clients = clients;
        this.currentUser = currentUser;
        addClassName("page");
        PageHead head = new PageHead(new H1(getTranslation("menu.staff")), sub);
        grid.addClassName("tall-rows");
        grid.share(getTranslation("staff.person"), 3, this::name);
        grid.share(getTranslation("staff.role"), 2, this::role);
        grid.share(getTranslation("staff.reach"), 3, this::reach);
        add(head, grid);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.staff");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        client = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("client")
                .map(number -> clients.client(currentUser.scope(), number(number)));
        granted = client.map(one -> staff.granted(currentUser.scope(), one.clientNumber()))
                .orElse(Map.of());
        sub.removeAll();
        client.ifPresentOrElse(
                one -> sub.add(
                        new Span(getTranslation("staff.sub.client", one.name()) + " "),
                        new Anchor("personale", getTranslation("staff.sub.all"))),
                () -> sub.add(new Span(getTranslation("staff.sub"))));
        grid.setItems(staff.people(currentUser.scope()));
    }

    private static ClientNumber number(String written) {
        try {
            return ClientNumber.of(written);
        } catch (InvalidValue e) {
            throw new NotFoundException();
        }
    }

    private Div name(Colleague colleague) {
        RouterLink link = new RouterLink(
                colleague.name(),
                StaffMemberView.class,
                new RouteParameters("id", colleague.id().toString()));
        Span email = new Span(colleague.email());
        email.addClassName("muted");
        Div cell = new Div(link, email);
        cell.addClassName("lines");
        return cell;
    }

    private Span role(Colleague colleague) {
        return new Span(getTranslation("role." + colleague.role().name().toLowerCase(Locale.ROOT)));
    }

    private Span reach(Colleague colleague) {
        if (!colleague.needsGrants()) {
            return new Span(getTranslation("staff.reach.all"));
        }
        Span reach = client.isPresent()
                ? GrantText.of(
                        Optional.ofNullable(granted.get(colleague.id())),
                        currentUser.scope().today(),
                        getLocale())
                : new Span(getTranslation("staff.reach.some", colleague.clients()));
        return reach;
    }

    private Component card(Colleague colleague) {
        Span reach = reach(colleague);
        reach.addClassName("wide");
        Div card = new Div(name(colleague), role(colleague), reach);
        card.addClassName("card-row");
        return card;
    }
}
