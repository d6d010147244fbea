package no.byraportal.client.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import no.byraportal.client.ClientService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Role;

/** Mine firmaer: which companies a client's own person has access to, and how far it goes. */
@Route("mine-firmaer")
@Menu(title = "menu.companies", order = 10, icon = "building")
@RolesAllowed(Role.Name.CLIENT_USER)
class MyCompaniesView extends Div implements HasDynamicTitle {

    MyCompaniesView(ClientService clients, CurrentUser currentUser) {
        addClassName("page");
        Span sub = new Span(getTranslation("companies.sub"));
        sub.addClassName("sub");
        Div head = new Div(new H1(getTranslation("menu.companies")), sub);
        head.addClassName("page-head");
        Div companies = new Div();
        companies.addClassNames("page-body", "companies");
        clients.mine(currentUser.scope()).forEach(access -> {
            Span level = new Span(getTranslation(
                    access.open() ? "level." + access.level().name().toLowerCase(Locale.ROOT) : "companies.closed"));
            level.addClassName("badge");
            Div title = new Div(new H2(access.name()), level);
            title.addClassName("agent-head");
            Div panel = new Div(
                    title,
                    new Paragraph(
                            getTranslation("companies.number", access.number().toString())));
            panel.addClassName("panel");
            if (!access.open()) {
                panel.add(new Paragraph(getTranslation("companies.closed.text")));
            }
            companies.add(panel);
        });
        add(head, companies);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("menu.companies");
    }
}
