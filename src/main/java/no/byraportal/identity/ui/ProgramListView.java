package no.byraportal.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.IssuedToken;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.ProgramService;
import no.byraportal.identity.ProgramToken;
import no.byraportal.identity.Role;
import no.byraportal.identity.TokenService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.ConfirmDialogs;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.TokenBadge;
import no.byraportal.shared.ui.TokenDialog;

/** Programtilgang: the bureau's own programs, what each may do, and the tokens they show. */
@Route("programtilgang")
@Menu(title = "menu.programs", order = 100, icon = "key-round")
@RolesAllowed(Role.Name.BUREAU_ADMIN)
class ProgramListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ProgramService programs;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;
    private final RowGrid<ProgramToken> grid = new RowGrid<>(getTranslation("menu.programs"), this::card);
    private final Button add = letInButton();
    private final Div empty = new Div();

    ProgramListView(ProgramService programs, CurrentUser currentUser, Clock clock) {
        this.programs = programs;
        this.currentUser = currentUser;
        this.clock = clock;
        addClassName("page");
        PageHead head = new PageHead(getTranslation("menu.programs"), getTranslation("programs.sub"), add);
        empty.add(new Span(getTranslation("programs.none")), letInButton());
        empty.addClassName("empty");
        layOutGrid();
        add(head, grid, empty);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.programs");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private void layOutGrid() {
        grid.addClassName("tall-rows");
        grid.share(getTranslation("programs.program"), 2, ProgramListView::name);
        grid.share(getTranslation("programs.may"), 2, this::permissions);
        grid.share(getTranslation("clients.status"), 2, this::state);
        grid.narrow(getTranslation("token.lastused"), "140px", this::lastUse);
        grid.narrow(getTranslation("token.created"), "150px", this::created);
        grid.narrow("", "290px", this::actions);
        grid.setItems(
                fetch -> programs.page(scope(), fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> programs.count(scope()));
    }

    private void show() {
        boolean any = programs.count(scope()) > 0;
        grid.setVisible(any);
        add.setVisible(any);
        empty.setVisible(!any);
        grid.getDataProvider().refreshAll();
    }

    private static Div name(ProgramToken token) {
        Span name = new Span(token.name());
        name.addClassName("strong");
        Span hint = new Span("bpb_…" + token.hint());
        hint.addClassNames("mono", "muted");
        return lines(name, hint);
    }

    private static Div lines(Component... lines) {
        Div cell = new Div(lines);
        cell.addClassName("lines");
        return cell;
    }

    private Span permissions(ProgramToken token) {
        return new Span(token.permissions().stream()
                .sorted()
                .map(each -> getTranslation("permission." + each.word()))
                .collect(Collectors.joining(", ")));
    }

    private Div state(ProgramToken token) {
        Instant now = clock.instant();
        Div cell = lines(new TokenBadge(now, token.endsAt(), token.revokedAt()));
        if (token.worksAt(now)) {
            Span end = new Span(
                    token.endsAt() == null
                            ? getTranslation("programs.endless")
                            : Dates.until(token.endsAt(), getLocale()));
            end.addClassName("muted");
            cell.add(end);
        }
        return cell;
    }

    private Span lastUse(ProgramToken token) {
        return RowGrid.numbers(
                token.lastUsedAt() == null
                        ? getTranslation("token.neverused")
                        : Dates.moment(token.lastUsedAt(), getLocale()));
    }

    private Div created(ProgramToken token) {
        Span by = new Span(token.createdBy());
        by.addClassName("muted");
        return lines(RowGrid.numbers(Dates.moment(token.createdAt(), getLocale())), by);
    }

    /** One that ends within the overlap has been changed already, or its program is about to be shut out. */
    private Div actions(ProgramToken token) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        Instant now = clock.instant();
        if (token.worksAt(now.plus(TokenService.OVERLAP))) {
            Button rotate = new Button(getTranslation("token.rotate"), e -> askRotation(token));
            rotate.setAriaLabel(getTranslation("programs.rotate.label", token.name()));
            rotate.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(rotate);
        }
        if (token.worksAt(now)) {
            Button revoke = new Button(getTranslation("token.revoke"), e -> askRevocation(token));
            revoke.setAriaLabel(getTranslation("token.revoke.label", token.hint()));
            revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            actions.add(revoke);
        }
        return actions;
    }

    private Component card(ProgramToken token) {
        Span permissions = permissions(token);
        permissions.addClassName("wide");
        Span use = new Span(getTranslation("token.lastused") + ": ");
        use.add(lastUse(token));
        use.addClassNames("wide", "muted");
        Div actions = actions(token);
        actions.addClassName("wide");
        Div card = new Div(name(token), state(token), permissions, use, actions);
        card.addClassName("card-row");
        return card;
    }

    private Button letInButton() {
        Button button = new Button(getTranslation("programs.new"), Icon.PLUS.create(), e -> letIn());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void letIn() {
        new NewProgramDialog(
                        LocalDate.now(clock.withZone(Dates.OSLO)),
                        access -> tell(access.name(), programs.letIn(scope(), access)))
                .open();
    }

    private void askRotation(ProgramToken token) {
        ConfirmDialogs.ask(
                getTranslation("token.rotate.title", token.name()),
                getTranslation("token.rotate.text", TokenService.OVERLAP.toHours()),
                getTranslation("token.rotate.confirm"),
                () -> tell(token.name(), programs.rotate(scope(), token.id())));
    }

    private void tell(String program, IssuedToken issued) {
        new TokenDialog(program, getTranslation("programs.token.text"), issued.secret(), this::show).open();
    }

    private void askRevocation(ProgramToken token) {
        ConfirmDialogs.askGravely(
                getTranslation("token.revoke.title", token.hint()),
                getTranslation("programs.revoke.text", token.name()),
                getTranslation("token.revoke.confirm"),
                () -> {
                    programs.revoke(scope(), token.id());
                    show();
                    Notices.done(getTranslation("token.revoke.done"));
                });
    }
}
