package no.byraportal.bureau.ui;

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
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauRow;
import no.byraportal.bureau.BureauService;
import no.byraportal.identity.Role;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.RowGrid;

/** Byråer: the bureaus that the portal serves, in numbers; the operator sees none of their clients. */
@Route("byraer")
@Menu(title = "menu.bureaus", order = 200, icon = "building-2")
@RolesAllowed(Role.Name.OPERATOR)
class BureauListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient BureauService bureaus;
    private final RowGrid<BureauRow> grid = new RowGrid<>(getTranslation("menu.bureaus"), this::card);

    BureauListView(BureauService bureaus) {
        this.bureaus = bureaus;
        addClassName("page");
        Button create = new Button(getTranslation("bureaus.new"), Icon.PLUS.create(), e -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        PageHead head = new PageHead(getTranslation("menu.bureaus"), getTranslation("bureaus.sub"), create);
        grid.share(getTranslation("bureaus.name"), 3, this::name);
        grid.numbers(
                getTranslation("bureaus.customernumber"),
                "130px",
                row -> row.bureau().customerNumber().digits());
        grid.narrow(getTranslation("clients.status"), "120px", this::state);
        grid.numbers(getTranslation("bureaus.active"), "90px", row -> Integer.toString(row.active()));
        grid.numbers(getTranslation("bureaus.inactive"), "100px", row -> Integer.toString(row.inactive()));
        grid.numbers(getTranslation("bureaus.demo"), "90px", row -> Integer.toString(row.demo()));
        grid.numbers(getTranslation("menu.agents"), "100px", row -> Integer.toString(row.agents()));
        grid.narrow(getTranslation("bureaus.lastheard"), "180px", this::lastHeard);
        add(head, grid);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.bureaus");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        grid.setItems(bureaus.all());
    }

    private RouterLink name(BureauRow row) {
        return new RouterLink(
                row.bureau().name(),
                BureauView.class,
                new RouteParameters("number", row.bureau().customerNumber().digits()));
    }

    private Span state(BureauRow row) {
        return BureauText.state(row.bureau().state(), getLocale());
    }

    private Span lastHeard(BureauRow row) {
        return RowGrid.numbers(row.lastHeard()
                .map(at -> Dates.moment(at, getLocale()))
                .orElseGet(() -> getTranslation("bureaus.neverheard")));
    }

    private Component card(BureauRow row) {
        Span numbers = new Span(BureauText.numbers(row, getLocale()));
        numbers.addClassNames("wide", "muted");
        Div card = new Div(name(row), state(row), numbers);
        card.addClassName("card-row");
        return card;
    }

    private void create() {
        new NewBureauDialog((number, contact) -> {
                    Bureau born = bureaus.create(number, contact);
                    Notices.done(getTranslation("bureaus.created", born.name()));
                    getUI().ifPresent(ui ->
                            ui.navigate(BureauView.class, new RouteParameters("number", number.digits())));
                })
                .open();
    }
}
