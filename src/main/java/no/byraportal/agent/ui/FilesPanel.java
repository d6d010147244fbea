package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import java.util.function.Supplier;
import no.byraportal.agent.VariablesService;
import no.byraportal.agent.VariablesVersion;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.RowGrid;

/** Filer: every variables.xml that an agent sent and every one that it was given, the newest first. */
final class FilesPanel extends Div {

    /** So much of a hash tells two files apart for people. */
    private static final int SHORT_HASH = 12;

    private final transient Supplier<PersonScope> scope;
    private final transient VariablesService variables;

    FilesPanel(Supplier<PersonScope> scope, VariablesService variables, InstallationId agent) {
        this.scope = scope;
        this.variables = variables;
        addClassName("page-fill");
        if (variables.count(scope.get(), agent) == 0) {
            add(empty("files.none"));
            return;
        }
        RowGrid<VariablesVersion> grid = new RowGrid<>(getTranslation("agent.part.filer"), this::card);
        grid.share(getTranslation("log.at"), 2, this::at);
        grid.share(getTranslation("files.direction"), 2, row -> new Span(direction(row)));
        grid.share(getTranslation("files.by"), 2, row -> new Span(row.by().name()));
        grid.numbers(getTranslation("agent.clients"), "90px", row -> getTranslation("format.number", row.clients()));
        grid.numbers(getTranslation("files.size"), "100px", row -> AgentFacts.size(row.size(), getLocale()));
        grid.narrow(getTranslation("files.hash"), "150px", FilesPanel::hash);
        grid.narrow("", "150px", this::actions);
        grid.setItems(
                fetch -> variables.versions(scope.get(), agent, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> variables.count(scope.get(), agent));
        add(grid);
    }

    /** What stands where a file would tell more: where the first one comes from. */
    static Div empty(String key) {
        Span text = new Span();
        RouterLink link = new RouterLink(text.getTranslation("files.import"), ImportView.class);
        link.addClassName("button-link");
        text.setText(text.getTranslation(key));
        Div empty = new Div(text, link);
        empty.addClassName("empty");
        return empty;
    }

    private Span at(VariablesVersion row) {
        return RowGrid.numbers(Dates.moment(row.at(), getLocale()));
    }

    private String direction(VariablesVersion row) {
        return getTranslation("files.direction." + row.direction().name().toLowerCase(Locale.ROOT));
    }

    private static Span hash(VariablesVersion row) {
        Span hash = new Span(row.sha256().substring(0, SHORT_HASH));
        hash.addClassNames("mono", "muted");
        return hash;
    }

    private Div actions(VariablesVersion row) {
        String at = Dates.moment(row.at(), getLocale());
        RouterLink look = AgentView.link(row, getTranslation("files.look"));
        look.getElement().setAttribute("aria-label", getTranslation("files.look.label", at));
        Anchor download = new FileDownload(scope, variables, row).link(getTranslation("files.download"));
        download.getElement().setAttribute("aria-label", getTranslation("files.download.label", at));
        Div actions = new Div(look, download);
        actions.addClassName("row-actions");
        return actions;
    }

    private Component card(VariablesVersion row) {
        Span facts = RowGrid.numbers(row.by().name() + " · " + getTranslation("runs.clients.count", row.clients())
                + " · " + AgentFacts.size(row.size(), getLocale()));
        facts.addClassNames("wide", "muted");
        Div actions = actions(row);
        actions.addClassName("wide");
        Span at = at(row);
        at.addClassName("strong");
        Div card = new Div(at, new Span(direction(row)), facts, actions);
        card.addClassName("card-row");
        return card;
    }
}
