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
import java.util.List;
import no.byraportal.identity.IssuedToken;
import no.byraportal.identity.ProgramToken;
import no.byraportal.identity.Role;
import no.byraportal.identity.TokenService;
import no.byraportal.identity.WebFakturaAccessService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.ConfirmDialogs;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.shared.ui.TokenBadge;
import no.byraportal.shared.ui.TokenDialog;

/** WebFakturas nøkler: the tokens that open all bureaus' clients to WebFaktura, kept by the operator. */
@Route("webfaktura-nokler")
@Menu(title = "menu.webfaktura", order = 203, icon = "key-round")
@RolesAllowed(Role.Name.OPERATOR)
class WebFakturaAccessView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient WebFakturaAccessService access;
    private final transient Clock clock;
    private final RowGrid<ProgramToken> grid = new RowGrid<>(getTranslation("menu.webfaktura"), this::card);
    private final Button rotate = new Button(getTranslation("token.rotate"), e -> askRotation());
    private final Div empty = new Div(new Span(getTranslation("webfaktura.none")));

    WebFakturaAccessView(WebFakturaAccessService access, Clock clock) {
        this.access = access;
        this.clock = clock;
        addClassName("page");
        Button issue = new Button(getTranslation("webfaktura.issue"), Icon.PLUS.create(), e -> tell(access.issue()));
        issue.addThemeVariants(ButtonVariant.PRIMARY);
        PageHead head =
                new PageHead(getTranslation("menu.webfaktura"), getTranslation("webfaktura.sub"), rotate, issue);
        grid.share(getTranslation("webfaktura.token"), 2, WebFakturaAccessView::hint);
        grid.share(getTranslation("clients.status"), 3, this::state);
        grid.narrow(getTranslation("token.lastused"), "160px", this::lastUse);
        grid.share(getTranslation("token.created"), 3, this::created);
        grid.narrow("", "160px", this::actions);
        empty.addClassName("empty");
        add(head, grid, empty);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.webfaktura");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        List<ProgramToken> tokens = access.tokens();
        grid.setItems(tokens);
        grid.setVisible(!tokens.isEmpty());
        empty.setVisible(tokens.isEmpty());
        // To change what ends within the overlap would only add to them.
        rotate.setVisible(
                tokens.stream().anyMatch(token -> token.worksAt(clock.instant().plus(TokenService.OVERLAP))));
    }

    private static Span hint(ProgramToken token) {
        Span hint = new Span("bpw_…" + token.hint());
        hint.addClassName("mono");
        return hint;
    }

    private TokenBadge state(ProgramToken token) {
        return new TokenBadge(clock.instant(), token.endsAt(), token.revokedAt());
    }

    private Span lastUse(ProgramToken token) {
        return RowGrid.numbers(
                token.lastUsedAt() == null
                        ? getTranslation("token.neverused")
                        : Dates.moment(token.lastUsedAt(), getLocale()));
    }

    private Span created(ProgramToken token) {
        return RowGrid.numbers(Dates.moment(token.createdAt(), getLocale()) + " · " + token.createdBy());
    }

    private Div actions(ProgramToken token) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        if (token.worksAt(clock.instant())) {
            Button revoke = new Button(getTranslation("token.revoke"), e -> askRevocation(token));
            revoke.setAriaLabel(getTranslation("token.revoke.label", token.hint()));
            revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            actions.add(revoke);
        }
        return actions;
    }

    private Component card(ProgramToken token) {
        Span use = new Span(getTranslation("token.lastused") + ": ");
        use.add(lastUse(token));
        use.addClassNames("wide", "muted");
        Span created = created(token);
        created.addClassNames("wide", "muted");
        Div actions = actions(token);
        actions.addClassName("wide");
        Div card = new Div(hint(token), state(token), use, created, actions);
        card.addClassName("card-row");
        return card;
    }

    private void askRotation() {
        ConfirmDialogs.ask(
                getTranslation("token.rotate.title", "WebFaktura"),
                getTranslation("token.rotate.text", TokenService.OVERLAP.toHours()),
                getTranslation("token.rotate.confirm"),
                () -> tell(access.rotate()));
    }

    private void tell(IssuedToken issued) {
        new TokenDialog("WebFaktura", getTranslation("webfaktura.text"), issued.secret(), this::show).open();
    }

    private void askRevocation(ProgramToken token) {
        ConfirmDialogs.askGravely(
                getTranslation("token.revoke.title", token.hint()),
                getTranslation("webfaktura.revoke.text"),
                getTranslation("token.revoke.confirm"),
                () -> {
                    access.revoke(token.id());
                    show();
                    Notices.done(getTranslation("token.revoke.done"));
                });
    }
}
