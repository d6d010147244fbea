package no.byraportal.agent.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.byraportal.agent.AgentStatusService;
import no.byraportal.agent.Heartbeat;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.agent.SyncRunRow;
import no.byraportal.agent.SyncRunService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.IssuedToken;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.ProgramToken;
import no.byraportal.identity.Role;
import no.byraportal.identity.TokenService;
import no.byraportal.settings.Progress;
import no.byraportal.settings.ProgressService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.ConfirmDialogs;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.TokenBadge;
import no.byraportal.shared.ui.TokenDialog;

/** Agenter: the bureau's sync agents, how they are, and their tokens. A token is told once, and never again. */
@Route("agenter")
@Menu(title = "menu.agents", order = 60, icon = "server")
@RolesAllowed(Role.Name.BUREAU_ADMIN)
class AgentListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient InstallationService installations;
    private final transient ProgressService progress;
    private final transient SyncRunService runs;
    private final transient AgentStatusService statuses;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;
    private final Div agents = new Div();

    AgentListView(
            InstallationService installations,
            ProgressService progress,
            SyncRunService runs,
            AgentStatusService statuses,
            CurrentUser currentUser,
            Clock clock) {
        this.installations = installations;
        this.progress = progress;
        this.runs = runs;
        this.statuses = statuses;
        this.currentUser = currentUser;
        this.clock = clock;
        addClassName("page");
        Button add = new Button(getTranslation("agents.new"), Icon.PLUS.create(), e -> install());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClassName("end");
        Span sub = new Span(getTranslation("agents.sub"));
        sub.addClassName("sub");
        Div head = new Div(new H1(getTranslation("menu.agents")), sub, add);
        head.addClassName("page-head");
        agents.addClassName("agents");
        Div body = new Div(agents);
        body.addClassName("page-body");
        add(head, body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.agents");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private void show() {
        agents.removeAll();
        List<Installation> all = installations.installations(scope());
        if (all.isEmpty()) {
            Div empty = new Div(new Span(getTranslation("agents.none")));
            empty.addClassName("empty");
            agents.add(empty);
        }
        Map<InstallationId, Progress> progresses = progress.progress(scope());
        Map<InstallationId, Heartbeat> heard = statuses.heard(scope());
        all.forEach(agent -> agents.add(panel(
                agent,
                progresses.getOrDefault(agent.id(), Progress.NONE),
                Optional.ofNullable(heard.get(agent.id())))));
    }

    private Div panel(Installation installation, Progress now, Optional<Heartbeat> heard) {
        Optional<SyncRunRow> last =
                runs.runs(scope(), installation.id(), 0, 1).stream().findFirst();
        List<ProgramToken> tokens = installations.tokens(scope(), installation.id());
        boolean working = tokens.stream().anyMatch(token -> token.worksAt(clock.instant()));
        Button issue = new Button(getTranslation(working ? "token.rotate" : "agents.issue"));
        issue.addClickListener(e -> {
            if (working) {
                askRotation(installation);
            } else {
                tell(installation, service -> service.issueToken(scope(), installation.id()));
            }
        });
        issue.addClassName("end");
        Div head = new Div(
                new H2(AgentView.link(installation)), AgentFacts.verdict(installation, now, last, getLocale()), issue);
        head.addClassName("agent-head");
        Div panel = new Div(head, AgentFacts.facts(installation, now, last, heard, getLocale()));
        panel.addClassName("panel");
        if (tokens.isEmpty()) {
            panel.add(Notices.banner(Notices.Kind.WARN, new Span(getTranslation("agents.notoken"))));
        } else {
            panel.add(list(installation, tokens));
        }
        return panel;
    }

    private Div list(Installation installation, List<ProgramToken> tokens) {
        Div list = new Div();
        list.addClassName("tokens");
        tokens.forEach(token -> {
            Span hint = new Span("bpa_…" + token.hint());
            hint.addClassName("mono");
            Div row = new Div(
                    hint,
                    new TokenBadge(clock.instant(), token.endsAt(), token.revokedAt()),
                    labelled("token.lastused", lastUse(token)),
                    labelled(
                            "token.created",
                            getTranslation(
                                    "token.createdby",
                                    Dates.moment(token.createdAt(), getLocale()),
                                    token.createdBy())),
                    revoke(installation, token));
            row.addClassName("token");
            list.add(row);
        });
        return list;
    }

    private Div labelled(String key, String text) {
        Span label = new Span(getTranslation(key));
        label.addClassNames("muted", "token-label");
        return new Div(label, new Span(text));
    }

    private String lastUse(ProgramToken token) {
        return token.lastUsedAt() == null
                ? getTranslation("token.neverused")
                : Dates.moment(token.lastUsedAt(), getLocale());
    }

    private Component revoke(Installation installation, ProgramToken token) {
        if (!token.worksAt(clock.instant())) {
            return new Span();
        }
        Button button = new Button(getTranslation("token.revoke"));
        button.setAriaLabel(getTranslation("token.revoke.label", token.hint()));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        button.addClickListener(e -> ConfirmDialogs.askGravely(
                getTranslation("token.revoke.title", token.hint()),
                getTranslation("token.revoke.text", installation.name()),
                getTranslation("token.revoke.confirm"),
                () -> {
                    installations.revokeToken(scope(), installation.id(), token.id());
                    show();
                    Notices.done(getTranslation("token.revoke.done"));
                }));
        return button;
    }

    private void askRotation(Installation installation) {
        ConfirmDialogs.ask(
                getTranslation("token.rotate.title", installation.name()),
                getTranslation("token.rotate.text", TokenService.OVERLAP.toHours()),
                getTranslation("token.rotate.confirm"),
                () -> tell(installation, service -> service.rotateToken(scope(), installation.id())));
    }

    private void tell(Installation installation, Function<InstallationService, IssuedToken> make) {
        new TokenDialog(
                        installation.name(),
                        getTranslation("token.new.text"),
                        make.apply(installations).secret(),
                        this::show)
                .open();
    }

    private void install() {
        new NewAgentDialog(name -> {
                    Installation born = installations.install(scope(), name);
                    show();
                    tell(born, service -> service.issueToken(scope(), born.id()));
                })
                .open();
    }
}
