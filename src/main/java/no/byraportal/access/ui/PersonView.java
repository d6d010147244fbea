package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.byraportal.access.AccessGrant;
import no.byraportal.access.AccessService;
import no.byraportal.access.Invitation;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleService;
import no.byraportal.access.PersonRow;
import no.byraportal.access.UserState;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.identity.SecondStepService;
import no.byraportal.identity.UserId;
import no.byraportal.shared.Dates;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.ui.DayPicker;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.ReasonDialog;
import no.byraportal.shared.ui.RowGrid;
import org.jspecify.annotations.Nullable;

/** A client's person: why they have each client, by whom, since when and until when, and what can be done with it. */
@Route("brukere/:id")
@RolesAllowed({Role.Name.BUREAU_ADMIN, Role.Name.BUREAU_MANAGER, Role.Name.BUREAU_STAFF})
class PersonView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ID = "id";

    private final transient PeopleService people;
    private final transient AccessService access;
    private final transient SecondStepService secondSteps;
    private final transient CurrentUser currentUser;
    private final transient PersonText words = new PersonText(getLocale());
    private final H1 name = new H1();
    private final Div head = new Div();
    private final Div waiting = new Div();
    private final Div actions = new Div();
    private final H2 why = new H2();
    private final RowGrid<AccessGrant> grid = new RowGrid<>(getTranslation("users.why.list"), this::card);
    private final Div bulk = new Div();
    private final Set<ClientNumber> chosen = new LinkedHashSet<>();
    private transient @Nullable PersonRow shown;
    private transient List<AccessGrant> grants = List.of();

    PersonView(PeopleService people, AccessService access, SecondStepService secondSteps, CurrentUser currentUser) {
        this.people = people;
        this.access = access;
        this.secondSteps = secondSteps;
        this.currentUser = currentUser;
        addClassName("page");
        Div crumb = new Div(new RouterLink(getTranslation("menu.users"), PeopleListView.class));
        crumb.addClassName("crumb");
        head.addClassName("client-head");
        waiting.addClassName("list-tools");
        actions.addClassName("list-tools");
        Div section = new Div(why);
        section.addClassName("fill-head");
        grid.addClassName("tall-rows");
        if (scope().mayKeepUsers()) {
            grid.narrow(getTranslation("staff.choose"), "80px", this::box);
        }
        grid.share(getTranslation("clients.name"), 3, this::client);
        grid.narrow(getTranslation("users.level"), "90px", grant -> words.level(grant.level()));
        grid.share(getTranslation("users.why"), 5, this::why);
        grid.share(getTranslation("users.lastday"), 2, this::until);
        bulk.addClassName("bulk-bar");
        bulk.getElement().setAttribute("role", "status");
        add(crumb, head, waiting, actions, section, grid, bulk);
    }

    @Override
    public String getPageTitle() {
        return shown == null ? getTranslation("menu.users") : shown.name();
    }

    private PersonScope scope() {
        return currentUser.scope();
    }

    private PersonRow person() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UserId id = id(event.getRouteParameters().get(ID).orElse(""));
        if (shown == null || !shown.id().equals(id)) {
            chosen.clear();
        }
        show(id);
    }

    private static UserId id(String written) {
        try {
            return UserId.of(written);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void show(UserId id) {
        shown = people.person(scope(), id);
        grants = people.grants(scope(), id);
        layOutHead();
        layOutActions();
        why.setText(getTranslation("users.why.title", person().name()));
        grid.setItems(grants);
        layOutBulk();
    }

    private void layOutHead() {
        name.setText(person().name());
        Div line = new Div(name, words.badge(person().state()));
        line.addClassName("name");
        Div facts = new Div(
                new Span(person().email()),
                new Span(words.since(person())),
                new Span(getTranslation(
                        "users.signedin.fact", words.signedIn(person()).getText())));
        facts.addClassName("facts");
        head.removeAll();
        head.add(line, facts);
        waiting.removeAll();
        waiting.setVisible(person().trouble().isPresent());
        person().trouble()
                .ifPresent(trouble -> waiting.add(Notices.banner(
                        Notices.Kind.WARN,
                        new Span(getTranslation(
                                "users.waits", Dates.moment(trouble.at(), getLocale()), words.waits(trouble))))));
    }

    private void layOutActions() {
        actions.removeAll();
        boolean pending = person().state().isPending();
        boolean some = grants.stream().anyMatch(grant -> grant.holdsOn(scope().today()));
        actions.setVisible(scope().mayKeepUsers());
        if (pending) {
            action("users.resend", this::resend);
            action("users.correct", this::correct);
            action(
                    "users.withdraw.invitation",
                    () -> withdraw(grants.stream().map(AccessGrant::client).toList()));
        }
        if (person().trouble().isPresent()) {
            action("users.retry", this::retry);
        }
        if (some) {
            action("users.copyto", this::copyTo);
        }
        if (person().state() != UserState.DISABLED) {
            action("users.copyfrom", this::copyFrom);
        }
        if (person().state() == UserState.ACTIVATED && scope().mayAdminister()) {
            action("secondstep.reset", this::resetSecondStep);
        }
    }

    private void action(String key, Runnable deed) {
        Button button = new Button(getTranslation(key), e -> deed.run());
        button.setId(key.replace('.', '-'));
        actions.add(button);
    }

    private void resend() {
        try {
            access.resend(scope(), person().id());
            Notices.done(getTranslation("users.resend.done", person().name()));
        } catch (RuleBroken broken) {
            Notices.trouble(getTranslation(broken.key(), broken.arguments()));
        }
        show(person().id());
    }

    private void retry() {
        access.hurry(scope(), person().id());
        Notices.done(getTranslation("users.retry.done"));
        show(person().id());
    }

    private void resetSecondStep() {
        new ReasonDialog(
                        getTranslation("secondstep.reset.title", person().name()),
                        getTranslation("secondstep.reset.means"),
                        getTranslation("secondstep.reset.confirm"),
                        reason -> {
                            secondSteps.reset(scope(), person().id(), reason);
                            Notices.done(getTranslation("secondstep.reset.done", person().name()));
                        })
                .open();
    }

    private void correct() {
        new CorrectDialog(person(), (email, called) -> {
                    UserId now = access.correct(scope(), person().id(), email, called);
                    Notices.done(getTranslation("users.correct.done"));
                    if (now.equals(person().id())) {
                        show(now);
                    } else {
                        getUI().ifPresent(ui -> ui.navigate(PersonView.class, new RouteParameters(ID, now.toString())));
                    }
                })
                .open();
    }

    private void copyTo() {
        TextArea to = new TextArea(getTranslation("users.copyto.label"));
        to.setId("users-copy-to");
        to.setHelperText(getTranslation("users.paste.help"));
        to.setWidthFull();
        to.setValueChangeMode(ValueChangeMode.LAZY);
        UserId from = person().id();
        DeedDialog dialog = new DeedDialog(
                        "copyto",
                        person().name(),
                        reason -> access.previewCopy(scope(), from, read(to), reason, getLocale()),
                        reason -> access.copy(scope(), from, read(to), reason, getLocale()),
                        () -> {})
                .with("to", to);
        to.addValueChangeListener(e -> dialog.foresee());
        dialog.foreseen();
    }

    private static List<Invitation> read(TextArea pasted) {
        return PastedPeople.read(pasted.getValue(), Level.USER, "");
    }

    private void copyFrom() {
        ComboBox<PersonRow> from = new ComboBox<>(getTranslation("users.copyfrom.label"));
        from.setId("users-copy-from");
        from.setWidthFull();
        from.setItemLabelGenerator(row -> row.name() + " · " + row.email());
        from.setItems(fetch -> people
                .page(
                        scope(),
                        PeopleQuery.ALL.searching(fetch.getFilter().orElse("")),
                        fetch.getOffset(),
                        fetch.getLimit())
                .stream());
        List<Invitation> me = List.of(Invitation.of(person().email(), person().name(), Level.USER, Optional.empty()));
        DeedDialog dialog = new DeedDialog(
                        "copyfrom",
                        person().name(),
                        reason -> from.getOptionalValue()
                                .map(row -> access.previewCopy(scope(), row.id(), me, reason, getLocale()))
                                .orElse(List.of()),
                        reason -> access.copy(scope(), from.getValue().id(), me, reason, getLocale()),
                        () -> show(person().id()))
                .with("from", from);
        from.addValueChangeListener(e -> dialog.foresee());
        dialog.foreseen();
    }

    private Component box(AccessGrant grant) {
        Checkbox box = new Checkbox(chosen.contains(grant.client()));
        box.setAriaLabel(getTranslation("staff.choose.label", grant.clientName()));
        box.addValueChangeListener(e -> {
            if (e.getValue()) {
                chosen.add(grant.client());
            } else {
                chosen.remove(grant.client());
            }
            layOutBulk();
        });
        return box;
    }

    private Div client(AccessGrant grant) {
        Div client = PersonText.lines(new Anchor("klienter/" + grant.client() + "/brukere", grant.clientName()));
        if (!grant.open()) {
            client.add(PersonText.muted(getTranslation("users.closed")));
        }
        return client;
    }

    /** By whom, when and why. */
    private Div why(AccessGrant grant) {
        Div why = PersonText.lines(
                new Span(getTranslation("users.why.by", grant.by(), Dates.moment(grant.at(), getLocale()))));
        if (!grant.reason().isEmpty()) {
            why.add(PersonText.muted(getTranslation("users.why.because", grant.reason())));
        }
        return why;
    }

    private Span until(AccessGrant grant) {
        boolean holds = grant.holdsOn(scope().today());
        Span until = new Span(grant.lastDay()
                .map(day -> getTranslation(holds ? "users.until" : "users.over", Dates.day(day, getLocale())))
                .orElseGet(() -> getTranslation("users.until.withdrawn")));
        until.setClassName("muted", !holds);
        return until;
    }

    private Component card(AccessGrant grant) {
        Div card = new Div(client(grant), scope().mayKeepUsers() ? box(grant) : new Span());
        card.add(
                PersonText.wide(words.level(grant.level())),
                PersonText.wide(why(grant)),
                PersonText.wide(until(grant)));
        card.addClassName("card-row");
        return card;
    }

    private void layOutBulk() {
        bulk.removeAll();
        bulk.setVisible(scope().mayKeepUsers() && !grants.isEmpty());
        chosen.retainAll(grants.stream().map(AccessGrant::client).toList());
        Button all = new Button(getTranslation("staff.chooseall", grants.size()), e -> {
            grants.forEach(grant -> chosen.add(grant.client()));
            chosenAnew();
        });
        bulk.add(new Span(getTranslation("users.chosen", chosen.size(), grants.size())), all);
        if (!chosen.isEmpty()) {
            Button none = new Button(getTranslation("staff.choosenone"), e -> {
                chosen.clear();
                chosenAnew();
            });
            Button change = new Button(getTranslation("users.change"), e -> change(List.copyOf(chosen)));
            change.addThemeVariants(ButtonVariant.PRIMARY);
            Button withdraw = new Button(getTranslation("users.withdraw"), e -> withdraw(List.copyOf(chosen)));
            withdraw.addThemeVariants(ButtonVariant.ERROR);
            bulk.add(none, change, withdraw);
        }
    }

    private void chosenAnew() {
        grid.getDataProvider().refreshAll();
        layOutBulk();
    }

    private void change(List<ClientNumber> clients) {
        AccessGrant first = grants.stream()
                .filter(grant -> clients.contains(grant.client()))
                .findFirst()
                .orElseThrow();
        RadioButtonGroup<Level> level = AccessFields.level(getLocale(), first.level());
        DayPicker lastDay = AccessFields.lastDay(getLocale(), scope().today());
        lastDay.setValue(
                first.lastDay().filter(day -> !day.isBefore(scope().today())).orElse(null));
        UserId id = person().id();
        DeedDialog dialog = new DeedDialog(
                        "change",
                        person().name(),
                        reason -> access.previewChange(scope(), id, clients, level.getValue(), day(lastDay), reason),
                        reason -> access.change(scope(), id, clients, level.getValue(), day(lastDay), reason),
                        this::done)
                .with("level", level)
                .with("lastDay", lastDay);
        level.addValueChangeListener(e -> dialog.foresee());
        lastDay.addValueChangeListener(e -> dialog.foresee());
        dialog.foreseen();
    }

    private static Optional<LocalDate> day(DayPicker picker) {
        return Optional.ofNullable(picker.getValue());
    }

    private void withdraw(List<ClientNumber> clients) {
        UserId id = person().id();
        new DeedDialog(
                        "withdraw",
                        person().name(),
                        reason -> access.previewWithdrawal(scope(), id, clients),
                        reason -> access.withdraw(scope(), id, clients, reason),
                        this::done)
                .foreseen()
                .addOpenedChangeListener(e -> {
                    // Of whom nothing is left, there is nothing to show either.
                    if (!e.isOpened() && isGone()) {
                        getUI().ifPresent(ui -> ui.navigate(PeopleListView.class));
                    }
                });
    }

    private boolean isGone() {
        return people.grants(scope(), person().id()).isEmpty();
    }

    private void done() {
        chosen.clear();
        if (!isGone()) {
            show(person().id());
        }
    }
}
