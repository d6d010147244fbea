package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ChecklistService;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientListService.Neighbours;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.ClientSheet;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.Drift;
import no.byraportal.settings.DriftDesk;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.FilePreview;
import no.byraportal.settings.HistoryService;
import no.byraportal.settings.Judgement;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.OrgNumberService;
import no.byraportal.settings.OutsideItem;
import no.byraportal.settings.OutsideTask;
import no.byraportal.settings.Problem;
import no.byraportal.settings.Restoration;
import no.byraportal.settings.SavedFirst;
import no.byraportal.settings.Series;
import no.byraportal.settings.SettingsDiff;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.Switch;
import no.byraportal.settings.ToldFacts;
import no.byraportal.settings.Turn;
import no.byraportal.settings.TurnService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.FileLine;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** One client: who it is, what is desired for it, what the agent runs on, and how it came to be so. */
@Route("klienter/:number/:tab?")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class ClientView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    static final String NUMBER = "number";
    private static final String TAB = "tab";
    private static final String FIELD = "felt";
    private static final String PLAN = "plan";

    private final transient ClientService clients;
    private final transient ClientListService list;
    private final transient SettingsService settings;
    private final transient HistoryService history;
    private final transient NumberService numbers;
    private final transient OrgNumberService orgNumbers;
    private final transient FilePreview file;
    private final transient DriftDesk drifts;
    private final transient KnownFactsService facts;
    private final transient TurnService turns;
    private final transient ChecklistService checklist;
    private final transient Clock clock;
    private final transient CurrentUser currentUser;
    private final transient Map<ClientTab, ClientSheet> sheets;

    private final Div crumb = new Div();
    private final Div head = new Div();
    private final Div drifted = new Div();
    private final Nav tabs = new Nav();
    private final Div body = new Div();
    private final Div banners = new Div();
    private final Div saveBar = new Div();
    private final Span editedCount = new Span();
    private final Button discard = new Button();
    private final Button preview = new Button();

    private transient Client client;
    private transient ClientSettings seen;
    private transient Judgement judgement = new Judgement(List.of(), List.of(), List.of());
    private transient @Nullable SettingsDocument judged;
    private transient ClientQuery query = ClientQuery.ALL;
    private ClientTab tab = ClientTab.FIRMA;
    private SettingsForm form;
    private NumberSeriesTab series;
    private transient List<Long> shownEdits = List.of();

    /** Which client it is stands in the address, so it is known from {@link #beforeEnter} on, before anything shows. */
    @SuppressWarnings("NullAway.Init")
    ClientView(
            ClientService clients,
            ClientListService list,
            SettingsService settings,
            HistoryService history,
            NumberService numbers,
            OrgNumberService orgNumbers,
            FilePreview file,
            DriftDesk drifts,
            KnownFactsService facts,
            TurnService turns,
            ChecklistService checklist,
            Clock clock,
            CurrentUser currentUser,
            ObjectProvider<ClientSheet> sheets) {
        this.clients = clients;
        this.list = list;
        this.settings = settings;
        this.history = history;
        this.numbers = numbers;
        this.orgNumbers = orgNumbers;
        this.file = file;
        this.drifts = drifts;
        this.facts = facts;
        this.turns = turns;
        this.checklist = checklist;
        this.clock = clock;
        this.currentUser = currentUser;
        this.sheets =
                sheets.stream().collect(Collectors.toMap(sheet -> ClientTab.at(sheet.address()), Function.identity()));
        addClassName("page");
        banners.addClassName("banners");
        crumb.addClassName("crumb");
        head.addClassName("client-head");
        tabs.addClassName("client-tabs");
        tabs.setAriaLabel(getTranslation("client.tabs"));
        body.addClassName("page-body");
        // What scrolls must be reached by the keyboard too.
        body.getElement().setAttribute("tabindex", "0");
        layOutSaveBar();
        drifted.addClassName("drifted");
        add(crumb, head, drifted, tabs, body, saveBar);
        Shortcuts.addShortcutListener(this, this::preview, Key.KEY_S, KeyModifier.CONTROL)
                .setBrowserDefaultAllowed(false);
    }

    @Override
    public String getPageTitle() {
        return client == null ? "" : client.name();
    }

    private void layOutSaveBar() {
        saveBar.addClassName("save-bar");
        saveBar.getElement().setAttribute("role", "region");
        saveBar.getElement().setAttribute("aria-label", getTranslation("client.unsaved.bar"));
        Span dot = new Span();
        dot.addClassName("dot");
        discard.setText(getTranslation("action.discard"));
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        discard.addClassName("quiet");
        discard.addClickListener(e -> reload());
        preview.setText(getTranslation("client.preview"));
        preview.addThemeVariants(ButtonVariant.PRIMARY);
        preview.addClickListener(e -> preview());
        Div buttons = new Div(discard, preview);
        buttons.addClassName("end");
        saveBar.add(dot, editedCount, buttons);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ClientNumber number = number(event.getRouteParameters());
        QueryParameters asked = event.getLocation().getQueryParameters();
        Optional<String> field = asked.getSingleParameter(FIELD);
        tab = event.getRouteParameters().get(TAB).map(ClientTab::at).orElseGet(() -> ClientTab.of(field.orElse("")));
        query = QueryAddress.read(asked);
        if (client == null || !client.clientNumber().equals(number)) {
            client = clients.client(scope(), number);
            load();
        }
        asked.getSingleParameter(PLAN)
                .filter(code -> scope().mayChangeClients())
                .ifPresent(this::suggest);
        show();
        field.flatMap(SettingsField::at).ifPresent(form::focus);
    }

    /** A plan that was suggested elsewhere stands typed, to be looked at and previewed like any other change. */
    private void suggest(String code) {
        form.type(Map.of(SettingsField.PLAN.path(), code));
    }

    /** What is no number is no client's number. */
    private static ClientNumber number(RouteParameters parameters) {
        try {
            return ClientNumber.of(parameters.get(NUMBER).orElse(""));
        } catch (InvalidValue e) {
            throw new NotFound("client number");
        }
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private void load() {
        seen = settings.settings(scope(), client.id());
        judged = null;
        form = new SettingsForm(
                getLocale(), scope().mayChangeClients(), LocalDate.now(clock.withZone(Dates.OSLO)), this::edited);
        know();
        series = new NumberSeriesTab(form, scope().mayChangeClients(), this::ask);
        form.readRecord(seen);
    }

    private void know() {
        form.know(facts.facts(scope(), client.id()), settings.plans(scope()));
    }

    /** Somebody typed what they know; what they have typed elsewhere stays. */
    private void tell(ToldFacts told) {
        facts.tell(scope(), client.id(), told);
        client = clients.client(scope(), client.clientNumber());
        judged = null;
        know();
        show();
        Notices.done(getTranslation("facts.told"));
    }

    /** Asks for a number and why, and shows what has become of the series. */
    private void ask(NumberDialog.Matter matter, Series about) {
        new NumberDialog(matter, about, (number, reason) -> {
                    switch (matter) {
                        case ORDER -> numbers.order(scope(), client.id(), about, number, reason);
                        case SEE -> numbers.see(scope(), client.id(), about, number, reason);
                    }
                    judged = null;
                    show();
                    Notices.done(getTranslation("numbers.done." + matter.word(), FieldText.number(number.value())));
                })
                .open();
    }

    private void reload() {
        load();
        show();
    }

    private void show() {
        layOutCrumb();
        layOutHead();
        layOutDrift();
        layOutTabs();
        body.removeAll();
        @Nullable ClientSheet sheet = sheets.get(tab);
        if (sheet != null) {
            body.add(sheet.open(client));
        } else if (tab == ClientTab.HISTORIKK) {
            body.add(new HistoryPanel(scope(), settings, history, seen, this::wayBack));
            if (scope().mayOversee()) {
                body.addComponentAsFirst(toPage("endringslogg?client=", "history.wholelog"));
            }
        } else {
            Div side = new Div();
            side.addClassName("side");
            form.beside(tab).ifPresent(side::add);
            if (tab == ClientTab.NUMMERSERIER) {
                series.show(numbers.numbering(scope(), form.draft(seen)));
                side.add(series.kid());
            }
            side.add(new RunningPanel(scope(), settings, seen));
            if (tab == ClientTab.FIRMA && scope().mayOversee()) {
                side.add(toPage("personale?client=", "company.reach"));
            }
            Div main = new Div(banners, turned(), tab == ClientTab.FIRMA ? company() : form.page(tab));
            Div columns = new Div(main, side);
            columns.addClassName("two-columns");
            body.add(columns);
        }
        edited();
        layOutBanners();
    }

    /**
     * What was turned on or off, and how far each party has come. The first tab has all that waits, and why the client is
     * inactive; payments stand on their own tab as well. What else remains outside the portal comes after.
     */
    private Div turned() {
        Div turned = new Div();
        turned.addClassName("turned");
        List<Turn> all = turns.turns(scope(), client.id());
        List<OutsideItem> items = checklist.items(scope(), client.id());
        boolean first = tab == ClientTab.FIRMA;
        all.stream()
                .filter(turn -> first
                        ? turn.what() == Switch.ACTIVE || !turn.isDone()
                        : ClientTab.of(turn.what().field().path()) == tab)
                .forEach(turn -> turned.add(new TurnPanel(turn, items, scope().mayChangeClients(), this::tick)));
        Set<OutsideTask> shown =
                all.stream().map(turn -> turn.what().reminder(turn.on())).collect(Collectors.toSet());
        List<OutsideItem> others =
                items.stream().filter(item -> !shown.contains(item.task())).toList();
        if (first && !others.isEmpty()) {
            ChecklistPanel panel = new ChecklistPanel(others, scope().mayChangeClients(), this::tick);
            sheets.values().forEach(sheet -> sheet.line(client).ifPresent(panel::add));
            turned.add(panel);
        }
        return turned;
    }

    private void tick(OutsideTask task, boolean done) {
        checklist.tick(scope(), client.id(), task, done);
        judged = null;
        show();
    }

    /** Deaktiver klient …, Reaktiver klient …: asks why, and shows who has done their part. */
    private Button turning() {
        boolean active = !seen.document().active();
        Button button = new Button(getTranslation(active ? "client.reactivate" : "client.deactivate"));
        button.setId("turn-client");
        button.addClassName("end");
        if (!active) {
            button.addThemeVariants(ButtonVariant.ERROR);
        }
        button.addClickListener(e -> {
            if (form.isEdited()) {
                Notices.trouble(getTranslation("turn.unsaved"));
            } else {
                int users = clients.people(scope(), client.id());
                new TurnDialog(client.name(), active, users, why -> turn(active, why)).open();
            }
        });
        return button;
    }

    private void turn(boolean active, String reason) {
        Turn turn = active
                ? turns.reactivate(scope(), client.id(), reason)
                : turns.deactivate(scope(), client.id(), reason);
        reload();
        Notices.done(getTranslation(
                active ? "turn.reactivated" : "turn.deactivated", client.name(), Integer.toString(turn.revision())));
    }

    private Div company() {
        Div company = new Div(
                new CompanyPanel(client),
                new FactsPanel(facts.facts(scope(), client.id()), scope().mayChangeClients(), this::tell));
        if (scope().mayChangeClients()) {
            company.addComponentAtIndex(1, new Button(getTranslation("orgchange.open"), e -> changeOrgNumber()));
        }
        company.addClassName("settings");
        return company;
    }

    private void changeOrgNumber() {
        new OrgNumberDialog(client, (number, reason) -> {
                    orgNumbers.change(scope(), client.id(), number, reason);
                    client = clients.client(scope(), client.clientNumber());
                    judged = null;
                    show();
                    Notices.done(getTranslation("orgchange.done", number.grouped()));
                })
                .open();
    }

    /**
     * What would be wrong with the tab's fields together, as they are typed, and what nobody can tell; what one field
     * cannot be stands beside it.
     */
    private void layOutBanners() {
        banners.removeAll();
        if (!scope().mayChangeClients()) {
            banners.add(Notices.banner(Notices.Kind.INFO, new Span(getTranslation("client.readonly"))));
        }
        problemsOf(tab).stream()
                .filter(problem -> !seen.document().unjudged().containsKey(problem.field()))
                .forEach(problem -> banners.add(Notices.banner(Notices.Kind.BAD, new Span(problem.text(getLocale())))));
        if (tab == ClientTab.FIRMA) {
            judgement.problems().stream()
                    .filter(problem -> !problem.isDrift() && ClientTab.of(problem.field()) != tab)
                    .forEach(problem -> banners.add(elsewhere(problem)));
        }
        judgement.unchecked().stream()
                .filter(note -> ClientTab.of(note.field()) == tab)
                .forEach(note -> banners.add(unchecked(note)));
    }

    /** The first tab names what is wrong on the others, too. */
    private Div elsewhere(Problem problem) {
        RouterLink there = link(client.clientNumber(), query, problem);
        there.add(getTranslation(
                "problem.goto",
                getTranslation("client.tab." + ClientTab.of(problem.field()).address())));
        return Notices.banner(Notices.Kind.BAD, new Span(problem.text(getLocale())), new Span(" "), there);
    }

    private Div unchecked(Problem note) {
        Div line = new Div(Icon.INFO.create(), new Span(note.text(getLocale())));
        line.addClassNames("evidence", "unchecked");
        if (scope().mayChangeClients() && !note.field().equals(SettingsField.PLAN.path())) {
            RouterLink where = link(client.clientNumber(), ClientTab.FIRMA);
            where.add(getTranslation("facts.where"));
            line.add(where);
        }
        return line;
    }

    private void layOutCrumb() {
        crumb.removeAll();
        RouterLink back = new RouterLink(getTranslation("menu.clients"), ClientListView.class);
        back.setQueryParameters(QueryAddress.write(query));
        back.getElement().setAttribute("data-back", true);
        Neighbours neighbours = list.neighbours(scope(), query, client.clientNumber());
        Div around = new Div();
        around.addClassName("end");
        neighbours.previous().ifPresent(number -> {
            RouterLink link = neighbour(number);
            link.add(Icon.CHEVRON_LEFT.create(), new Span(getTranslation("client.previous")));
            around.add(link);
        });
        neighbours.next().ifPresent(number -> {
            RouterLink link = neighbour(number);
            link.add(new Span(getTranslation("client.next")), Icon.CHEVRON_RIGHT.create());
            around.add(link);
        });
        crumb.add(back, Icon.CHEVRON_RIGHT.create(), new Span(client.name()), around);
    }

    private RouterLink neighbour(ClientNumber number) {
        return link(number, tab);
    }

    private RouterLink link(ClientNumber number, ClientTab to) {
        return link(number, to, QueryAddress.write(query));
    }

    private static RouterLink link(ClientNumber number, ClientTab to, QueryParameters parameters) {
        RouterLink link = new RouterLink(
                "",
                ClientView.class,
                new RouteParameters(new RouteParam(NUMBER, number.toString()), new RouteParam(TAB, to.address())));
        link.setQueryParameters(parameters);
        return link;
    }

    /** To where one can do something about a problem: its field's tab, and the field itself. */
    static RouterLink link(ClientNumber number, ClientQuery query, Problem problem) {
        return link(
                number, ClientTab.of(problem.field()), QueryAddress.write(query).merging(FIELD, problem.field()));
    }

    private void layOutHead() {
        head.removeAll();
        boolean active = seen.document().active();
        Span badge = new Span();
        badge.addClassNames("badge", active ? "ok" : "plain");
        if (active) {
            Span dot = new Span();
            dot.addClassName("dot");
            badge.add(dot);
        }
        badge.add(new Span(getTranslation(active ? "status.active" : "status.inactive")));
        Div name = new Div(new H1((active ? "" : "* ") + client.name()), badge);
        name.addClassName("name");
        if (scope().mayChangeClients()) {
            name.add(turning());
        }
        Div facts = new Div();
        facts.addClassName("facts");
        if (client.orgNumber() != null) {
            facts.add(fact("client.orgnumber", client.orgNumber().grouped()));
        }
        facts.add(
                fact("client.erp", client.erpName()),
                fact("client.number", client.clientNumber().toString()));
        facts.add(running());
        head.add(name, facts);
    }

    /** What somebody changed by hand in the file waits here until a person has decided. */
    private void layOutDrift() {
        drifted.removeAll();
        List<Drift> waiting = drifts.drifts(scope(), client.id());
        drifted.setVisible(!waiting.isEmpty());
        if (waiting.isEmpty()) {
            return;
        }
        Div banner = Notices.banner(Notices.Kind.WARN, new Span(getTranslation("drift.banner", waiting.size())));
        if (scope().mayChangeClients()) {
            Button look = new Button(getTranslation("drift.look"), e -> decide(waiting));
            look.addClassName("end");
            banner.add(look);
        }
        drifted.add(banner);
    }

    private void decide(List<Drift> waiting) {
        new DriftSheet(client, seen, waiting, this::decided).open();
    }

    /** @return whether the sheet may close */
    private boolean decided(Map<String, DriftDesk.Choice> choices, String reason) {
        try {
            ClientSettings saved = drifts.decide(scope(), client.id(), seen.revision(), choices, reason);
            Notices.done(getTranslation("client.saved", Integer.toString(saved.revision())));
        } catch (SavedFirst first) {
            Notices.trouble(
                    getTranslation("drift.savedfirst", first.revision().by().name()));
        }
        reload();
        return true;
    }

    private Span fact(String key, String value) {
        Span fact = new Span();
        com.vaadin.flow.dom.Element label = new com.vaadin.flow.dom.Element("i");
        label.setText(getTranslation(key));
        fact.getElement().appendChild(label);
        Span text = new Span(value);
        text.addClassName("numbers");
        fact.add(text);
        return fact;
    }

    private Span running() {
        Optional<Applied> applied = settings.applied(scope(), client.id(), Consumer.AGENT);
        int revision = Math.max(
                seen.revision(Consumer.AGENT), applied.map(Applied::revision).orElse(0));
        String text = applied.map(
                        a -> getTranslation("clients.runs", Integer.toString(revision), Integer.toString(a.revision())))
                .orElseGet(() -> getTranslation("clients.runsnot", Integer.toString(revision)));
        boolean current =
                applied.filter(a -> !seen.isAheadOf(Consumer.AGENT, a)).isPresent();
        Span fact = fact("client.agent", text);
        fact.getElement()
                .insertChild(
                        1, (current ? Icon.CIRCLE_CHECK : Icon.CLOCK).create().getElement());
        fact.addClassName(current ? "ok" : "waiting");
        return fact;
    }

    private void layOutTabs() {
        tabs.removeAll();
        for (ClientTab each : ClientTab.values()) {
            if (List.of(ClientTab.VISMANET, ClientTab.BRUKERE).contains(each) && !sheets.containsKey(each)) {
                continue;
            }
            RouterLink link = link(client.clientNumber(), each);
            link.add(new Span(getTranslation("client.tab." + each.address())));
            if (!problemsOf(each).isEmpty()) {
                Span dot = new Span();
                dot.addClassNames("dot", "tab-problem");
                dot.getElement().setAttribute("role", "img");
                dot.getElement().setAttribute("aria-label", getTranslation("client.tab.problem"));
                link.add(dot);
            }
            if (form.edits(each) > 0) {
                Span count = new Span(getTranslation("client.tab.edited", form.edits(each)));
                count.addClassName("tab-edited");
                link.add(count);
            }
            if (each == tab) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(link);
        }
        // On a phone the tabs are wider than the screen; they have their places when it is drawn.
        tabs.getElement()
                .executeJs("requestAnimationFrame(() => this.querySelector('[aria-current]')"
                        + "?.scrollIntoView({block: 'nearest', inline: 'center'}))");
    }

    /** A problem stands on its field's tab, or on the first when it has none; drift has its own banner. */
    private List<Problem> problemsOf(ClientTab each) {
        return judgement.problems().stream()
                .filter(problem -> !problem.isDrift() && ClientTab.of(problem.field()) == each)
                .toList();
    }

    private void edited() {
        if (form == null) {
            return;
        }
        ClientSettings draft = form.draft(seen);
        judge(draft);
        saveBar.setVisible(form.isEdited());
        editedCount.setText(getTranslation("client.unsaved", form.edits()));
        if (tab == ClientTab.NUMMERSERIER) {
            series.prove(draft.document());
        }
        List<Long> edits = Arrays.stream(ClientTab.values()).map(form::edits).toList();
        if (!edits.equals(shownEdits)) {
            shownEdits = edits;
            layOutTabs();
        }
    }

    /** By the rules as they are today: what is stored for the list may be older than they are. */
    private void judge(ClientSettings draft) {
        if (!draft.document().equals(judged)) {
            judged = draft.document();
            judgement = settings.judgement(scope(), draft);
            shownEdits = List.of();
            layOutBanners();
        }
    }

    private void preview() {
        if (!form.isEdited()) {
            return;
        }
        Optional<SettingsField> wrong = form.validate(seen);
        if (wrong.isPresent()) {
            goTo(wrong.get());
            return;
        }
        ClientSettings desired = form.writeRecord(seen);
        SettingsDiff diff = SettingsDiff.between(seen.document(), desired.document());
        if (diff.isEmpty()) {
            reload();
            return;
        }
        try {
            List<Problem> brought = settings.brought(scope(), desired, diff);
            List<FileLine> lines = file.lines(scope(), client, desired.document());
            new PreviewSheet(client, seen, diff, brought, lines, reason -> save(desired, reason)).open();
        } catch (FieldRefused refused) {
            refuse(refused);
        } catch (RuleBroken rule) {
            rule.fields().forEach(field -> complain(field, rule.key(), rule.arguments()));
            goTo(rule.fields());
        }
    }

    private void goTo(SettingsField field) {
        ClientTab there = ClientTab.of(field.path());
        if (tab != there) {
            getUI().ifPresent(
                            ui -> ui.navigate(link(client.clientNumber(), there).getHref()));
        }
        form.focus(field);
    }

    private void goTo(Collection<String> fields) {
        fields.stream()
                .flatMap(path -> SettingsField.at(path).stream())
                .findFirst()
                .ifPresent(this::goTo);
    }

    /** What each value allows and all together do not stands under the field too. */
    private void refuse(FieldRefused refused) {
        refused.reasons().forEach((field, reason) -> complain(field, reason.key(), reason.arguments()));
        goTo(refused.reasons().keySet());
    }

    private void complain(String path, String key, Object... arguments) {
        SettingsField.at(path).ifPresent(field -> form.complain(field, getTranslation(key, arguments)));
    }

    /** @return whether the sheet may close */
    private boolean save(ClientSettings desired, String reason) {
        try {
            ClientSettings saved = settings.change(scope(), seen.revision(), desired, reason);
            reload();
            Notices.done(getTranslation("client.saved", Integer.toString(saved.revision())));
        } catch (FieldRefused refused) {
            refuse(refused);
        } catch (SavedFirst first) {
            new ConflictDialog(seen, first, desired, this::discardMine, merged -> {
                        seen = first.current();
                        form.readRecord(seen);
                        form.type(merged);
                        show();
                        preview();
                    })
                    .open();
        }
        return true;
    }

    /** What other pages know of this client. */
    private Paragraph toPage(String address, String name) {
        Paragraph paragraph = new Paragraph(new Anchor(address + client.clientNumber(), getTranslation(name)));
        paragraph.addClassName("small");
        return paragraph;
    }

    /** The way back to an old revision, or why there is none. */
    private Component wayBack(int revision) {
        Div way = new Div();
        way.addClassName("way-back");
        if (!scope().mayChangeClients()) {
            way.add(new Span(getTranslation("client.readonly")));
        } else if (form.isEdited()) {
            way.add(new Span(getTranslation("history.restore.unsaved")));
        } else {
            Button restore = new Button(getTranslation("history.restore", Integer.toString(revision)));
            restore.addClickListener(e -> restore(revision));
            String next = Integer.toString(seen.revision() + 1);
            way.add(new Span(getTranslation("history.restore.means", next, Integer.toString(revision))), restore);
        }
        return way;
    }

    private void restore(int revision) {
        Restoration restoration = history.restoration(scope(), client.id(), revision);
        ClientSettings desired = restoration.desired();
        SettingsDiff diff = SettingsDiff.between(seen.document(), desired.document());
        if (diff.isEmpty()) {
            Notices.done(getTranslation("history.restore.same", Integer.toString(revision)));
            return;
        }
        PreviewSheet sheet = new PreviewSheet(
                client,
                seen,
                diff,
                settings.brought(scope(), desired, diff),
                file.lines(scope(), client, desired.document()),
                reason -> restore(revision, reason));
        if (!restoration.kept().isEmpty()) {
            sheet.note(getTranslation(
                    "history.restore.kept",
                    restoration.kept().stream()
                            .map(field -> FieldText.name(field.path(), getLocale()))
                            .collect(Collectors.joining(", "))));
        }
        sheet.open();
    }

    private boolean restore(int revision, String reason) {
        try {
            ClientSettings saved = history.restore(scope(), client.id(), seen.revision(), revision, reason);
            Notices.done(getTranslation("client.saved", Integer.toString(saved.revision())));
        } catch (SavedFirst first) {
            Notices.trouble(getTranslation(
                    "history.restore.first", first.revision().by().name()));
        }
        reload();
        return true;
    }

    private void discardMine() {
        reload();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        boolean samePage = event.getNavigationTarget() == ClientView.class
                && event.getRouteParameters()
                        .get(NUMBER)
                        .equals(Optional.of(
                                client == null ? "" : client.clientNumber().toString()));
        if (samePage || form == null || !form.isEdited()) {
            return;
        }
        BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
        ConfirmDialog ask = new ConfirmDialog(
                getTranslation("client.leave.title", client.name()),
                getTranslation("client.leave.text"),
                getTranslation("client.leave.discard"),
                e -> leave.proceed(),
                getTranslation("client.leave.stay"),
                e -> leave.cancel());
        ask.setConfirmButtonTheme("error");
        ask.open();
    }
}
