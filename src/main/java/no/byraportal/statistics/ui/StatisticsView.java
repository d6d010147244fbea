package no.byraportal.statistics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.ClientQuery.Status;
import no.byraportal.settings.ClientRow;
import no.byraportal.settings.PlanCode;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.statistics.ClientsAtMonthEnd;
import no.byraportal.statistics.Comparison;
import no.byraportal.statistics.Delivery;
import no.byraportal.statistics.Grouping;
import no.byraportal.statistics.MonthEndService;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.StatisticsQuery;
import no.byraportal.statistics.StatisticsRow;
import no.byraportal.statistics.StatisticsService;
import no.byraportal.statistics.UsageService;

/** Statistikk: how much is sent in a period, held against another, and on to what is behind each figure. */
@Route("statistikk")
@Menu(title = "menu.statistics", order = 70, icon = "chart-column")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class StatisticsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** So far back a month can be chosen; the address reaches further. */
    private static final int MONTHS_TO_CHOOSE = 60;

    private final transient StatisticsService statistics;
    private final transient UsageService usages;
    private final transient MonthEndService monthEnds;
    private final transient ClientListService list;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;
    private final transient StatisticsText words = new StatisticsText(getLocale());
    private final Span sub = new Span();
    private final Div downloads = new Div();
    private final Div tools = new Div();
    private final Div body = new Div();

    StatisticsView(
            StatisticsService statistics,
            UsageService usages,
            MonthEndService monthEnds,
            ClientListService list,
            CurrentUser currentUser,
            Clock clock) {
        this.statistics = statistics;
        this.usages = usages;
        this.monthEnds = monthEnds;
        this.list = list;
        this.currentUser = currentUser;
        this.clock = clock;
        addClassName("page");
        downloads.addClassName("links");
        tools.addClassName("period-tools");
        body.addClassNames("page-body", "statistics");
        body.getElement().setAttribute("tabindex", "0");
        add(new PageHead(new H1(getTranslation("menu.statistics")), sub, downloads), tools, body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.statistics");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private YearMonth now() {
        return YearMonth.now(clock.withZone(Dates.OSLO));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        StatisticsAddress chosen = StatisticsAddress.read(event.getLocation().getQueryParameters(), now());
        body.removeAll();
        downloads.removeAll();
        layOutTools(chosen);
        try {
            show(chosen, chosen.query());
        } catch (InvalidValue wrong) {
            sub.setText("");
            body.add(Notices.banner(Notices.Kind.WARN, new Span(getTranslation(wrong.key(), wrong.arguments()))));
        }
    }

    private void go(StatisticsAddress to) {
        getUI().ifPresent(ui -> ui.navigate(StatisticsView.class, to.write()));
    }

    private void layOutTools(StatisticsAddress chosen) {
        tools.removeAll();
        Nav spans = new Nav();
        spans.addClassName("segments");
        spans.setAriaLabel(getTranslation("statistics.period"));
        for (StatisticsAddress.Span span : StatisticsAddress.Span.values()) {
            RouterLink link =
                    link(getTranslation("statistics.period." + StatisticsAddress.word(span)), chosen.over(span, now()));
            if (span == chosen.span()) {
                link.getElement().setAttribute("aria-current", "true");
            }
            spans.add(link);
        }
        tools.add(spans);
        if (chosen.span() == StatisticsAddress.Span.OWN) {
            tools.add(
                    month("statistics.from", chosen.from(), month -> chosen.from(month)),
                    month("statistics.to", chosen.to(), month -> chosen.to(month)));
        }
        tools.add(
                select(
                        "statistics.comparedwith",
                        "statistics.against.",
                        Comparison.values(),
                        chosen.comparison(),
                        chosen::comparedWith),
                select("statistics.groupby", "statistics.by.", Grouping.values(), chosen.by(), chosen::by),
                client(chosen));
        chosen.plan().ifPresent(code -> tools.add(planChip(chosen, code)));
    }

    private static RouterLink link(String text, StatisticsAddress to) {
        RouterLink link = new RouterLink(text, StatisticsView.class);
        link.setQueryParameters(to.write());
        return link;
    }

    private ComboBox<YearMonth> month(String label, YearMonth value, Function<YearMonth, StatisticsAddress> choosing) {
        ComboBox<YearMonth> months = new ComboBox<>(getTranslation(label));
        List<YearMonth> recent = Stream.iterate(now(), month -> month.minusMonths(1))
                .limit(MONTHS_TO_CHOOSE)
                .toList();
        months.setItems(Stream.concat(Stream.of(value).filter(month -> !recent.contains(month)), recent.stream())
                .toList());
        months.setItemLabelGenerator(words::month);
        months.setValue(value);
        months.addValueChangeListener(e -> {
            if (e.getValue() == null) {
                months.setValue(value);
            } else if (!e.getValue().equals(value)) {
                go(choosing.apply(e.getValue()));
            }
        });
        return months;
    }

    private <E extends Enum<E>> Select<E> select(
            String label, String texts, E[] items, E value, Function<E, StatisticsAddress> choosing) {
        Select<E> select = new Select<>();
        select.setLabel(getTranslation(label));
        select.setItems(items);
        select.setItemLabelGenerator(item -> getTranslation(texts + StatisticsAddress.word(item)));
        select.setValue(value);
        select.addValueChangeListener(e -> go(choosing.apply(e.getValue())));
        return select;
    }

    private ComboBox<ClientRow> client(StatisticsAddress chosen) {
        ComboBox<ClientRow> box = new ComboBox<>(getTranslation("statistics.client"));
        box.setPlaceholder(getTranslation("statistics.client.all"));
        box.setClearButtonVisible(true);
        box.setItemLabelGenerator(ClientRow::name);
        box.setItems(
                fetch -> list.page(scope(), named(fetch.getFilter()), fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> list.count(scope(), named(fetch.getFilter())));
        chosen.client()
                .flatMap(number -> list.page(scope(), named(Optional.of(number.toString())), 0, 10).stream()
                        .filter(row -> row.clientNumber().equals(number))
                        .findFirst())
                .ifPresent(box::setValue);
        box.addValueChangeListener(
                e -> go(chosen.of(Optional.ofNullable(e.getValue()).map(ClientRow::clientNumber))));
        return box;
    }

    private static ClientQuery named(Optional<String> filter) {
        return ClientQuery.ALL.searching(filter.orElse(""));
    }

    /** The plan that one has come in by; it goes off by the same chip. */
    private RouterLink planChip(StatisticsAddress chosen, PlanCode code) {
        String text = getTranslation("statistics.plan.code", code.toString());
        RouterLink chip = link("", chosen.with(Optional.empty()));
        chip.add(new Span(text), Icon.X.create());
        chip.addClassName("chip");
        chip.getElement().setAttribute("aria-current", "true");
        chip.getElement().setAttribute("aria-label", getTranslation("users.filter.remove", text));
        return chip;
    }

    private void show(StatisticsAddress chosen, StatisticsQuery query) {
        boolean running = !query.period().to().isBefore(now());
        sub.setText(getTranslation(
                running ? "statistics.running" : "statistics.months",
                words.month(query.period().from()),
                words.month(query.period().to()),
                query.period().months()));
        StatisticsRow total = statistics.total(scope(), query);
        if (total.now().isNone()) {
            body.add(nothing(chosen, query));
            return;
        }
        Anchor csv = new StatisticsDownload(statistics, currentUser::scope, query)
                .link(getTranslation("statistics.download.csv"));
        csv.addComponentAsFirst(Icon.DOWNLOAD.create());
        csv.addClassNames("link", "with-icon");
        Anchor report = new Anchor(report(query.period()), getTranslation("statistics.report"));
        report.getElement().setAttribute("router-link", true);
        report.addComponentAsFirst(Icon.FILE_TEXT.create());
        report.addClassNames("link", "with-icon");
        downloads.add(report, csv);
        int active =
                list.count(scope(), ClientQuery.ALL) - list.count(scope(), ClientQuery.ALL.withStatus(Status.INACTIVE));
        body.add(words.figures(
                total,
                query.comparison(),
                Optional.of(new StatisticsText.Clients(statistics.clientsThatSent(scope(), query), active))));
        Div charts = new Div(picture(query, total));
        charts.addClassName("charts");
        if (query.client().isEmpty() && query.plan().isEmpty()) {
            charts.add(new UsagePanel(usages.usages(scope()), words));
        }
        body.add(charts, table(chosen, query, total));
        if (query.by() == Grouping.CLIENT) {
            body.add(printed());
        }
        List<ClientsAtMonthEnd> ends = query.client().isEmpty() && query.plan().isEmpty()
                ? monthEnds.clients(scope(), query.period())
                : List.of();
        if (ends.size() > 1) {
            body.add(new ClientsPanel(ends, words));
        }
    }

    /** A long table is fetched as one scrolls, so paper gets what the screen has of it. */
    private Paragraph printed() {
        Paragraph printed = new Paragraph(getTranslation("statistics.printed"));
        printed.addClassName("print-only");
        return printed;
    }

    /** Where the same is made as PDF or spreadsheet; none is made of days to come. */
    private String report(Period period) {
        LocalDate today = LocalDate.now(clock.withZone(Dates.OSLO));
        LocalDate last = period.lastDay().isAfter(today) ? today : period.lastDay();
        return "rapporter?rapport=statistics&fra=" + period.firstDay() + "&til=" + last;
    }

    /** One client's month has no course of time; what it has is how it was sent. */
    private Component picture(StatisticsQuery query, StatisticsRow total) {
        if (query.by() == Grouping.SUBSCRIPTION) {
            return words.plans(statistics.rows(scope(), query, 0, Integer.MAX_VALUE), query.comparison());
        }
        return query.by() == Grouping.DELIVERY || query.period().months() == 1
                ? words.deliveries(total, query.comparison())
                : words.months(
                        statistics.rows(scope(), query.by(Grouping.MONTH), 0, Integer.MAX_VALUE), query.comparison());
    }

    private Component nothing(StatisticsAddress chosen, StatisticsQuery query) {
        boolean future = query.period().from().isAfter(now());
        Div empty = new Div(new Span(getTranslation(
                future ? "statistics.future" : "statistics.none",
                words.month(query.period().from()))));
        empty.addClassName("empty");
        Button usual = new Button(
                getTranslation("statistics.usual"),
                e -> go(chosen.over(StatisticsAddress.Span.TWELVE_MONTHS, now())
                        .of(Optional.empty())
                        .with(Optional.empty())));
        usual.addThemeVariants(ButtonVariant.TERTIARY);
        empty.add(usual);
        return empty;
    }

    private RowGrid<StatisticsRow> table(StatisticsAddress chosen, StatisticsQuery query, StatisticsRow total) {
        RowGrid<StatisticsRow> grid = new StatisticsGrid(words, row -> name(chosen, query, row)).over(query, total);
        grid.setItems(
                fetch -> statistics.rows(scope(), query, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> statistics.count(scope(), query));
        grid.setAllRowsVisible(query.by() != Grouping.CLIENT);
        return grid;
    }

    /** On to what is behind the row: a month's or a plan's clients, a client's invoices. */
    private Component name(StatisticsAddress chosen, StatisticsQuery query, StatisticsRow row) {
        return switch (query.by()) {
            case MONTH -> {
                YearMonth month = YearMonth.parse(row.key());
                yield query.client()
                        .<Component>map(number -> InvoiceListView.link(words.month(month), number, month, month))
                        .orElseGet(() -> link(
                                words.month(month), chosen.from(month).to(month).by(Grouping.CLIENT)));
            }
            case CLIENT ->
                InvoiceListView.link(
                        row.name(),
                        ClientNumber.of(row.key()),
                        query.period().from(),
                        query.period().to());
            case DELIVERY -> new Span(words.delivery(Delivery.valueOf(row.key())));
            case SUBSCRIPTION ->
                row.key().isEmpty()
                        ? new Span(words.plan(row))
                        : link(words.plan(row), chosen.by(Grouping.CLIENT).with(Optional.of(PlanCode.of(row.key()))));
        };
    }
}
