package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
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
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.byraportal.access.PeopleCounts;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleQuery.Review;
import no.byraportal.access.PeopleQuery.Sort;
import no.byraportal.access.PeopleService;
import no.byraportal.access.PersonRow;
import no.byraportal.access.UserState;
import no.byraportal.client.ClientService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.SearchField;

/** Brukere: the clients' own people across the bureau, and whom somebody should look at. */
@Route("brukere")
@Menu(title = "menu.users", order = 50, icon = "user")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class PeopleListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient PeopleService people;
    private final transient ClientService clients;
    private final transient CurrentUser currentUser;
    private final transient PersonText words = new PersonText(getLocale());
    private final Span sub = new Span();
    private final Button invite = new Button(getTranslation("users.invite"), Icon.PLUS.create());
    private final SearchField search = new SearchField(getTranslation("users.search"));
    private final Nav chips = new Nav();
    private final RowGrid<PersonRow> grid = new RowGrid<>(getTranslation("menu.users"), row -> words.card(row, true));
    private final Div empty = new Div();
    private transient PeopleQuery query = PeopleQuery.ALL;
    private boolean entering;

    PeopleListView(PeopleService people, ClientService clients, CurrentUser currentUser) {
        this.people = people;
        this.clients = clients;
        this.currentUser = currentUser;
        addClassName("page");
        invite.setId("users-invite");
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        invite.setVisible(scope().mayKeepUsers());
        invite.addClickListener(e ->
                getUI().ifPresent(ui -> ui.navigate(InvitationView.class, InvitationView.address(query.client()))));
        add(new PageHead(new H1(getTranslation("menu.users")), sub, invite));
        layOutTools();
        layOutGrid();
        empty.addClassName("empty");
        add(empty);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.users");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private void layOutTools() {
        search.addValueChangeListener(e -> {
            if (!entering) {
                show(query.searching(e.getValue()));
            }
        });
        chips.addClassName("chips");
        chips.setAriaLabel(getTranslation("users.filter"));
        Div tools = new Div(search, chips);
        tools.addClassName("list-tools");
        add(tools);
    }

    private void layOutGrid() {
        grid.addClassName("tall-rows");
        grid.setMultiSort(false);
        column(grid.share(getTranslation("users.name"), 3, words::name), Sort.NAME);
        column(grid.share(getTranslation("users.clients"), 3, words::clients), Sort.CLIENTS);
        grid.narrow(getTranslation("users.level"), "90px", words::level);
        column(grid.share(getTranslation("users.state"), 3, words::state), Sort.STATE);
        column(narrow("users.signedin", "170px", words::signedIn), Sort.SIGNED_IN);
        column(narrow("users.lastday", "130px", row -> words.until(row.lastDay())), Sort.LAST_DAY);
        grid.setItems(
                fetch -> people.page(scope(), query, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> people.count(scope(), query));
        grid.addSortListener(e -> {
            if (e.isFromClient()) {
                sorted(e.getSortOrder());
            }
        });
        add(grid);
    }

    private Grid.Column<PersonRow> narrow(String header, String width, ValueProvider<PersonRow, Span> cell) {
        return grid.narrow(getTranslation(header), width, cell);
    }

    private static void column(Grid.Column<PersonRow> column, Sort sort) {
        column.setKey(PeopleAddress.word(sort)).setSortable(true);
    }

    private void sorted(List<GridSortOrder<PersonRow>> orders) {
        Sort sort = orders.stream()
                .findFirst()
                .flatMap(order -> Arrays.stream(Sort.values())
                        .filter(each -> PeopleAddress.word(each)
                                .equals(order.getSorted().getKey()))
                        .findFirst())
                .orElse(Sort.NAME);
        show(query.sortedBy(sort, !orders.isEmpty() && orders.getFirst().getDirection() == SortDirection.DESCENDING));
    }

    private void show(PeopleQuery wanted) {
        getUI().ifPresent(ui -> ui.navigate(PeopleListView.class, PeopleAddress.write(wanted)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        entering = true;
        query = PeopleAddress.read(event.getLocation().getQueryParameters());
        if (!search.getValue().strip().equals(query.search())) {
            search.setValue(query.search());
        }
        grid.sort(List.of(new GridSortOrder<>(
                grid.getColumnByKey(PeopleAddress.word(query.sort())),
                query.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        grid.getDataProvider().refreshAll();
        entering = false;
        count();
    }

    private void count() {
        PeopleCounts counts = people.counts(scope(), query);
        sub.setText(getTranslation("users.count", counts.all()));
        layOutChips(counts);
        int found = people.count(scope(), query);
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        empty.removeAll();
        if (found == 0) {
            boolean nobody = query.equals(PeopleQuery.ALL.sortedBy(query.sort(), query.descending()));
            empty.add(new Span(getTranslation(nobody ? "users.none" : "clients.nomatch")));
            if (!nobody) {
                Button all = new Button(getTranslation("clients.removefilter"), e -> show(PeopleQuery.ALL));
                all.addThemeVariants(ButtonVariant.TERTIARY);
                empty.add(all);
            }
        }
    }

    /** Each filter that is on goes off by the same chip. */
    private void layOutChips(PeopleCounts counts) {
        chips.removeAll();
        query.client()
                .ifPresent(number -> chips.add(chip(
                        clients.client(scope(), number).name(),
                        Optional.empty(),
                        true,
                        new PeopleQuery(
                                query.search(),
                                Optional.empty(),
                                query.states(),
                                query.review(),
                                query.sort(),
                                query.descending()))));
        for (UserState state : UserState.values()) {
            boolean on = query.states().contains(state);
            int number = counts.states().getOrDefault(state, 0);
            if (on || number > 0) {
                chips.add(chip(
                        getTranslation("users.state." + PeopleAddress.word(state)),
                        Optional.of(number),
                        on,
                        query.reviewing(Optional.empty()).in(on ? Set.of() : Set.of(state))));
            }
        }
        for (Review review : Review.values()) {
            boolean on = query.review().equals(Optional.of(review));
            chips.add(chip(
                    getTranslation("users.review." + PeopleAddress.word(review)),
                    Optional.of(counts.reviews().getOrDefault(review, 0)),
                    on,
                    query.in(Set.of()).reviewing(on ? Optional.empty() : Optional.of(review))));
        }
    }

    private Component chip(String text, Optional<Integer> number, boolean on, PeopleQuery other) {
        RouterLink chip = new RouterLink("", PeopleListView.class);
        chip.setQueryParameters(PeopleAddress.write(other));
        chip.add(new Span(text));
        number.ifPresent(count -> chip.add(RowGrid.numbers(Integer.toString(count))));
        chip.addClassName("chip");
        if (on) {
            chip.getElement().setAttribute("aria-current", "true");
            chip.add(Icon.X.create());
            chip.getElement().setAttribute("aria-label", getTranslation("users.filter.remove", text));
        }
        return chip;
    }
}
