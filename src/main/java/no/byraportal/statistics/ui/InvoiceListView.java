package no.byraportal.statistics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.statistics.Grouping;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.SentInvoice;
import no.byraportal.statistics.StatisticsService;

/** The invoices behind a client's figures, one by one. */
@Route("statistikk/fakturaer/:number")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class InvoiceListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String NUMBER = "number";

    private final transient StatisticsService statistics;
    private final transient ClientService clients;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;
    private final transient StatisticsText words = new StatisticsText(getLocale());

    InvoiceListView(StatisticsService statistics, ClientService clients, CurrentUser currentUser, Clock clock) {
        this.statistics = statistics;
        this.clients = clients;
        this.currentUser = currentUser;
        this.clock = clock;
        addClassName("page");
    }

    static RouterLink link(String text, ClientNumber client, YearMonth from, YearMonth to) {
        RouterLink link = new RouterLink(
                text, InvoiceListView.class, new RouteParameters(new RouteParam(NUMBER, client.toString())));
        link.setQueryParameters(StatisticsAddress.of(from, to).write());
        return link;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("invoices.title");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Client client = clients.client(scope(), number(event.getRouteParameters()));
        StatisticsAddress chosen = StatisticsAddress.read(
                event.getLocation().getQueryParameters(), YearMonth.now(clock.withZone(Dates.OSLO)));
        RouterLink back = new RouterLink(getTranslation("menu.statistics"), StatisticsView.class);
        back.setQueryParameters(
                chosen.by(Grouping.MONTH).of(Optional.of(client.clientNumber())).write());
        back.getElement().setAttribute("data-back", true);
        Div crumb = new Div(back, Icon.CHEVRON_RIGHT.create(), new Span(client.name()));
        crumb.addClassName("crumb");
        add(crumb);
        try {
            show(client, chosen.query().period());
        } catch (InvalidValue wrong) {
            add(Notices.banner(Notices.Kind.WARN, new Span(getTranslation(wrong.key(), wrong.arguments()))));
        }
    }

    private static ClientNumber number(RouteParameters parameters) {
        try {
            return ClientNumber.of(parameters.get(NUMBER).orElse(""));
        } catch (InvalidValue e) {
            throw new NotFound("client number");
        }
    }

    private void show(Client client, Period period) {
        int count = statistics.countInvoices(scope(), client, period);
        add(new PageHead(
                getTranslation("invoices.of", client.name()),
                getTranslation("invoices.sub", count, words.month(period.from()), words.month(period.to()))));
        if (count == 0) {
            Div empty = new Div(new Span(getTranslation("invoices.none")));
            empty.addClassName("empty");
            add(empty);
            return;
        }
        RowGrid<SentInvoice> grid = new RowGrid<>(getTranslation("invoices.title"), this::card);
        grid.narrow(getTranslation("invoices.issued"), "160px", row -> RowGrid.numbers(day(row)));
        grid.narrow(getTranslation("invoices.kind"), "160px", row -> new Span(kind(row)));
        grid.numbers(
                getTranslation("invoices.number"), "140px", row -> row.number().toString());
        grid.share(getTranslation("invoices.delivery"), 1, row -> new Span(words.delivery(row.delivery())));
        grid.setItems(
                fetch -> statistics.invoices(scope(), client, period, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> statistics.countInvoices(scope(), client, period));
        add(grid);
    }

    private String day(SentInvoice invoice) {
        return Dates.day(invoice.issuedOn(), getLocale());
    }

    private String kind(SentInvoice invoice) {
        return getTranslation("invoices.kind." + invoice.kind().name().toLowerCase(Locale.ROOT));
    }

    private Component card(SentInvoice invoice) {
        Span number = RowGrid.numbers(kind(invoice) + " " + invoice.number());
        number.addClassName("strong");
        Span delivery = new Span(words.delivery(invoice.delivery()));
        delivery.addClassNames("muted", "wide");
        Div card = new Div(number, RowGrid.numbers(day(invoice)), delivery);
        card.addClassName("card-row");
        return card;
    }
}
