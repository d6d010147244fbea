package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import java.util.function.Supplier;
import no.byraportal.agent.SyncRunRow;
import no.byraportal.agent.SyncRunService;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.RowGrid;

/** Synkroniseringer: an agent's runs, the newest first. */
final class RunsPanel extends Div {

    private final transient InstallationId agent;

    RunsPanel(Supplier<PersonScope> scope, SyncRunService runs, InstallationId agent) {
        this.agent = agent;
        addClassName("page-fill");
        if (runs.count(scope.get(), agent) == 0) {
            Div empty = new Div(new Span(getTranslation("runs.none")));
            empty.addClassName("empty");
            add(empty);
            return;
        }
        RowGrid<SyncRunRow> grid = new RowGrid<>(getTranslation("agent.part.synkroniseringer"), this::card);
        grid.share(getTranslation("runs.started"), 2, this::started);
        grid.share(getTranslation("runs.mode"), 2, row -> new Span(mode(row)));
        grid.numbers(getTranslation("runs.duration"), "120px", row -> Dates.duration(row.duration(), getLocale()));
        grid.numbers(getTranslation("runs.clients"), "100px", row -> number(row.clients()));
        grid.numbers(getTranslation("runs.steps"), "100px", row -> number(row.steps()));
        grid.share(getTranslation("runs.result"), 2, this::result);
        grid.setItems(
                fetch -> runs.runs(scope.get(), agent, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> runs.count(scope.get(), agent));
        add(grid);
    }

    private String number(int number) {
        return getTranslation("format.number", number);
    }

    private RouterLink started(SyncRunRow row) {
        RouterLink link = AgentView.link(agent, row, Dates.moment(row.startedAt(), getLocale()));
        link.addClassName("numbers");
        return link;
    }

    private String mode(SyncRunRow row) {
        return getTranslation("runs.mode." + row.mode().name().toLowerCase(Locale.ROOT));
    }

    private Component result(SyncRunRow row) {
        return row.failed() > 0
                ? AgentFacts.badge("bad", getTranslation("runs.failed", row.failed()))
                : new Span(getTranslation("runs.fine"));
    }

    private Component card(SyncRunRow row) {
        Span facts = RowGrid.numbers(mode(row) + " · " + Dates.duration(row.duration(), getLocale()) + " · "
                + getTranslation("runs.clients.count", row.clients()));
        facts.addClassNames("wide", "muted");
        Div card = new Div(started(row), result(row), facts);
        card.addClassName("card-row");
        return card;
    }
}
