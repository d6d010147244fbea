package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.ClientQuery.Sort;
import no.byraportal.settings.ClientQuery.Status;
import no.byraportal.settings.ClientRow;
import no.byraportal.settings.Problem;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.SearchField;

/** Klienter: find one among thousands, and see which ones need somebody. */
@Route("klienter")
@Menu(title = "menu.clients", order = 20, icon = "building")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class ClientListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ClientListService clients;
    private final transient CurrentUser currentUser;
    private final Span sub = new Span();
    private final SearchField search = new SearchField(getTranslation("clients.search"));
    private final Nav chips = new Nav();
    private final RowGrid<ClientRow> grid = new RowGrid<>(getTranslation("menu.clients"), this::card);
    private final Div empty = new Div();
    private transient ClientQuery query = ClientQuery.ALL;
    private boolean entering;

    ClientListView(ClientListService clients, CurrentUser currentUser) {
        this.clients = clients;
        this.currentUser = currentUser;
        addClassName("page");
        layOutHead();
        layOutTools();
        layOutGrid();
        empty.addClassName("empty");
        add(empty);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.clients");
    }

    private void layOutHead() {
        PageHead head = new PageHead(new H1(getTranslation("menu.clients")), sub);
        if (scope().mayRegisterClients()) {
            // Another room's page, so by its address.
            Button register = new Button(
                    getTranslation("clients.new"),
                    Icon.PLUS.create(),
                    e -> getUI().ifPresent(ui -> ui.navigate("ny-klient")));
            register.setId("clients-new");
            register.addThemeVariants(ButtonVariant.PRIMARY);
            register.addClassName("end");
            head.add(register);
        }
        add(head);
    }

    private void layOutTools() {
        Span key = new Span("/");
        key.getElement().setAttribute("aria-hidden", "true").getClassList().add("key");
        search.setSuffixComponent(key);
        search.addValueChangeListener(e -> {
            if (!entering) {
                show(query.searching(e.getValue()));
            }
        });
        chips.addClassName("chips");
        chips.setAriaLabel(getTranslation("clients.filter"));
        Div tools = new Div(search, chips);
        tools.addClassName("list-tools");
        add(tools);
    }

    private void layOutGrid() {
        grid.addClassName("client-grid");
        grid.setMultiSort(false);
        grid.share(getTranslation("clients.name"), 3, this::name)
                .setKey(QueryAddress.word(Sort.NAME))
                .setSortable(true);
        column(
                Sort.ORG_NUMBER,
                row -> plain(row, row.orgNumber().map(OrgNumber::grouped).orElse("")),
                "clients.orgnumber",
                "130px");
        column(Sort.ERP_CLIENT_NO, row -> plain(row, row.erpName()), "clients.erp", "90px");
        column(Sort.CLIENT_NUMBER, row -> plain(row, row.clientNumber().toString()), "clients.number", "130px");
        grid.narrow(getTranslation("clients.status"), "100px", this::status);
        grid.narrow(getTranslation("clients.agent"), "190px", this::agent);
        grid.share(getTranslation("clients.problem"), 4, this::problem);
        grid.setItems(
                fetch -> clients.page(scope(), query, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> clients.count(scope(), query));
        grid.addSortListener(e -> {
            if (e.isFromClient()) {
                sorted(e.getSortOrder());
            }
        });
        add(grid);
    }

    private void column(Sort sort, ValueProvider<ClientRow, Span> content, String header, String width) {
        grid.narrow(getTranslation(header), width, content)
                .setKey(QueryAddress.word(sort))
                .setSortable(true);
    }

    private void sorted(List<GridSortOrder<ClientRow>> orders) {
        Sort sort = Sort.NAME;
        boolean descending = false;
        if (!orders.isEmpty()) {
            String key = orders.getFirst().getSorted().getKey();
            sort = java.util.Arrays.stream(Sort.values())
                    .filter(s -> QueryAddress.word(s).equals(key))
                    .findFirst()
                    .orElse(Sort.NAME);
            descending = orders.getFirst().getDirection() == SortDirection.DESCENDING;
        }
        show(query.sortedBy(sort, descending));
    }

    private void show(ClientQuery wanted) {
        getUI().ifPresent(ui -> ui.navigate(ClientListView.class, QueryAddress.write(wanted)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        entering = true;
        query = QueryAddress.read(event.getLocation().getQueryParameters());
        if (!search.getValue().strip().equals(query.search())) {
            search.setValue(query.search());
        }
        var column = grid.getColumnByKey(QueryAddress.word(query.sort()));
        grid.sort(List.of(
                new GridSortOrder<>(column, query.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        grid.getDataProvider().refreshAll();
        entering = false;
        count();
    }

    private void count() {
        Map<Status, Integer> counts = clients.counts(scope());
        int all = counts.getOrDefault(Status.ALL, 0);
        int inactive = counts.getOrDefault(Status.INACTIVE, 0);
        sub.setText(getTranslation("clients.counts", all, all - inactive, inactive));
        chips.removeAll();
        for (Status status : Status.values()) {
            chips.add(chip(status, counts.getOrDefault(status, 0)));
        }
        int found = clients.count(scope(), query);
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        empty.removeAll();
        if (found == 0) {
            explainEmpty(all);
        }
    }

    private Component chip(Status status, int number) {
        RouterLink chip = new RouterLink("", ClientListView.class);
        chip.setQueryParameters(QueryAddress.write(query.withStatus(status)));
        Span count = new Span(Integer.toString(number));
        count.getElement().getClassList().add("numbers");
        chip.add(new Span(getTranslation("clients.status." + QueryAddress.word(status))), count);
        chip.addClassName("chip");
        if (status == query.status()) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        return chip;
    }

    private void explainEmpty(int all) {
        if (all == 0) {
            boolean staff = scope().role() == Role.BUREAU_STAFF;
            empty.add(new Span(getTranslation(staff ? "clients.none.staff" : "clients.none")));
        } else {
            empty.add(new Span(getTranslation("clients.nomatch")));
            Button removeFilter = new Button(getTranslation("clients.removefilter"), e -> show(ClientQuery.ALL));
            removeFilter.addThemeVariants(ButtonVariant.TERTIARY);
            empty.add(removeFilter);
        }
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private Component name(ClientRow row) {
        RouterLink link = new RouterLink(
                (row.active() ? "" : "* ") + row.name(),
                ClientView.class,
                new RouteParameters(ClientView.NUMBER, row.clientNumber().toString()));
        link.setQueryParameters(QueryAddress.write(query));
        Span cell = new Span(link);
        cell.setClassName("inactive", !row.active());
        return cell;
    }

    private Span plain(ClientRow row, String text) {
        Span cell = new Span(text);
        cell.addClassName("numbers");
        cell.setClassName("inactive", !row.active());
        return cell;
    }

    private Component status(ClientRow row) {
        if (!row.active()) {
            Span badge = new Span(getTranslation("status.inactive"));
            badge.addClassName("badge");
            return badge;
        }
        Span dot = new Span();
        dot.addClassName("dot");
        Span status = new Span(dot, new Span(getTranslation("status.active")));
        status.addClassName("status");
        return status;
    }

    private Component agent(ClientRow row) {
        // An agent may say that it runs a newer revision, one that asked nothing of it.
        Span cell = new Span(row.applied()
                .map(applied -> getTranslation("clients.runs", text(Math.max(row.revision(), applied)), text(applied)))
                .orElseGet(() -> getTranslation("clients.runsnot", text(row.revision()))));
        cell.addClassNames("numbers", row.waiting() ? "waiting" : "muted");
        return cell;
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private Component problem(ClientRow row) {
        return row.problem().<Component>map(problem -> problem(row, problem)).orElseGet(Span::new);
    }

    private RouterLink problem(ClientRow row, Problem problem) {
        RouterLink link = ClientView.link(row.clientNumber(), query, problem);
        Span line = new Span(Icon.CIRCLE_ALERT.create(), new Span(problem.brief(getLocale())));
        line.addClassNames("problem", "one-line");
        link.add(line);
        link.addClassName("to-problem");
        return link;
    }

    private Component card(ClientRow row) {
        Div card = new Div(name(row), status(row));
        Span numbers = plain(
                row,
                row.erpName() + " · "
                        + row.orgNumber()
                                .map(OrgNumber::grouped)
                                .orElse(row.clientNumber().toString()));
        numbers.addClassName("wide");
        Component agent = agent(row);
        agent.getElement().getClassList().add("wide");
        card.add(numbers);
        row.problem().ifPresent(problem -> {
            RouterLink link = problem(row, problem);
            link.addClassName("wide");
            card.add(link);
        });
        card.add(agent);
        card.addClassName("card-row");
        return card;
    }
}
