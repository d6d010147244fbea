package no.byraportal.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Optional;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleService;
import no.byraportal.access.PersonRow;
import no.byraportal.access.Reach;
import no.byraportal.client.Client;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.RowGrid;

/** A client's own people, and everyone who can reach it. */
final class UsersPanel extends Div {

    /** So many are all there at once; the rest scroll. */
    private static final int SHORT = 12;

    private final transient PeopleService people;
    private final transient CurrentUser currentUser;
    private final transient Client client;
    private final transient PersonText words = new PersonText(getLocale());

    UsersPanel(PeopleService people, CurrentUser currentUser, Client client) {
        this.people = people;
        this.currentUser = currentUser;
        this.client = client;
        addClassName("users-panel");
        PeopleQuery own = PeopleQuery.ALL.of(client.clientNumber());
        int found = people.count(scope(), own);
        add(ownHead(own, found), found > 0 ? own(own, found) : new Paragraph(getTranslation("users.none")));
        List<Reach> reach = people.reach(scope(), client.clientNumber());
        add(reachHead(), reach(reach));
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private Div ownHead(PeopleQuery own, int found) {
        Div head = new Div(new H2(getTranslation("users.count", found)));
        head.addClassName("section-head");
        if (found > 0) {
            RouterLink all = new RouterLink(getTranslation("users.find"), PeopleListView.class);
            all.setQueryParameters(PeopleAddress.write(own));
            all.addClassName("small");
            head.add(all);
        }
        if (scope().mayKeepUsers()) {
            Button invite = new Button(getTranslation("users.invite"), Icon.PLUS.create());
            invite.setId("users-invite");
            invite.addThemeVariants(ButtonVariant.PRIMARY);
            invite.addClassName("end");
            invite.addClickListener(e -> getUI().ifPresent(ui ->
                    ui.navigate(InvitationView.class, InvitationView.address(Optional.of(client.clientNumber())))));
            head.add(invite);
        }
        return head;
    }

    private RowGrid<PersonRow> own(PeopleQuery own, int found) {
        RowGrid<PersonRow> grid = new RowGrid<>(getTranslation("menu.users"), row -> words.card(row, false));
        grid.addClassName("tall-rows");
        grid.share(getTranslation("users.name"), 3, words::name);
        grid.narrow(getTranslation("users.level"), "90px", words::level);
        grid.share(getTranslation("users.state"), 3, words::atClient);
        grid.narrow(getTranslation("users.signedin"), "170px", words::signedIn);
        grid.narrow(getTranslation("users.lastday"), "130px", row -> words.until(row.lastDay()));
        grid.setItems(
                fetch -> people.page(scope(), own, fetch.getOffset(), fetch.getLimit()).stream(),
                fetch -> people.count(scope(), own));
        grid.setAllRowsVisible(found <= SHORT);
        return grid;
    }

    private Div reachHead() {
        Anchor download = new ReachDownload(people, currentUser, client.clientNumber())
                .link(getTranslation("users.reach.download"));
        download.addComponentAsFirst(Icon.DOWNLOAD.create());
        download.addClassNames("end", "with-icon");
        Div head = new Div(new H2(getTranslation("users.reach")), download);
        head.addClassName("section-head");
        return head;
    }

    private RowGrid<Reach> reach(List<Reach> reach) {
        RowGrid<Reach> grid = new RowGrid<>(getTranslation("users.reach"), this::card);
        grid.addClassName("tall-rows");
        grid.share(getTranslation("users.name"), 3, UsersPanel::name);
        grid.share(getTranslation("users.way"), 3, this::way);
        grid.share(getTranslation("users.why"), 5, this::why);
        grid.narrow(getTranslation("users.lastday"), "130px", one -> words.until(one.lastDay()));
        grid.setItems(reach);
        grid.setAllRowsVisible(reach.size() <= SHORT);
        return grid;
    }

    private static Div name(Reach one) {
        return PersonText.lines(new Span(one.name()), PersonText.muted(one.email()));
    }

    private Span way(Reach one) {
        return new Span(getTranslation("users.way." + PeopleAddress.word(one.way())));
    }

    private Div why(Reach one) {
        Div why = PersonText.lines();
        one.at()
                .ifPresent(at ->
                        why.add(new Span(getTranslation("users.why.by", one.by(), Dates.moment(at, getLocale())))));
        if (!one.reason().isEmpty()) {
            why.add(PersonText.muted(getTranslation("users.why.because", one.reason())));
        }
        return why;
    }

    private Div card(Reach one) {
        Div card = new Div(PersonText.wide(name(one)), PersonText.wide(way(one)), PersonText.wide(why(one)));
        one.lastDay()
                .ifPresent(day -> card.add(
                        PersonText.wide(PersonText.muted(getTranslation("users.until", Dates.day(day, getLocale()))))));
        card.addClassName("card-row");
        return card;
    }
}
