package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.agent.AgentLogService;
import no.byraportal.agent.AgentStatusService;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.agent.SyncRunId;
import no.byraportal.agent.SyncRunRow;
import no.byraportal.agent.SyncRunService;
import no.byraportal.agent.SystemService;
import no.byraportal.agent.VariablesService;
import no.byraportal.agent.VariablesVersion;
import no.byraportal.agent.VersionId;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.Progress;
import no.byraportal.settings.ProgressService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.ui.Icon;

/** One agent: how far it has come, how its runs went, its files, what it discovered, its own settings, and what it writes in its log. */
@Route("agenter/:id/:part?")
@RolesAllowed(Role.Name.BUREAU_ADMIN)
class AgentView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String ID = "id";
    private static final String PART = "part";
    private static final String RUN = "run";
    private static final String FILE = "fil";
    private static final String SEARCH = "search";

    /** The page's parts, in its order; each has an address of its own. */
    enum Part {
        TILSTAND,
        SYNKRONISERINGER,
        FILER,
        OPPDAGET,
        SYSTEM,
        LOGG;

        String address() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Part at(String address) {
            return Arrays.stream(values())
                    .filter(part -> part.address().equals(address))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("part " + address));
        }
    }

    private final transient InstallationService installations;
    private final transient ProgressService progress;
    private final transient SyncRunService runs;
    private final transient AgentStatusService statuses;
    private final transient VariablesService variables;
    private final transient SystemService systems;
    private final transient AgentLogService log;
    private final transient KnownFactsService facts;
    private final transient CurrentUser currentUser;
    private final Div crumb = new Div();
    private final Div head = new Div();
    private final Nav parts = new Nav();
    private final Div body = new Div();
    private transient Installation agent;

    /** Which agent it is stands in the address, so it is known from {@link #beforeEnter} on, before anything shows. */
    @SuppressWarnings("NullAway.Init")
    AgentView(
            InstallationService installations,
            ProgressService progress,
            SyncRunService runs,
            AgentStatusService statuses,
            VariablesService variables,
            SystemService systems,
            AgentLogService log,
            KnownFactsService facts,
            CurrentUser currentUser) {
        this.installations = installations;
        this.progress = progress;
        this.runs = runs;
        this.statuses = statuses;
        this.variables = variables;
        this.systems = systems;
        this.log = log;
        this.facts = facts;
        this.currentUser = currentUser;
        addClassName("page");
        crumb.addClassName("crumb");
        head.addClassName("client-head");
        parts.addClassName("client-tabs");
        parts.setAriaLabel(getTranslation("agent.parts"));
        body.addClassName("page-fill");
        add(crumb, head, parts, body);
    }

    @Override
    public String getPageTitle() {
        return agent == null ? "" : agent.name();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        agent = installations.installation(scope(), id(event.getRouteParameters()));
        Part part = Part.at(event.getRouteParameters().get(PART).orElse(Part.TILSTAND.address()));
        QueryParameters query = event.getLocation().getQueryParameters();
        Optional<SyncRunRow> run = query.getSingleParameter(RUN)
                .filter(written -> part == Part.SYNKRONISERINGER)
                .map(written -> runs.run(scope(), agent.id(), SyncRunId.of(written)));
        Optional<VariablesVersion> file = query.getSingleParameter(FILE)
                .filter(written -> part == Part.FILER)
                .map(written -> variables.version(scope(), agent.id(), VersionId.of(written)));
        layOutCrumb(part, run.map(SyncRunRow::startedAt).or(() -> file.map(VariablesVersion::at)));
        layOutHead();
        layOutParts(part);
        switch (part) {
            case TILSTAND -> show(new ProgressPanel(this::scope, progress, agent.id()));
            case SYNKRONISERINGER ->
                show(run.<Component>map(one -> new RunPanel(this::scope, runs, one))
                        .orElseGet(() -> new RunsPanel(this::scope, runs, agent.id())));
            case FILER ->
                show(file.<Component>map(one -> new FilePanel(this::scope, variables, one))
                        .orElseGet(() -> new FilesPanel(this::scope, variables, agent.id())));
            case OPPDAGET -> show(new DiscoveredPanel(this::scope, facts, agent.id()));
            case SYSTEM -> show(new SystemPanel(this::scope, systems, agent.id()));
            case LOGG -> logPanel().show(query.getSingleParameter(SEARCH).orElse(""));
        }
    }

    private void show(Component panel) {
        body.removeAll();
        body.add(panel);
    }

    /** The one that shows, so that whoever searches goes on typing where they are. */
    private LogPanel logPanel() {
        return body.getChildren()
                .filter(LogPanel.class::isInstance)
                .map(LogPanel.class::cast)
                .filter(panel -> panel.isOf(agent.id()))
                .findFirst()
                .orElseGet(() -> {
                    LogPanel born = new LogPanel(this::scope, log, agent.id());
                    show(born);
                    return born;
                });
    }

    /** What is no id is no agent's id. */
    private static InstallationId id(RouteParameters parameters) {
        try {
            return InstallationId.of(parameters.get(ID).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new NotFound("installation id");
        }
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    /** To an agent's page. */
    static RouterLink link(Installation agent) {
        RouterLink link = new RouterLink(
                "", AgentView.class, new RouteParameters(ID, agent.id().toString()));
        link.add(agent.name());
        return link;
    }

    private static RouteParameters address(InstallationId agent, Part part) {
        return new RouteParameters(new RouteParam(ID, agent.toString()), new RouteParam(PART, part.address()));
    }

    /** To a run of the agent's. */
    static RouterLink link(InstallationId agent, SyncRunRow run, String text) {
        RouterLink link = new RouterLink(text, AgentView.class, address(agent, Part.SYNKRONISERINGER));
        link.setQueryParameters(QueryParameters.of(RUN, run.id().toString()));
        return link;
    }

    /** To one of the agent's files. */
    static RouterLink link(VariablesVersion file, String text) {
        RouterLink link = new RouterLink(text, AgentView.class, address(file.installation(), Part.FILER));
        link.setQueryParameters(QueryParameters.of(FILE, file.id().toString()));
        return link;
    }

    /** Goes to the lines of the agent's log that have this in them. */
    static void search(Component from, InstallationId agent, String text) {
        QueryParameters query = text.isEmpty() ? QueryParameters.empty() : QueryParameters.of(SEARCH, text);
        from.getUI().ifPresent(ui -> ui.navigate(AgentView.class, address(agent, Part.LOGG), query));
    }

    /** @param of the run or the file that shows, by its time */
    private void layOutCrumb(Part part, Optional<Instant> of) {
        crumb.removeAll();
        RouterLink all = new RouterLink(getTranslation("menu.agents"), AgentListView.class);
        crumb.add(all, Icon.CHEVRON_RIGHT.create());
        RouterLink back = all;
        if (of.isPresent()) {
            back = new RouterLink(agent.name(), AgentView.class, address(agent.id(), part));
            crumb.add(back, Icon.CHEVRON_RIGHT.create(), new Span(Dates.moment(of.get(), getLocale())));
        } else {
            crumb.add(new Span(agent.name()));
        }
        back.getElement().setAttribute("data-back", true);
    }

    private void layOutHead() {
        head.removeAll();
        Progress now = progress.progress(scope()).getOrDefault(agent.id(), Progress.NONE);
        Optional<SyncRunRow> last =
                runs.runs(scope(), agent.id(), 0, 1).stream().findFirst();
        Div name = new Div(new H1(agent.name()), AgentFacts.verdict(agent, now, last, getLocale()));
        name.addClassName("name");
        head.add(
                name,
                AgentFacts.facts(
                        agent,
                        now,
                        last,
                        Optional.ofNullable(statuses.heard(scope()).get(agent.id())),
                        getLocale()));
    }

    private void layOutParts(Part current) {
        parts.removeAll();
        for (Part part : Part.values()) {
            RouterLink link = new RouterLink(
                    getTranslation("agent.part." + part.address()), AgentView.class, address(agent.id(), part));
            if (part == current) {
                link.getElement().setAttribute("aria-current", "page");
            }
            parts.add(link);
        }
    }
}
