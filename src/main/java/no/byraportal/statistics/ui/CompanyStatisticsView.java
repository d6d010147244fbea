package no.byraportal.statistics.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import no.byraportal.client.ClientAccess;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.statistics.Comparison;
import no.byraportal.statistics.Grouping;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.StatisticsQuery;
import no.byraportal.statistics.StatisticsRow;
import no.byraportal.statistics.StatisticsService;

/** What a company has sent in a year, for its own administrator. */
@Route("mitt-firma/:number/statistikk")
@RolesAllowed(Role.Name.CLIENT_USER)
class CompanyStatisticsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient StatisticsService statistics;
    private final transient ClientService clients;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;
    private final transient StatisticsText words = new StatisticsText(getLocale());

    CompanyStatisticsView(StatisticsService statistics, ClientService clients, CurrentUser currentUser, Clock clock) {
        this.statistics = statistics;
        this.clients = clients;
        this.currentUser = currentUser;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.statistics");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String number = event.getRouteParameters().get("number").orElse("");
        ClientAccess company = clients.mine().stream()
                .filter(mine -> mine.number().toString().equals(number))
                .filter(mine -> mine.open() && mine.level() == Level.ADMIN)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        // The companies of all bureaus stand together, so going into one is choosing its bureau.
        if (!scope().bureau().equals(company.bureau())) {
            currentUser.choose(company.bureau());
        }
        show(company);
    }

    private void show(ClientAccess company) {
        removeAll();
        Period year = Period.year(YearMonth.now(clock.withZone(Dates.OSLO)).minusMonths(1));
        StatisticsQuery query = new StatisticsQuery(
                year, Comparison.YEAR_BEFORE, Grouping.MONTH, Optional.of(company.number()), Optional.empty());
        Anchor back = new Anchor("mitt-firma/" + company.number(), company.name());
        back.getElement().setAttribute("data-back", true);
        Div crumb = new Div(back, Icon.CHEVRON_RIGHT.create(), new Span(getTranslation("menu.statistics")));
        crumb.addClassName("crumb");
        Div body = new Div();
        body.addClassNames("page-body", "statistics");
        body.getElement().setAttribute("tabindex", "0");
        add(
                crumb,
                new PageHead(
                        getTranslation("menu.statistics"),
                        getTranslation("statistics.months", words.month(year.from()), words.month(year.to()), 12)),
                body);
        StatisticsRow total = statistics.total(scope(), query);
        if (total.now().isNone()) {
            Div empty = new Div(new Span(getTranslation("statistics.company.none")));
            empty.addClassName("empty");
            body.add(empty);
            return;
        }
        List<StatisticsRow> months = statistics.rows(scope(), query, 0, Integer.MAX_VALUE);
        RowGrid<StatisticsRow> grid =
                new StatisticsGrid(words, row -> new Span(words.month(YearMonth.parse(row.key())))).over(query, total);
        grid.setItems(months);
        grid.setAllRowsVisible(true);
        body.add(
                words.figures(total, query.comparison(), Optional.empty()),
                words.months(months, query.comparison()),
                grid);
    }
}
