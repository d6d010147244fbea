package no.byraportal.bureau.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauRow;
import no.byraportal.bureau.BureauService;
import no.byraportal.bureau.CustomerNumber;
import no.byraportal.bureau.Licence;
import no.byraportal.identity.Role;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.ReasonDialog;

/** One bureau, as the operator keeps it: whether it is served, and its licences. */
@Route("byraer/:number")
@RolesAllowed(Role.Name.OPERATOR)
class BureauView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient BureauService bureaus;
    private final transient Clock clock;
    private final H1 name = new H1();
    private final Span sub = new Span();
    private final Div body = new Div();

    BureauView(BureauService bureaus, Clock clock) {
        this.bureaus = bureaus;
        this.clock = clock;
        addClassName("page");
        Div crumb = new Div(new Anchor("byraer", getTranslation("menu.bureaus")));
        crumb.addClassName("crumb");
        PageHead head = new PageHead(name, sub);
        body.addClassNames("page-body", "bureau-settings");
        body.getElement().setAttribute("tabindex", "0");
        add(crumb, head, body);
    }

    @Override
    public String getPageTitle() {
        return name.getText();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(bureaus.one(
                    new CustomerNumber(event.getRouteParameters().get("number").orElse(""))));
        } catch (InvalidValue e) {
            throw new NotFoundException();
        }
    }

    private void again(BureauRow row) {
        show(bureaus.one(row.bureau().customerNumber()));
    }

    private void show(BureauRow row) {
        name.setText(row.bureau().name());
        sub.setText(BureauText.numbers(row, getLocale()));
        body.removeAll();
        body.add(service(row), licences(row));
    }

    private Section section(String title) {
        Section section = new Section(new H2(getTranslation(title)));
        section.addClassName("panel");
        return section;
    }

    private Section service(BureauRow row) {
        Section section = section("bureau.service");
        Bureau.State now = row.bureau().state();
        Paragraph means = new Paragraph(getTranslation("bureau.state." + word(now) + ".means"));
        section.add(BureauText.state(now, getLocale()), means);
        Div actions = new Div();
        actions.addClassName("row-actions");
        Arrays.stream(Bureau.State.values()).filter(state -> state != now).forEach(state -> {
            Button act = new Button(getTranslation("bureau.serve." + word(state)), e -> ask(row, state));
            if (state == Bureau.State.CLOSED) {
                act.addThemeVariants(ButtonVariant.ERROR);
            }
            actions.add(act);
        });
        section.add(actions);
        return section;
    }

    private static String word(Bureau.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private void ask(BureauRow row, Bureau.State state) {
        new ReasonDialog(
                        getTranslation(
                                "bureau.serve." + word(state) + ".title",
                                row.bureau().name()),
                        getTranslation("bureau.state." + word(state) + ".means"),
                        getTranslation("bureau.serve." + word(state) + ".go"),
                        reason -> {
                            bureaus.serve(row.bureau().id(), state, reason);
                            again(row);
                        })
                .open();
    }

    private Section licences(BureauRow row) {
        Section section = section("bureausettings.licences");
        List<Licence> held = bureaus.licences(row.bureau().id());
        LocalDate today = LocalDate.now(clock.withZone(Dates.OSLO));
        for (Licence.Kind kind : Licence.Kind.values()) {
            Optional<Licence> licence =
                    held.stream().filter(one -> one.kind() == kind).findFirst();
            Span name = new Span(LicenceText.name(kind, getLocale()));
            name.addClassName("strong");
            Button change = new Button(
                    getTranslation("licence.change"),
                    e -> new LicenceDialog(kind, licence, today, wanted -> {
                                bureaus.license(row.bureau().id(), wanted);
                                again(row);
                                Notices.done(getTranslation("bureausettings.saved"));
                            })
                            .open());
            change.setAriaLabel(getTranslation("licence.change.label", LicenceText.name(kind, getLocale())));
            change.addThemeVariants(ButtonVariant.TERTIARY);
            Div line = new Div(
                    name,
                    licence.<Component>map(one -> LicenceText.state(one, today, getLocale()))
                            .orElseGet(() -> new Span(getTranslation("licence.none"))),
                    change);
            line.addClassName("licence-row");
            section.add(line);
        }
        return section;
    }
}
