package no.byraportal.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.byraportal.audit.AuditService;
import no.byraportal.audit.AuditService.LoggedClient;
import no.byraportal.audit.LogQuery;
import no.byraportal.audit.LoggedChange;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Role;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.DayPicker;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.SearchField;

/** Endringslogg: every change, newest first; the address says which ones are asked for. */
@Route("endringslogg")
@Menu(title = "menu.log", order = 205, icon = "clock")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.OPERATOR})
class AuditLogView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** More than these are shown by themselves. */
    private static final int LINES = 4;

    private final transient LogReader log;
    private final SearchField search = new SearchField(getTranslation("changelog.find"));
    private final ComboBox<LoggedClient> client = new ComboBox<>();
    private final Select<String> kind = new Select<>();
    private final DayPicker from = new DayPicker("");
    private final DayPicker to = new DayPicker("");
    private final RowGrid<LoggedChange> grid = new RowGrid<>(getTranslation("menu.log"), this::card);
    private final Div empty = new Div();
    private final Span sub = new Span();
    private final Anchor export;
    private transient LogQuery query = LogQuery.ALL;
    private boolean entering;

    AuditLogView(AuditService audit, CurrentUser currentUser) {
        this.log = new LogReader(audit, currentUser);
        this.export = new LogDownload(log, () -> query).link(getTranslation("changelog.export"));
        addClassName("page");
        layOutHead();
        layOutTools();
        layOutGrid();
        empty.addClassName("empty");
        add(empty);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.log");
    }

    private void layOutHead() {
        export.addComponentAsFirst(Icon.DOWNLOAD.create());
        export.addClassName("with-icon");
        PageHead head = new PageHead(new H1(getTranslation("menu.log")), sub, export);
        add(head);
    }

    private void layOutTools() {
        search.setMaxLength(LogQuery.SEARCH_LENGTH);
        search.addValueChangeListener(e -> ask(query.searching(e.getValue())));
        client.setPlaceholder(getTranslation("changelog.client.all"));
        client.setAriaLabel(getTranslation("clients.name"));
        client.setClearButtonVisible(true);
        client.setItemLabelGenerator(LoggedClient::name);
        client.setItems(
                fetch -> log.clients(fetch.getFilter().orElse(""), fetch.getOffset(), fetch.getLimit()).stream());
        client.setVisible(log.isOfBureau());
        client.addValueChangeListener(
                e -> ask(query.of(Optional.ofNullable(e.getValue()).map(LoggedClient::number))));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("changelog.kind.all"));
        kind.setAriaLabel(getTranslation("changelog.kind"));
        kind.setItemLabelGenerator(
                one -> one == null ? getTranslation("changelog.kind.all") : ChangeText.kind(one, getLocale()));
        kind.addValueChangeListener(
                e -> ask(query.ofKind(Optional.ofNullable(e.getValue()).orElse(""))));
        layOutDay(from, "changelog.from");
        layOutDay(to, "changelog.to");
        Div tools = new Div(search, client, kind, from, to);
        tools.addClassNames("list-tools", "log-tools");
        add(tools);
    }

    private void layOutDay(DayPicker day, String name) {
        day.setPlaceholder(getTranslation(name));
        day.setAriaLabel(getTranslation(name));
        day.setClearButtonVisible(true);
        day.setLimits(LocalDate.EPOCH, LocalDate.now(Dates.OSLO), getTranslation("history.asof.future"));
        day.addValueChangeListener(e -> {
            if (!day.isInvalid()) {
                ask(query.between(Optional.ofNullable(from.getValue()), Optional.ofNullable(to.getValue())));
            }
        });
    }

    private void layOutGrid() {
        grid.addClassName("tall-rows");
        grid.narrow(getTranslation("changelog.at"), "150px", this::at);
        grid.narrow(getTranslation("changelog.who"), "170px", this::who);
        grid.share(getTranslation("changelog.what"), 3, this::what);
        grid.share(getTranslation("changelog.subject"), 2, this::subject);
        grid.share(getTranslation("changelog.values"), 4, this::values);
        grid.setItems(
                fetch -> log.page(query, fetch.getOffset(), fetch.getLimit()).stream(), fetch -> log.count(query));
        add(grid);
    }

    private void ask(LogQuery wanted) {
        if (!entering) {
            getUI().ifPresent(ui -> ui.navigate(AuditLogView.class, LogAddress.write(wanted)));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        entering = true;
        query = LogAddress.read(event.getLocation().getQueryParameters());
        if (!search.getValue().strip().equals(query.search())) {
            search.setValue(query.search());
        }
        client.setValue(query.client().flatMap(log::client).orElse(null));
        List<String> kinds = log.kinds();
        kind.setItems(kinds);
        kind.setValue(kinds.contains(query.kind()) ? query.kind() : null);
        from.setValue(query.from().orElse(null));
        to.setValue(query.to().orElse(null));
        entering = false;
        show();
    }

    private void show() {
        grid.getDataProvider().refreshAll();
        int found = log.count(query);
        sub.setText(getTranslation("changelog.sub") + " · " + getTranslation("changelog.found.changes", found));
        grid.setVisible(found > 0);
        export.setVisible(found > 0);
        empty.setVisible(found == 0);
        empty.removeAll();
        if (found == 0 && query.equals(LogQuery.ALL)) {
            empty.add(new Span(getTranslation("changelog.empty")));
        } else if (found == 0) {
            Button all = new Button(getTranslation("clients.removefilter"), e -> ask(LogQuery.ALL));
            all.addThemeVariants(ButtonVariant.TERTIARY);
            empty.add(new Span(getTranslation("clients.nomatch")), all);
        }
    }

    private Span at(LoggedChange change) {
        Span at = RowGrid.numbers(Dates.moment(change.at(), getLocale()));
        at.addClassName("muted");
        return at;
    }

    private Div who(LoggedChange change) {
        Div who = lines(new Span(change.by()));
        if (change.program()) {
            who.add(muted(getTranslation("changelog.program")));
        }
        return who;
    }

    private Div what(LoggedChange change) {
        Span what = new Span(ChangeText.what(change, getLocale()));
        what.addClassName("strong");
        Div cell = lines(what);
        if (!change.reason().isEmpty()) {
            cell.add(muted(getTranslation("changelog.because", change.reason())));
        }
        return cell;
    }

    private Component subject(LoggedChange change) {
        return change.client()
                .<Component>map(number -> new Anchor("klienter/" + number, change.subject()))
                .orElseGet(() -> new Span(change.subject()));
    }

    /** What is long stands whole in a window of its own. */
    private Div values(LoggedChange change) {
        List<String> all = ChangeText.lines(change, getLocale());
        Div cell = lines();
        all.stream().limit(all.size() > LINES ? LINES - 1 : LINES).forEach(line -> {
            Span text = new Span(line);
            text.addClassName("clamped");
            cell.add(text);
        });
        if (all.size() > LINES || all.stream().anyMatch(line -> line.length() > LogDialog.LONG)) {
            Button whole = new Button(getTranslation("changelog.whole", all.size()), e -> new LogDialog(change).open());
            whole.setAriaLabel(getTranslation(
                    "changelog.whole.label",
                    ChangeText.what(change, getLocale()),
                    change.subject(),
                    Dates.moment(change.at(), getLocale())));
            whole.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            cell.add(whole);
        }
        return cell;
    }

    private static Div lines(Component... lines) {
        Div cell = new Div(lines);
        cell.addClassName("lines");
        return cell;
    }

    private static Span muted(String text) {
        Span muted = new Span(text);
        muted.addClassName("muted");
        return muted;
    }

    private Component card(LoggedChange change) {
        Div card = new Div();
        for (Component part : List.of(what(change), subject(change), values(change), who(change), at(change))) {
            part.getElement().getClassList().add("wide");
            card.add(part);
        }
        card.addClassName("card-row");
        return card;
    }
}
