package no.byraportal.staff.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.identity.SecondStepService;
import no.byraportal.identity.UserId;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.ReasonDialog;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.SearchField;
import no.byraportal.staff.Colleague;
import no.byraportal.staff.Grant;
import no.byraportal.staff.StaffService;
import org.jspecify.annotations.Nullable;

/** One of the bureau's people: the clients they reach, and all of the bureau's to choose among. */
@Route("personale/:id")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER})
class StaffMemberView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** A client in the list: the number and what it is called. */
    private record Listed(ClientNumber number, String name) {}

    private final transient StaffService staff;
    private final transient ClientListService clients;
    private final transient SecondStepService secondSteps;
    private final transient CurrentUser currentUser;
    private final Div crumb = new Div();
    private final H1 name = new H1();
    private final Span sub = new Span();
    private final SearchField search = new SearchField(getTranslation("clients.search"));
    private final Nav chips = new Nav();
    private final Div tools = new Div(search, chips);
    private final Div banner = new Div();
    private final RowGrid<Listed> grid = new RowGrid<>(getTranslation("menu.clients"), this::card);
    private final Div empty = new Div();
    private final Div bulk = new Div();
    private final Set<ClientNumber> chosen = new LinkedHashSet<>();
    private transient @Nullable Colleague shown;
    private transient Map<ClientNumber, Grant> grants = Map.of();
    private transient ClientQuery query = ClientQuery.ALL;
    private boolean all;
    private boolean entering;

    StaffMemberView(
            StaffService staff, ClientListService clients, SecondStepService secondSteps, CurrentUser currentUser) {
        this.staff = staff;
        this.clients = clients;
        this.secondSteps = secondSteps;
        this.currentUser = currentUser;
        addClassName("page");
        crumb.add(new Anchor("personale", getTranslation("menu.staff")));
        crumb.addClassName("crumb");
        Button reset = new Button(getTranslation("secondstep.reset"), e -> resetSecondStep());
        reset.setVisible(scope().mayAdminister());
        PageHead head = new PageHead(name, sub, reset);
        banner.addClassName("list-tools");
        layOutTools();
        layOutGrid();
        empty.addClassName("empty");
        bulk.addClassName("bulk-bar");
        bulk.getElement().setAttribute("role", "status");
        add(crumb, head, banner, tools, grid, empty, bulk);
    }

    @Override
    public String getPageTitle() {
        return shown == null ? getTranslation("menu.staff") : shown.name();
    }

    private Colleague colleague() {
        return Objects.requireNonNull(shown);
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private void layOutTools() {
        search.addValueChangeListener(e -> {
            if (!entering) {
                getUI().ifPresent(ui ->
                        ui.navigate(StaffMemberView.class, parameters(), address(all, query.searching(e.getValue()))));
            }
        });
        chips.addClassName("chips");
        chips.setAriaLabel(getTranslation("clients.filter"));
        tools.addClassName("list-tools");
    }

    private void layOutGrid() {
        grid.narrow(getTranslation("staff.choose"), "80px", this::box);
        grid.share(getTranslation("clients.name"), 3, this::client);
        grid.narrow(
                getTranslation("clients.number"),
                "130px",
                row -> RowGrid.numbers(row.number().toString()));
        grid.share(getTranslation("staff.grant"), 3, this::grant);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        entering = true;
        UserId id = id(event.getRouteParameters().get("id").orElse(""));
        if (shown == null || !shown.id().equals(id)) {
            chosen.clear();
        }
        shown = staff.person(scope(), id);
        QueryParameters asked = event.getLocation().getQueryParameters();
        all = asked.getSingleParameter("show").filter("all"::equals).isPresent();
        query = ClientQuery.ALL
                .searching(asked.getSingleParameter("search").orElse(""))
                .withStatus(status(asked.getSingleParameter("status").orElse("")));
        if (!search.getValue().strip().equals(query.search())) {
            search.setValue(query.search());
        }
        entering = false;
        show();
    }

    private static UserId id(String written) {
        try {
            return UserId.of(written);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private static ClientQuery.Status status(String word) {
        return "inactive".equals(word) ? ClientQuery.Status.INACTIVE : ClientQuery.Status.ALL;
    }

    private RouteParameters parameters() {
        return new RouteParameters("id", colleague().id().toString());
    }

    private static QueryParameters address(boolean all, ClientQuery query) {
        Map<String, String> address = new HashMap<>();
        if (all) {
            address.put("show", "all");
        }
        if (!query.search().isEmpty()) {
            address.put("search", query.search());
        }
        if (query.status() == ClientQuery.Status.INACTIVE) {
            address.put("status", "inactive");
        }
        return QueryParameters.simple(address);
    }

    private void show() {
        grants = staff.grants(scope(), colleague().id()).stream()
                .collect(Collectors.toMap(Grant::client, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        name.setText(colleague().name());
        sub.setText(getTranslation("role." + colleague().role().name().toLowerCase(Locale.ROOT)) + " · "
                + colleague().email());
        banner.removeAll();
        boolean needs = colleague().needsGrants();
        banner.setVisible(!needs);
        tools.setVisible(needs);
        if (!needs) {
            banner.add(Notices.banner(
                    Notices.Kind.INFO,
                    new Span(getTranslation("staff.seesall", colleague().name()))));
            grid.setVisible(false);
            empty.setVisible(false);
            bulk.setVisible(false);
            return;
        }
        layOutChips();
        list();
        layOutBulk();
    }

    private void layOutChips() {
        chips.removeAll();
        chips.add(
                chip("staff.show.granted", grants.size(), false, ClientQuery.Status.ALL),
                chip("staff.show.all", clients.count(scope(), ClientQuery.ALL), true, ClientQuery.Status.ALL),
                chip(
                        "staff.show.inactive",
                        clients.count(scope(), ClientQuery.ALL.withStatus(ClientQuery.Status.INACTIVE)),
                        true,
                        ClientQuery.Status.INACTIVE));
    }

    private RouterLink chip(String key, int number, boolean ofAll, ClientQuery.Status status) {
        RouterLink chip = new RouterLink("", StaffMemberView.class, parameters());
        chip.setQueryParameters(address(ofAll, query.withStatus(status)));
        chip.add(new Span(getTranslation(key)), RowGrid.numbers(Integer.toString(number)));
        chip.addClassName("chip");
        if (ofAll == all && status == query.status()) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        return chip;
    }

    /** What is granted is all there at once; all of the bureau's clients come page by page. */
    private void list() {
        int found;
        if (all) {
            found = clients.count(scope(), query);
            grid.setItems(
                    fetch -> clients.page(scope(), query, fetch.getOffset(), fetch.getLimit()).stream()
                            .map(row -> new Listed(row.clientNumber(), row.name())),
                    fetch -> clients.count(scope(), query));
        } else {
            List<Listed> listed = granted();
            found = listed.size();
            grid.setItems(DataProvider.ofCollection(listed));
        }
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        empty.removeAll();
        if (found == 0) {
            boolean none = !all && grants.isEmpty();
            empty.add(new Span(getTranslation(
                    none ? "staff.none" : "clients.nomatch", colleague().name())));
            RouterLink other = new RouterLink(
                    getTranslation(none ? "staff.choose.clients" : "clients.removefilter"),
                    StaffMemberView.class,
                    parameters());
            other.setQueryParameters(address(all || none, ClientQuery.ALL));
            empty.add(other);
        }
    }

    private List<Listed> granted() {
        String wanted = query.search().toLowerCase(Locale.ROOT);
        return grants.values().stream()
                .filter(grant -> grant.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || grant.client().toString().startsWith(wanted))
                .map(grant -> new Listed(grant.client(), grant.name()))
                .toList();
    }

    private Collection<ClientNumber> fitting() {
        return all
                ? clients.numbers(scope(), query)
                : granted().stream().map(Listed::number).toList();
    }

    private Component box(Listed row) {
        Checkbox box = new Checkbox(chosen.contains(row.number()));
        box.setAriaLabel(getTranslation("staff.choose.label", row.name()));
        box.setEnabled(scope().mayAdminister());
        box.addValueChangeListener(e -> {
            if (e.getValue()) {
                chosen.add(row.number());
            } else {
                chosen.remove(row.number());
            }
            layOutBulk();
        });
        return box;
    }

    private Anchor client(Listed row) {
        return new Anchor("klienter/" + row.number(), row.name());
    }

    private Span grant(Listed row) {
        return GrantText.of(Optional.ofNullable(grants.get(row.number())), scope().today(), getLocale());
    }

    private Component card(Listed row) {
        Span grant = grant(row);
        grant.addClassName("wide");
        Div card = new Div(client(row), box(row), grant);
        card.addClassName("card-row");
        return card;
    }

    /** «3 valgt av 25 som passer filteret», and what may be done with them. */
    private void layOutBulk() {
        bulk.removeAll();
        bulk.setVisible(scope().mayAdminister());
        int fitting = all ? clients.count(scope(), query) : granted().size();
        Button everything = new Button(getTranslation("staff.chooseall", fitting), e -> {
            chosen.addAll(fitting());
            chosenAnew();
        });
        everything.setVisible(fitting > 0);
        bulk.add(new Span(getTranslation("staff.chosen", chosen.size(), fitting)), everything);
        if (!chosen.isEmpty()) {
            Button none = new Button(getTranslation("staff.choosenone"), e -> {
                chosen.clear();
                chosenAnew();
            });
            Button withdraw = new Button(getTranslation("staff.withdraw"), e -> withdraw());
            withdraw.addThemeVariants(ButtonVariant.ERROR);
            Button grant = new Button(getTranslation("staff.give"), e -> grant());
            grant.addThemeVariants(ButtonVariant.PRIMARY);
            bulk.add(none, grant, withdraw);
        }
    }

    private void chosenAnew() {
        grid.getDataProvider().refreshAll();
        layOutBulk();
    }

    private void grant() {
        List<ClientNumber> clients = List.copyOf(chosen);
        GrantDialog.granting(
                        colleague(),
                        scope().today(),
                        lastDay -> staff.previewGrant(scope(), colleague().id(), clients, lastDay),
                        lastDay -> staff.grant(scope(), colleague().id(), clients, lastDay),
                        this::done)
                .open();
    }

    private void withdraw() {
        List<ClientNumber> clients = List.copyOf(chosen);
        GrantDialog.withdrawing(
                        colleague(),
                        scope().today(),
                        lastDay -> staff.previewWithdrawal(scope(), colleague().id(), clients),
                        lastDay -> staff.withdraw(scope(), colleague().id(), clients),
                        this::done)
                .open();
    }

    private void resetSecondStep() {
        new ReasonDialog(
                        getTranslation("secondstep.reset.title", colleague().name()),
                        getTranslation("secondstep.reset.means"),
                        getTranslation("secondstep.reset.confirm"),
                        reason -> {
                            secondSteps.reset(scope(), colleague().id(), reason);
                            Notices.done(getTranslation(
                                    "secondstep.reset.done", colleague().name()));
                        })
                .open();
    }

    private void done() {
        chosen.clear();
        shown = staff.person(scope(), colleague().id());
        show();
    }
}
