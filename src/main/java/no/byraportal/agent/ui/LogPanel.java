package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Supplier;
import no.byraportal.agent.AgentLogService;
import no.byraportal.agent.LogLine;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.SearchField;

/** Logg: the lines of the agent's WebFakturaLog.txt, the newest first. */
final class LogPanel extends Div {

    /** A longer search finds nothing more. */
    private static final int SEARCH_LENGTH = 100;

    private final transient Supplier<PersonScope> scope;
    private final transient AgentLogService log;
    private final transient InstallationId agent;
    private final SearchField field = new SearchField(getTranslation("log.search"));
    private final Span count = new Span();
    private final Div tools = new Div(field, count);
    private final RowGrid<LogLine> grid = new RowGrid<>(getTranslation("agent.part.logg"), this::card);
    private final Div empty = new Div();
    private String search = "";

    LogPanel(Supplier<PersonScope> scope, AgentLogService log, InstallationId agent) {
        this.scope = scope;
        this.log = log;
        this.agent = agent;
        addClassName("page-fill");
        layOutTools();
        grid.addClassName("tall-rows");
        grid.narrow(getTranslation("log.at"), "200px", this::at);
        grid.share(getTranslation("log.text"), 1, LogPanel::text);
        grid.setItems(
                fetch -> log.lines(scope.get(), agent, search, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> log.count(scope.get(), agent, search));
        empty.addClassName("empty");
        add(tools, grid, empty);
    }

    private void layOutTools() {
        Span key = new Span("/");
        key.getElement().setAttribute("aria-hidden", "true").getClassList().add("key");
        field.setSuffixComponent(key);
        field.setMaxLength(SEARCH_LENGTH);
        field.addValueChangeListener(e -> {
            if (!bounded(e.getValue()).equals(search)) {
                AgentView.search(this, agent, bounded(e.getValue()));
            }
        });
        count.addClassNames("muted", "small");
        tools.addClassNames("list-tools", "fill-head");
    }

    private static String bounded(String written) {
        String bare = written.strip();
        return bare.substring(0, Math.min(bare.length(), SEARCH_LENGTH));
    }

    boolean isOf(InstallationId other) {
        return agent.equals(other);
    }

    /** The lines that have this in them. */
    void show(String asked) {
        search = bounded(asked);
        if (!bounded(field.getValue()).equals(search)) {
            field.setValue(search);
        }
        grid.getDataProvider().refreshAll();
        int found = log.count(scope.get(), agent, search);
        count.setText(getTranslation("log.found", found));
        tools.setVisible(found > 0 || !search.isEmpty());
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        empty.removeAll();
        empty.add(new Span(getTranslation(search.isEmpty() ? "log.none" : "log.nomatch")));
        if (!search.isEmpty()) {
            Button all = new Button(getTranslation("clients.removefilter"), e -> AgentView.search(this, agent, ""));
            all.addThemeVariants(ButtonVariant.TERTIARY);
            empty.add(all);
        }
    }

    private Span at(LogLine line) {
        Span at = RowGrid.numbers(Dates.second(line.at(), getLocale()));
        at.addClassName("muted");
        return at;
    }

    private static Span text(LogLine line) {
        Span text = new Span(line.text());
        text.addClassNames("mono", "log-text");
        return text;
    }

    private Component card(LogLine line) {
        Span at = at(line);
        Span text = text(line);
        at.addClassName("wide");
        text.addClassName("wide");
        Div card = new Div(at, text);
        card.addClassName("card-row");
        return card;
    }
}
