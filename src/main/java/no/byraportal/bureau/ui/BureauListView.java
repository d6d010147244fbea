package no.byraportal.bureau.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauService;
import no.byraportal.identity.Role;

/** Byråer: the bureaus that the portal serves; the operator sees them and none of their clients. */
@Route("byraer")
@Menu(title = "menu.bureaus", order = 200, icon = "building-2")
@RolesAllowed(Role.Name.OPERATOR)
class BureauListView extends Div implements HasDynamicTitle {

    BureauListView(BureauService bureaus) {
        addClassName("page");
        Span sub = new Span(getTranslation("bureaus.sub"));
        sub.addClassName("sub");
        Div head = new Div(new H1(getTranslation("menu.bureaus")), sub);
        head.addClassName("page-head");
        Grid<Bureau> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addClassName("client-grid");
        grid.addColumn(Bureau::name).setHeader(getTranslation("bureaus.name")).setFlexGrow(3);
        grid.addColumn(bureau -> bureau.customerNumber().digits())
                .setHeader(getTranslation("bureaus.customernumber"))
                .setFlexGrow(1);
        grid.setItems(bureaus.all());
        add(head, grid);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.bureaus");
    }
}
