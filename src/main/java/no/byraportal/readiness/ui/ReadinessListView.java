package no.byraportal.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.readiness.ReadinessRow;
import no.byraportal.readiness.ReadinessService;
import no.byraportal.readiness.Step;
import no.byraportal.readiness.Survey;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.SearchField;

/** Visma.net: where all clients stand, how many at each step, and those who are not meant for it. */
@Route("vismanet")
@Menu(title = "menu.vismanet", order = 40, icon = "link")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class ReadinessListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String STEP = "trinn";
    private static final String SEARCH = "search";

    private final transient ReadinessService readiness;
    private final transient CurrentUser currentUser;
    private final Span sub = new Span();
    private final SearchField search = new SearchField(getTranslation("clients.search"));
    private final Nav chips = new Nav();
    private final RowGrid<ReadinessRow> grid = new RowGrid<>(getTranslation("readiness.title"), this::card);
    private final Div empty = new Div();
    private final Div bulk = new Div();
    private final Set<ClientNumber> chosen = new LinkedHashSet<>();
    private transient Optional<Step> step = Optional.empty();
    private transient Survey survey = new Survey(Map.of(), List.of());
    private boolean entering;

    ReadinessListView(ReadinessService readiness, CurrentUser currentUser) {
        this.readiness = readiness;
        this.currentUser = currentUser;
        addClassName("page");
        add(new PageHead(new H1(getTranslation("readiness.title")), sub));
        layOutTools();
        layOutGrid();
        empty.addClassName("empty");
        bulk.addClassName("bulk-bar");
        bulk.getElement().setAttribute("role", "status");
        add(empty, bulk);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("readiness.title");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private void layOutTools() {
        search.addValueChangeListener(e -> {
            if (!entering) {
                getUI().ifPresent(ui -> ui.navigate(ReadinessListView.class, address(step, e.getValue())));
            }
        });
        chips.addClassName("chips");
        chips.setAriaLabel(getTranslation("readiness.filter"));
        Div tools = new Div(search, chips);
        tools.addClassName("list-tools");
        add(tools);
    }

    /** Each page is read as it is now; which clients and in which order was settled when one came here. */
    private void layOutGrid() {
        if (scope().mayChangeClients()) {
            grid.narrow(getTranslation("readiness.choose"), "80px", this::box);
        }
        grid.share(getTranslation("clients.name"), 3, this::name);
        grid.narrow(
                getTranslation("clients.number"),
                "130px",
                row -> RowGrid.numbers(row.client().toString()));
        grid.share(getTranslation("readiness.stops"), 4, row -> new Span(stops(row)));
        grid.share(getTranslation("readiness.evidence"), 5, this::evidence);
        grid.setItems(
                fetch -> {
                    int from = Math.min(fetch.getOffset(), survey.found().size());
                    int to = Math.min(from + fetch.getLimit(), survey.found().size());
                    return readiness.rows(scope(), survey.found().subList(from, to)).stream();
                },
                fetch -> survey.found().size());
        add(grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        entering = true;
        QueryParameters asked = event.getLocation().getQueryParameters();
        step = asked.getSingleParameter(STEP).flatMap(ReadinessListView::at);
        String text = asked.getSingleParameter(SEARCH).orElse("").strip();
        if (!search.getValue().strip().equals(text)) {
            search.setValue(text);
        }
        entering = false;
        show();
    }

    /** Whatever else stands in the address is taken as no filter: an old link still opens the list. */
    private static Optional<Step> at(String word) {
        return Arrays.stream(Step.values())
                .filter(each -> ReadinessText.word(each).equals(word))
                .findFirst();
    }

    private static QueryParameters address(Optional<Step> step, String search) {
        Map<String, String> address = new LinkedHashMap<>();
        step.ifPresent(at -> address.put(STEP, ReadinessText.word(at)));
        if (!search.isBlank()) {
            address.put(SEARCH, search.strip());
        }
        return QueryParameters.simple(address);
    }

    /** To those who stand at a step. */
    static RouterLink link(Step step) {
        RouterLink link = new RouterLink("", ReadinessListView.class);
        link.setQueryParameters(address(Optional.of(step), ""));
        return link;
    }

    private void show() {
        survey = readiness.survey(scope(), step, search.getValue());
        sub.setText(getTranslation("readiness.sub", survey.all(), count(Step.THROUGH), count(Step.ASIDE)));
        chips.removeAll();
        chips.add(chip(Optional.empty(), getTranslation("readiness.all"), survey.all()));
        for (Step each : Step.values()) {
            chips.add(chip(Optional.of(each), ReadinessText.at(each, getLocale()), count(each)));
        }
        grid.getDataProvider().refreshAll();
        boolean none = survey.found().isEmpty();
        grid.setVisible(!none);
        empty.setVisible(none);
        empty.removeAll();
        if (none && survey.all() == 0) {
            empty.add(new Span(getTranslation("readiness.none")));
        } else if (none) {
            empty.add(
                    new Span(getTranslation("clients.nomatch")),
                    new RouterLink(getTranslation("clients.removefilter"), ReadinessListView.class));
        }
        layOutBulk();
    }

    private int count(Step at) {
        return survey.counts().getOrDefault(at, 0);
    }

    private RouterLink chip(Optional<Step> at, String text, int number) {
        RouterLink chip = new RouterLink("", ReadinessListView.class);
        chip.setQueryParameters(address(at, search.getValue()));
        chip.add(new Span(text), RowGrid.numbers(Integer.toString(number)));
        chip.addClassName("chip");
        if (at.equals(step)) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        return chip;
    }

    private Checkbox box(ReadinessRow row) {
        Checkbox box = new Checkbox(chosen.contains(row.client()));
        box.setAriaLabel(getTranslation("readiness.choose.label", row.name()));
        box.addValueChangeListener(e -> {
            if (e.getValue()) {
                chosen.add(row.client());
            } else {
                chosen.remove(row.client());
            }
            layOutBulk();
        });
        return box;
    }

    private Anchor name(ReadinessRow row) {
        return new Anchor("klienter/" + row.client() + "/vismanet", row.name());
    }

    private String stops(ReadinessRow row) {
        return row.stops()
                .map(rung -> ReadinessText.title(rung, getLocale()))
                .orElseGet(() -> ReadinessText.at(row.step(), getLocale()));
    }

    private Span evidence(ReadinessRow row) {
        Span evidence = new Span(row.stops()
                .map(rung -> ReadinessText.evidence(rung, getLocale()))
                .or(() -> row.aside()
                        .map(answer -> getTranslation(
                                "readiness.aside.by", answer.by().name(), Dates.moment(answer.at(), getLocale()))))
                .orElse(""));
        evidence.addClassName("muted");
        return evidence;
    }

    private Component card(ReadinessRow row) {
        Span stops = new Span(stops(row));
        stops.addClassName("wide");
        Span evidence = evidence(row);
        evidence.addClassName("wide");
        Div card = new Div(name(row), scope().mayChangeClients() ? box(row) : new Span(), stops, evidence);
        card.addClassName("card-row");
        return card;
    }

    /** «3 valgt av 25 som passer filteret», and what may be done with them. */
    private void layOutBulk() {
        bulk.removeAll();
        int fitting = survey.found().size();
        bulk.setVisible(scope().mayChangeClients() && (fitting > 0 || !chosen.isEmpty()));
        bulk.add(new Span(getTranslation("readiness.chosen", chosen.size(), fitting)));
        if (fitting > 0) {
            bulk.add(new Button(getTranslation("readiness.chooseall", fitting), e -> {
                chosen.addAll(survey.found());
                chosenAnew();
            }));
        }
        if (!chosen.isEmpty()) {
            Button none = new Button(getTranslation("readiness.choosenone"), e -> {
                chosen.clear();
                chosenAnew();
            });
            Button aside = new Button(getTranslation("readiness.bulk.open"), e -> setAside());
            aside.addThemeVariants(ButtonVariant.PRIMARY);
            bulk.add(none, aside);
        }
    }

    private void chosenAnew() {
        grid.getDataProvider().refreshAll();
        layOutBulk();
    }

    private void setAside() {
        List<ClientNumber> clients = List.copyOf(chosen);
        new AsideDialog(readiness.previewAside(scope(), clients), () -> readiness.setAside(scope(), clients), () -> {
                    chosen.clear();
                    show();
                })
                .open();
    }
}
