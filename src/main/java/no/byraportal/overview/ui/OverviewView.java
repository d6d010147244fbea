package no.byraportal.overview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.access.AccessService;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleQuery.Sort;
import no.byraportal.access.PeopleService;
import no.byraportal.access.PersonRow;
import no.byraportal.access.UserState;
import no.byraportal.access.UserTimes;
import no.byraportal.agent.InstallationService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.mail.Letter;
import no.byraportal.notice.Finding;
import no.byraportal.notice.Matter;
import no.byraportal.notice.NoticeService;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery.Status;
import no.byraportal.settings.Progress;
import no.byraportal.settings.ProgressService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Percent;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Chart;
import no.byraportal.shared.ui.Chart.Series;
import no.byraportal.shared.ui.Chart.Tone;
import no.byraportal.shared.ui.Figures;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.Table;
import no.byraportal.statistics.ByDelivery;
import no.byraportal.statistics.Delivery;
import no.byraportal.statistics.MonthEndService;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.StatisticsService;
import no.byraportal.statistics.ThisMonth;

/** Oversikt: in one look what needs somebody today, and how clients, invoices, agents and invitations stand. */
@Route("oversikt")
@Menu(title = "menu.overview", order = 5, icon = "layout-dashboard")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class OverviewView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** What one look takes in; the rest stands on pages of its own. */
    private static final int MATTERS = 8;

    private static final int ROWS = 5;

    private static final PeopleQuery PENDING = PeopleQuery.ALL
            .in(Arrays.stream(UserState.values()).filter(UserState::isPending).collect(Collectors.toSet()))
            .sortedBy(Sort.STATE, false);

    private final transient NoticeService notices;
    private final transient ClientListService clients;
    private final transient StatisticsService statistics;
    private final transient InstallationService installations;
    private final transient ProgressService progress;
    private final transient PeopleService people;
    private final transient AccessService access;
    private final transient MonthEndService monthEnds;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;

    OverviewView(
            NoticeService notices,
            ClientListService clients,
            StatisticsService statistics,
            InstallationService installations,
            ProgressService progress,
            PeopleService people,
            AccessService access,
            MonthEndService monthEnds,
            CurrentUser currentUser,
            Clock clock) {
        this.notices = notices;
        this.clients = clients;
        this.statistics = statistics;
        this.installations = installations;
        this.progress = progress;
        this.people = people;
        this.access = access;
        this.monthEnds = monthEnds;
        this.currentUser = currentUser;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.overview");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        LocalDate today = LocalDate.now(clock.withZone(Dates.OSLO));
        Locale locale = Texts.spoken(getLocale());
        String day = DateTimeFormatter.ofPattern(getTranslation("format.weekday"), locale)
                .format(today);
        Map<Status, Integer> counts = clients.counts(scope());
        Map<UserState, Integer> pending = people.counts(scope(), PENDING).states();
        ThisMonth month = statistics.thisMonth(scope());
        Div main = new Div(matters(counts), deliveries(month));
        Div side = new Div();
        if (scope().mayKeepAgents()) {
            side.add(agents());
        }
        side.add(invitations(pending));
        Div body = new Div(figures(counts, pending, month), main, side);
        body.addClassNames("page-body", "overview-body");
        body.getElement().setAttribute("tabindex", "0");
        add(new PageHead(getTranslation("menu.overview"), day, deeds()), body);
    }

    /** What somebody who keeps the bureau's clients comes for most. */
    private Div deeds() {
        Div deeds = new Div();
        deeds.addClassName("links");
        if (!scope().mayRegisterClients()) {
            return deeds;
        }
        Button take = new Button(getTranslation("menu.import"), Icon.UPLOAD.create(), e -> go("importer"));
        Button register = new Button(getTranslation("clients.new"), Icon.PLUS.create(), e -> go("ny-klient"));
        register.addThemeVariants(ButtonVariant.PRIMARY);
        deeds.add(take, register);
        return deeds;
    }

    private void go(String address) {
        getUI().ifPresent(ui -> ui.navigate(address));
    }

    private Figures figures(Map<Status, Integer> counts, Map<UserState, Integer> pending, ThisMonth month) {
        int inactive = counts.getOrDefault(Status.INACTIVE, 0);
        int active = counts.getOrDefault(Status.ALL, 0) - inactive;
        int waiting = counts.getOrDefault(Status.WAITING, 0);
        long sent = month.now().invoices().total();
        String before = month(month.until().minusMonths(1));
        String held = month.sameDays()
                .map(same -> getTranslation(
                        "overview.invoices.samedays",
                        change(sent, same.invoices().total()),
                        before))
                .orElseGet(() -> getTranslation(
                        "overview.invoices.wholemonth",
                        number(month.last().invoices().total()),
                        before));
        return new Figures()
                .add(
                        getTranslation("overview.clients"),
                        number(active),
                        Stream.concat(
                                        since(active, YearMonth.from(month.until())).stream(),
                                        Stream.of(getTranslation("overview.clients.inactive", inactive)))
                                .collect(Collectors.joining(" · ")))
                .add(getTranslation("overview.invoices", month(month.until())), number(sent), held)
                .add(
                        getTranslation("overview.current"),
                        getTranslation("overview.current.of", Math.max(0, active - waiting), active),
                        getTranslation("overview.current.waiting", waiting))
                .add(
                        getTranslation("overview.invited"),
                        number(pending(pending)),
                        getTranslation("overview.invited.expired", pending.getOrDefault(UserState.LINK_EXPIRED, 0)));
    }

    /** How many more there are than when the last month had ended; empty when nobody wrote that down. */
    private Optional<String> since(int active, YearMonth month) {
        YearMonth last = month.minusMonths(1);
        return monthEnds.clients(scope(), new Period(last, last)).stream()
                .findFirst()
                .map(then -> active - then.active() - then.demo())
                .map(more -> more == 0
                        ? getTranslation("overview.clients.same", month(month.atDay(1)))
                        : getTranslation(
                                "overview.clients.since", (more > 0 ? "+" : "") + number(more), month(month.atDay(1))));
    }

    private static int pending(Map<UserState, Integer> states) {
        return states.entrySet().stream()
                .filter(state -> state.getKey().isPending())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(Texts.spoken(getLocale())).format(number);
    }

    private String change(long now, long before) {
        if (before == 0) {
            return "–";
        }
        return (now > before ? "+" : "") + Percent.text(Percent.of(now - before, before), Texts.spoken(getLocale()));
    }

    private String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLLL", Texts.spoken(getLocale())).format(day);
    }

    private Section panel(String title, String beside, Optional<Anchor> more, Component... content) {
        Span aside = new Span(beside);
        aside.addClassNames("muted", "small");
        Div head = new Div(new H2(title), aside);
        head.addClassName("panel-head");
        more.ifPresent(link -> {
            link.addClassName("end");
            head.add(link);
        });
        Section panel = new Section(head);
        panel.add(content);
        panel.addClassName("panel");
        return panel;
    }

    private Component matters(Map<Status, Integer> counts) {
        List<Finding> all = notices.findings(scope(), MATTERS);
        if (all.isEmpty()) {
            Span done = new Span(Icon.CIRCLE_CHECK.create(), new Span(getTranslation("overview.today.none")));
            done.addClassName("evidence");
            return panel(getTranslation("overview.today"), "", Optional.empty(), done);
        }
        UnorderedList list = list();
        all.forEach(one -> list.add(matter(one)));
        Anchor more = new Anchor("klienter?status=problem", getTranslation("overview.today.all"));
        return panel(
                getTranslation("overview.today"),
                "",
                counts.getOrDefault(Status.PROBLEM, 0) > 0 ? Optional.of(more) : Optional.empty(),
                list);
    }

    private ListItem matter(Finding finding) {
        Letter.Row row = finding.row().apply(getLocale());
        boolean grave = finding.matter() == Matter.AGENTS;
        ListItem item = new ListItem((grave ? Icon.CIRCLE_ALERT : Icon.TRIANGLE_ALERT).create());
        item.setClassName("bad", grave);
        item.add(lines(row.label(), row.value()));
        // What somebody may not open is not offered to them.
        if (finding.matter() != Matter.AGENTS || scope().mayKeepAgents()) {
            Anchor mend = new Anchor(
                    finding.address(),
                    getTranslation("overview.mend." + finding.matter().word()));
            mend.setAriaLabel(mend.getText() + ": " + row.label());
            item.add(mend);
        }
        return item;
    }

    private static UnorderedList list() {
        UnorderedList list = new UnorderedList();
        list.addClassName("matters");
        return list;
    }

    private static Div lines(String title, String text) {
        Div lines = new Div();
        lines.getElement().appendChild(new Element("b").setText(title), new Element("small").setText(text));
        return lines;
    }

    private Component agents() {
        Map<InstallationId, Progress> progresses = progress.progress(scope());
        List<AgentStanding> all = installations.installations(scope()).stream()
                .map(agent ->
                        AgentStanding.of(agent, progresses.getOrDefault(agent.id(), Progress.NONE), clock.instant()))
                .sorted(Comparator.comparing(AgentStanding::standing)
                        .thenComparing(each -> each.agent().name()))
                .toList();
        if (all.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("overview.agents.none"));
            none.addClassName("muted");
            return panel(getTranslation("overview.agents"), "", Optional.empty(), none);
        }
        UnorderedList list = list();
        all.stream().limit(ROWS).forEach(each -> list.add(agent(each)));
        return panel(
                getTranslation("overview.agents"),
                getTranslation("overview.agents.worst"),
                Optional.of(new Anchor("agenter", getTranslation("overview.agents.all", all.size()))),
                list);
    }

    private ListItem agent(AgentStanding each) {
        Span dot = new Span();
        dot.addClassNames("dot", each.standing().colour());
        Div name = lines(
                each.agent().name(),
                getTranslation("overview.agents." + each.standing().word()));
        name.getElement().getChild(1).getClassList().add(each.standing().colour());
        Optional.ofNullable(each.agent().lastSeenAt())
                .ifPresent(at -> name.getElement()
                        .appendChild(new Element("small")
                                .setText(getTranslation("overview.agents.heard", Dates.moment(at, getLocale())))));
        int behind = each.progress().behind();
        Span count = RowGrid.numbers(
                behind > 0
                        ? getTranslation(
                                "overview.agents.clients.behind",
                                behind,
                                each.progress().clients())
                        : getTranslation(
                                "overview.agents.clients", each.progress().clients()));
        ListItem item = new ListItem(dot, name, count);
        item.addClassName("agent");
        return item;
    }

    private Component invitations(Map<UserState, Integer> states) {
        List<PersonRow> first = people.page(scope(), PENDING, 0, ROWS);
        if (first.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("overview.invited.none"));
            none.addClassName("muted");
            return panel(getTranslation("overview.invited"), "", Optional.empty(), none);
        }
        UnorderedList list = list();
        first.forEach(person -> list.add(invitation(person)));
        return panel(
                getTranslation("overview.invited"),
                number(pending(states)),
                Optional.of(new Anchor("brukere?sort=state", getTranslation("overview.invited.all"))),
                list);
    }

    private ListItem invitation(PersonRow person) {
        Div lines = lines(person.email(), String.join(", ", person.clientNames()));
        lines.getElement().appendChild(sent(person));
        ListItem item = new ListItem(lines);
        item.addClassName("invited");
        if (scope().mayKeepUsers()) {
            Button again = new Button(getTranslation("overview.invited.resend"), e -> resend(person));
            again.addThemeVariants(ButtonVariant.TERTIARY);
            again.setAriaLabel(getTranslation("overview.invited.resend.label", person.email()));
            item.add(again);
        }
        return item;
    }

    private Element sent(PersonRow person) {
        UserTimes times = person.times();
        Optional<Instant> ends = times.linkEndsAt();
        Element sent = new Element("small");
        if (person.state() == UserState.NOT_LINKED || ends.isEmpty()) {
            return sent.setText(getTranslation("overview.invited.waits"));
        }
        if (person.state() == UserState.LINK_EXPIRED) {
            sent.getClassList().add("warn");
            return sent.setText(getTranslation("overview.invited.ended", Dates.moment(ends.get(), getLocale())));
        }
        return sent.setText(getTranslation(
                "overview.invited.sent",
                Dates.moment(times.invitedAt().orElseThrow(), getLocale()),
                Dates.moment(ends.get(), getLocale())));
    }

    private void resend(PersonRow person) {
        try {
            access.resend(scope(), person.id());
            Notices.done(getTranslation("overview.invited.resent", person.email()));
        } catch (RuleBroken broken) {
            Notices.trouble(getTranslation(broken.key(), broken.arguments()));
        }
        show();
    }

    private Component deliveries(ThisMonth month) {
        ByDelivery now = month.now().invoices();
        ByDelivery before = month.sameDays().orElseGet(month::last).invoices();
        String current = days(month.until(), month.until().getDayOfMonth());
        LocalDate then = month.until().minusMonths(1);
        String earlier = month.sameDays().isPresent()
                ? days(then, then.getDayOfMonth())
                : getTranslation("overview.month", month(then));
        List<Delivery> all = List.of(Delivery.values());
        Chart chart = Chart.bars(
                getTranslation("overview.delivery.label"),
                all.stream().map(this::delivery).toList(),
                month.sameDays().isPresent()
                        ? all.stream()
                                .map(each -> change(now.of(each), before.of(each)))
                                .toList()
                        : List.of(),
                new Series(current, Tone.FIRST, all.stream().map(now::of).toList()),
                new Series(
                        earlier, Tone.COMPARISON, all.stream().map(before::of).toList()));
        Table table = new Table(
                getTranslation("invoices.delivery"), current, earlier, getTranslation("overview.delivery.change"));
        all.forEach(each -> sum(table, delivery(each), now.of(each), before.of(each)));
        sum(table, getTranslation("statistics.total"), now.total(), before.total());
        table.addClassName("sums");
        Div head = new Div(new H2(getTranslation("overview.delivery")), chart.legend());
        head.addClassName("chart-head");
        Section panel = new Section(head, chart, table);
        panel.addClassName("panel");
        return panel;
    }

    private void sum(Table table, String name, long now, long before) {
        table.row(
                new Span(name),
                RowGrid.numbers(number(now)),
                RowGrid.numbers(number(before)),
                RowGrid.numbers(change(now, before)));
    }

    private String delivery(Delivery delivery) {
        return getTranslation("statistics.delivery." + delivery.name().toLowerCase(Locale.ROOT));
    }

    /** {@code 1.–14. oktober} */
    private String days(LocalDate in, int last) {
        return last == 1 ? getTranslation("overview.day", month(in)) : getTranslation("overview.days", last, month(in));
    }
}
