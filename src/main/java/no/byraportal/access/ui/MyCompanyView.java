package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.byraportal.access.AccessOutcome;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.access.AccessService;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleService;
import no.byraportal.access.PersonRow;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauService;
import no.byraportal.client.ClientAccess;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientService;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.shared.Dates;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.ui.ContactLine;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.PageHead;
import no.byraportal.shared.ui.ReasonDialog;
import no.byraportal.shared.ui.RowGrid;
import org.jspecify.annotations.Nullable;

/** Mitt firma: what a company's own administrator sees of it, and its users as far as the bureau lets them be kept. */
@Route("mitt-firma/:number")
@RolesAllowed(Role.Name.CLIENT_USER)
class MyCompanyView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ClientService clients;
    private final transient BureauService bureaus;
    private final transient PeopleService people;
    private final transient AccessService access;
    private final transient CurrentUser currentUser;
    private final transient PersonText words = new PersonText(getLocale());
    private transient @Nullable ClientAccess shown;
    private transient List<ClientAccess> own = List.of();

    MyCompanyView(
            ClientService clients,
            BureauService bureaus,
            PeopleService people,
            AccessService access,
            CurrentUser currentUser) {
        this.clients = clients;
        this.bureaus = bureaus;
        this.people = people;
        this.access = access;
        this.currentUser = currentUser;
        addClassName("page");
    }

    @Override
    public String getPageTitle() {
        return shown == null ? getTranslation("companies.company") : shown.name();
    }

    private ClientAccess company() {
        return Objects.requireNonNull(shown);
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String number = event.getRouteParameters().get("number").orElse("");
        own = clients.mine().stream()
                .filter(company -> company.open() && company.level() == Level.ADMIN)
                .toList();
        shown = own.stream()
                .filter(company -> company.number().toString().equals(number))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        // The companies of all bureaus stand together, so going into one is choosing its bureau.
        if (!scope().bureau().equals(company().bureau())) {
            currentUser.choose(company().bureau());
        }
        show();
    }

    private void show() {
        removeAll();
        Bureau bureau = bureaus.bureau(scope());
        Div crumb = new Div(new Anchor("mine-firmaer", getTranslation("menu.companies")));
        crumb.addClassName("crumb");
        Button invite = new Button(getTranslation("mycompany.invite"), e -> invite());
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        invite.setVisible(bureau.clientsKeepUsers());
        Div body = new Div(
                section("mycompany.bureau", new ContactLine(bureau.name(), bureau.email(), bureau.phone())),
                section("mycompany.users", bureau.clientsKeepUsers() ? users() : bureausToKeep(bureau)));
        body.addClassNames("page-body", "my-company");
        Anchor statistics =
                new Anchor("mitt-firma/" + company().number() + "/statistikk", getTranslation("mycompany.statistics"));
        statistics.addClassName("link");
        add(crumb, new PageHead(company().name(), facts(), statistics, invite), body);
        if (own.size() > 1) {
            crumb.add(switcher());
        }
    }

    /** From one of her companies to another, without going by the list of them. */
    private ComboBox<ClientAccess> switcher() {
        ComboBox<ClientAccess> other = new ComboBox<>();
        other.setAriaLabel(getTranslation("mycompany.switch"));
        other.setItems(own);
        other.setItemLabelGenerator(ClientAccess::name);
        other.setValue(company());
        other.addValueChangeListener(e -> {
            if (e.getValue() == null) {
                other.setValue(company());
            } else if (!e.getValue().equals(company())) {
                getUI().ifPresent(ui -> ui.navigate("mitt-firma/" + e.getValue().number()));
            }
        });
        return other;
    }

    private String facts() {
        return company()
                        .orgNumber()
                        .map(OrgNumber::grouped)
                        .map(number -> getTranslation("companies.orgnumber", number) + " · ")
                        .orElse("")
                + getTranslation("companies.number", company().number().toString());
    }

    private Div bureausToKeep(Bureau bureau) {
        return Notices.banner(Notices.Kind.INFO, new Span(getTranslation("mycompany.users.bureau", bureau.name())));
    }

    private Section section(String title, Component content) {
        Section section = new Section(new H2(getTranslation(title)), content);
        section.addClassName("panel");
        return section;
    }

    private RowGrid<PersonRow> users() {
        PeopleQuery query = new PeopleQuery(
                "", Optional.of(company().number()), Set.of(), Optional.empty(), PeopleQuery.Sort.NAME, false);
        RowGrid<PersonRow> grid = new RowGrid<>(getTranslation("mycompany.users"), this::card);
        grid.addClassName("tall-rows");
        grid.setAllRowsVisible(true);
        grid.share(getTranslation("mycompany.name"), 3, this::name);
        grid.share(getTranslation("mycompany.level"), 1, words::level);
        grid.share(getTranslation("mycompany.state"), 2, this::state);
        grid.narrow(getTranslation("mycompany.actions"), "330px", this::actions).setKey("actions");
        grid.setItems(
                fetch -> people.page(scope(), query, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> people.count(scope(), query));
        return grid;
    }

    private Div name(PersonRow person) {
        Span email = new Span(person.email());
        email.addClassNames("muted", "small");
        Div name = new Div(new Span(person.name().isEmpty() ? person.email() : person.name()), email);
        name.addClassName("lines");
        return name;
    }

    private Div state(PersonRow person) {
        Div state = words.atClient(person);
        person.lastDay()
                .filter(last -> person.clients() > 0)
                .ifPresent(last ->
                        state.add(PersonText.muted(getTranslation("companies.until", Dates.day(last, getLocale())))));
        return state;
    }

    private boolean isMe(PersonRow person) {
        return person.id().equals(scope().user());
    }

    private Div actions(PersonRow person) {
        Div actions = new Div();
        actions.addClassName("row-actions");
        if (person.admin() && !isMe(person)) {
            Span bureaus = new Span(getTranslation("mycompany.admin"));
            bureaus.addClassNames("muted", "small");
            actions.add(bureaus);
            return actions;
        }
        if (person.state().isPending()) {
            actions.add(new Button(getTranslation("mycompany.resend"), e -> resend(person)));
        }
        Button withdraw = new Button(getTranslation("mycompany.withdraw"), e -> withdraw(person));
        withdraw.addThemeVariants(ButtonVariant.ERROR);
        withdraw.setAriaLabel(getTranslation("mycompany.withdraw.label", person.name()));
        actions.add(withdraw);
        return actions;
    }

    private Component card(PersonRow person) {
        Div actions = actions(person);
        actions.addClassName("wide");
        Div card = new Div(name(person), words.level(person), state(person), actions);
        card.addClassName("card-row");
        return card;
    }

    private void invite() {
        new InviteDialog(scope().today(), asked -> {
                    List<AccessOutcome> outcomes =
                            access.invite(scope(), asked.to(company().number(), getLocale()));
                    AccessOutcome outcome = outcomes.getFirst();
                    if (outcome.kind() != Kind.REFUSED) {
                        show();
                        Notices.done(getTranslation(
                                outcome.kind() == Kind.DONE ? "mycompany.invited" : "mycompany.hadit",
                                outcome.email()));
                    }
                    return outcome;
                })
                .open();
    }

    private void resend(PersonRow person) {
        try {
            access.resend(scope(), person.id());
            show();
            Notices.done(getTranslation("mycompany.resent", person.email()));
        } catch (RuleBroken broken) {
            Notices.trouble(getTranslation(broken.key(), broken.arguments()));
        }
    }

    private void withdraw(PersonRow person) {
        boolean me = isMe(person);
        new ReasonDialog(
                        getTranslation("mycompany.withdraw.title", person.name()),
                        getTranslation(
                                me ? "mycompany.withdraw.me" : "mycompany.withdraw.means",
                                company().name()),
                        getTranslation("mycompany.withdraw.confirm"),
                        reason -> withdraw(person, me, reason))
                .open();
    }

    private void withdraw(PersonRow person, boolean me, String reason) {
        AccessOutcome outcome = access.withdraw(
                        scope(), person.id(), List.of(company().number()), reason)
                .getFirst();
        outcome.why().ifPresent(why -> {
            throw new RuleBroken(why.key(), why.arguments().toArray());
        });
        if (me) {
            getUI().ifPresent(ui -> ui.getPage().setLocation("/"));
        } else {
            show();
            Notices.done(getTranslation("mycompany.withdrawn", person.name()));
        }
    }
}
