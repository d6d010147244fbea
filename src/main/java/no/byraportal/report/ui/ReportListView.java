package no.byraportal.report.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.report.MonthlyService;
import no.byraportal.report.MonthlyService.Receiver;
import no.byraportal.report.Report;
import no.byraportal.report.ReportKind;
import no.byraportal.report.ReportService;
import no.byraportal.settings.ClientListService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.Table;
import org.jspecify.annotations.Nullable;

/** Rapporter: what can be made, and what was; one that is under way tells how far it has come by itself. */
@Route("rapporter")
@Menu(title = "menu.reports", order = 80, icon = "file-text")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class ReportListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** How often it is looked how far a report has come, for as long as one is under way. */
    private static final int LOOKS = 1000;

    private final transient ReportService reports;
    private final transient MonthlyService months;
    private final transient CurrentUser currentUser;
    private final RowGrid<Report> grid = new RowGrid<>(getTranslation("report.list"), this::card);
    private final Div empty = new Div(new Span(getTranslation("report.none")));
    private final Section monthly = new Section();
    private final Div meant = new Div();
    private final ReportForm form;
    private Optional<String> wanted = Optional.empty();
    private @Nullable Registration looking;

    ReportListView(ReportService reports, MonthlyService months, ClientListService clients, CurrentUser currentUser) {
        this.reports = reports;
        this.months = months;
        this.currentUser = currentUser;
        addClassName("page");
        Anchor billed = new Anchor("rapporter/avstemming", getTranslation("reconciliation.title"));
        billed.getElement().setAttribute("router-link", true);
        billed.setVisible(scope().mayOversee());
        add(new PageHead(getTranslation("menu.reports"), getTranslation("report.sub"), billed));
        form = new ReportForm(clients, this::scope, wanted -> {
            reports.ask(scope(), wanted);
            show();
            Notices.done(getTranslation("report.asked"));
        });
        Section asking = new Section(new H2(getTranslation("report.new")), form);
        asking.addClassName("panel");
        layOutGrid();
        empty.addClassName("empty");
        Div made = new Div(new H2(getTranslation("report.list")), grid, empty);
        made.addClassName("report-list");
        monthly.addClassName("panel");
        Div body = new Div(meant, asking, made, monthly);
        body.addClassNames("page-body", "reports");
        body.getElement().setAttribute("tabindex", "0");
        add(body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.reports");
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private void layOutGrid() {
        grid.setAllRowsVisible(true);
        grid.setPartNameGenerator(row -> isWanted(row) ? "meant" : null);
        grid.share(getTranslation("report.what"), 3, this::what);
        grid.share(getTranslation("report.of"), 3, this::of);
        grid.share(getTranslation("report.by"), 2, row -> new Span(row.askedBy()));
        grid.narrow(getTranslation("report.at"), "150px", row -> time(Dates.moment(row.askedAt(), getLocale())));
        grid.share(getTranslation("report.state"), 3, this::state);
        grid.narrow(
                getTranslation("report.until"),
                "145px",
                row -> time(Dates.day(row.endsAt().atZone(Dates.OSLO).toLocalDate(), getLocale())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        asked.getSingleParameter("rapport")
                .flatMap(ReportKind::at)
                .ifPresent(kind -> form.offer(kind, day(asked, "fra"), day(asked, "til")));
        wanted = asked.getSingleParameter("report");
        show();
        showMonths();
    }

    private boolean isWanted(Report row) {
        return wanted.equals(Optional.of(row.id().toString()));
    }

    /** What the letter's link leads to stands at the top, wherever it is in the list. */
    private void showWanted(List<Report> rows) {
        meant.removeAll();
        meant.setVisible(wanted.isPresent());
        if (wanted.isEmpty()) {
            return;
        }
        Optional<Report> found = rows.stream().filter(this::isWanted).findFirst();
        meant.add(found.<Component>map(row -> {
                    Div line = new Div(what(row), of(row), state(row));
                    line.addClassName("report-meant");
                    Section section = new Section(new H2(getTranslation("report.meant")), line);
                    section.addClassName("panel");
                    return section;
                })
                .orElseGet(() -> Notices.banner(Notices.Kind.WARN, new Span(getTranslation("report.meant.gone")))));
    }

    /** What is no day is none. */
    private static Optional<LocalDate> day(QueryParameters asked, String name) {
        try {
            return asked.getSingleParameter(name).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void show() {
        List<Report> rows = reports.reports(scope());
        grid.setItems(rows);
        showWanted(rows);
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
        look(rows.stream().anyMatch(Report::isUnderWay));
    }

    /** The browser asks while there is something to see, and not a moment longer: decision 24. */
    private void look(boolean wanted) {
        if (wanted && looking == null) {
            getUI().ifPresent(this::look);
        } else if (!wanted && looking != null) {
            looking.remove();
            looking = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    private void look(UI ui) {
        looking = ui.addPollListener(e -> show());
        ui.setPollInterval(LOOKS);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (looking != null) {
            looking.remove();
            looking = null;
            event.getUI().setPollInterval(-1);
        }
    }

    private Component what(Report row) {
        Span kind = new Span(row.kind().title(getLocale()));
        kind.addClassName("strong");
        Span format = new Span(getTranslation("report.format." + row.format().ending()));
        format.addClassNames("muted", "small");
        return new Div(kind, new Span(" "), format);
    }

    private Component of(Report row) {
        String days = row.from().equals(row.to())
                ? Dates.day(row.to(), getLocale())
                : getTranslation("report.period", Dates.day(row.from(), getLocale()), Dates.day(row.to(), getLocale()));
        return new Span(row.client().map(name -> name + " · " + days).orElse(days));
    }

    private static Span time(String text) {
        Span time = RowGrid.numbers(text);
        time.addClassName("muted");
        return time;
    }

    private Component state(Report row) {
        return switch (row.state()) {
            case WAITING -> new Span(getTranslation("report.state.waiting"));
            case MAKING -> new Span(making(row));
            case DONE -> download(row);
            case FAILED -> failed(row);
        };
    }

    private String making(Report row) {
        return row.total() == 0
                ? getTranslation("report.state.making")
                : getTranslation("report.state.making") + " · "
                        + getTranslation("report.state.making.rows", row.done(), row.total());
    }

    private Component download(Report row) {
        Anchor link = new ReportDownload(reports, currentUser::scope, row.id()).link(getTranslation("report.download"));
        link.addComponentAsFirst(Icon.DOWNLOAD.create());
        link.addClassName("with-icon");
        link.setAriaLabel(getTranslation("report.download.label", row.fileName(getLocale())));
        return link;
    }

    private Component failed(Report row) {
        Span title = new Span(getTranslation("report.state.failed"));
        title.addClassNames("badge", "bad");
        Div cell = new Div(title);
        row.trouble().ifPresent(trouble -> {
            Div why = new Div(getTranslation("report.trouble." + trouble.key(), trouble.reference()));
            why.addClassNames("muted", "small");
            cell.add(why);
        });
        cell.addClassName("lines");
        return cell;
    }

    private Component card(Report row) {
        Div card = new Div();
        for (Component part : List.of(what(row), of(row), state(row), time(Dates.moment(row.askedAt(), getLocale())))) {
            part.getElement().getClassList().add("wide");
            card.add(part);
        }
        card.addClassName("card-row");
        return card;
    }

    private void showMonths() {
        monthly.removeAll();
        monthly.setVisible(scope().mayOversee());
        if (!scope().mayOversee()) {
            return;
        }
        List<ReportKind> kinds =
                Arrays.stream(ReportKind.values()).filter(ReportKind::isMonthly).toList();
        Table table = new Table(Stream.concat(
                        Stream.of(getTranslation("notice.reader")),
                        kinds.stream().map(kind -> kind.title(getLocale())))
                .toArray(String[]::new));
        months.receivers(scope()).forEach(receiver -> table.row(cells(receiver, kinds)));
        Div scroll = new Div(table);
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        Paragraph when = new Paragraph(getTranslation("report.monthly.when"));
        when.addClassNames("muted", "small");
        monthly.add(new H2(getTranslation("report.monthly")), scroll, when);
    }

    private Component[] cells(Receiver receiver, List<ReportKind> kinds) {
        Span name = new Span(receiver.name());
        name.addClassName("strong");
        Span email = new Span(receiver.email());
        email.addClassNames("muted", "small");
        Map<ReportKind, Checkbox> ticks = new EnumMap<>(ReportKind.class);
        for (ReportKind kind : kinds) {
            Checkbox tick = new Checkbox(receiver.kinds().contains(kind));
            tick.setAriaLabel(getTranslation("report.monthly.tick", receiver.name(), kind.title(getLocale())));
            tick.setReadOnly(!scope().mayAdminister());
            tick.addValueChangeListener(e -> choose(receiver, ticks));
            ticks.put(kind, tick);
        }
        return Stream.concat(Stream.of(new Div(name, new Div(email))), ticks.values().stream())
                .toArray(Component[]::new);
    }

    private void choose(Receiver receiver, Map<ReportKind, Checkbox> ticks) {
        months.choose(
                scope(),
                receiver.id(),
                ticks.entrySet().stream()
                        .filter(tick -> tick.getValue().getValue())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        Notices.done(getTranslation("report.monthly.saved"));
    }
}
