package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.function.Supplier;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.DiscoveredClient;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.ui.RowGrid;

/** Oppdaget, ikke registrert: the clients that the agent's ERP has and the portal has not, by their number. */
final class DiscoveredPanel extends Div {

    DiscoveredPanel(Supplier<PersonScope> scope, KnownFactsService facts, InstallationId agent) {
        addClassName("page-fill");
        int count = facts.discoveredCount(scope.get(), agent);
        if (count == 0) {
            Div empty = new Div(new Span(getTranslation("discovered.none")));
            empty.addClassName("empty");
            add(empty);
            return;
        }
        Paragraph head = new Paragraph(getTranslation("discovered.head", count));
        head.addClassNames("fill-head", "muted", "small");
        RowGrid<DiscoveredClient> grid = new RowGrid<>(getTranslation("agent.part.oppdaget"), row -> card(agent, row));
        grid.narrow(
                getTranslation("clients.erp"),
                "110px",
                row -> RowGrid.numbers(row.erpClientNo().digits()));
        grid.share(getTranslation("clients.name"), 3, this::name);
        grid.share(getTranslation("clients.orgnumber"), 2, this::orgNumber);
        grid.share(getTranslation("discovered.first"), 2, row -> at(row.firstSeenAt()));
        grid.share(getTranslation("discovered.last"), 2, row -> at(row.lastSeenAt()));
        grid.narrow(getTranslation("start.register"), "120px", row -> register(agent, row));
        grid.setItems(
                fetch -> facts.discovered(scope.get(), agent, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> facts.discoveredCount(scope.get(), agent));
        add(head, grid);
    }

    private Span name(DiscoveredClient row) {
        Span name = new Span(row.facts().name().orElseGet(() -> getTranslation("company.unknown")));
        name.setClassName("muted", row.facts().name().isEmpty());
        return name;
    }

    private Span orgNumber(DiscoveredClient row) {
        return RowGrid.numbers(
                row.facts().orgNumber().map(OrgNumber::grouped).orElseGet(() -> getTranslation("company.unknown")));
    }

    private Span at(Instant instant) {
        return RowGrid.numbers(Dates.moment(instant, getLocale()));
    }

    /** Another room's page, so by its address. */
    private Anchor register(InstallationId agent, DiscoveredClient row) {
        String number = row.erpClientNo().digits();
        Anchor register =
                new Anchor("ny-klient?agent=" + agent + "&klient=" + number, getTranslation("start.register"));
        register.getElement().setAttribute("router-link", true);
        register.setAriaLabel(
                getTranslation("start.register.label", row.facts().name().orElse(number)));
        return register;
    }

    private Component card(InstallationId agent, DiscoveredClient row) {
        Span name = name(row);
        name.addClassName("strong");
        Span facts = new Span(
                orgNumber(row), new Span(" · " + getTranslation("discovered.first") + " "), at(row.firstSeenAt()));
        facts.addClassNames("wide", "muted");
        Div card = new Div(name, RowGrid.numbers(row.erpClientNo().digits()), facts, register(agent, row));
        card.addClassName("card-row");
        return card;
    }
}
