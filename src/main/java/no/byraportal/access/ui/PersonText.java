package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.access.PersonRow;
import no.byraportal.access.Trouble;
import no.byraportal.access.UserState;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.RowGrid;

/** A client's person in words. */
final class PersonText {

    private final Locale locale;

    PersonText(Locale locale) {
        this.locale = locale;
    }

    private String text(String key, Object... arguments) {
        return Texts.text(locale, key, arguments);
    }

    Div name(PersonRow person) {
        return lines(
                new RouterLink(
                        person.name(),
                        PersonView.class,
                        new RouteParameters(PersonView.ID, person.id().toString())),
                muted(person.email()));
    }

    /** A few by name, more by number. */
    Span clients(PersonRow person) {
        int more = person.clients() - person.clientNames().size();
        String names = String.join(", ", person.clientNames());
        Span clients = new Span(
                person.clients() == 0
                        ? text("users.noclients")
                        : more > 0 ? text("users.andmore", names, more) : names);
        clients.setClassName("muted", person.clients() == 0);
        return clients;
    }

    Span level(PersonRow person) {
        return person.clients() == 0 ? new Span() : level(person.admin() ? Level.ADMIN : Level.USER);
    }

    Span level(Level level) {
        Span badge = new Span(text("level." + PeopleAddress.word(level)));
        if (level == Level.ADMIN) {
            badge.addClassNames("badge", "accent");
        }
        return badge;
    }

    /** What is normal stands quietly. */
    Component badge(UserState state) {
        Span word = new Span(text("users.state." + PeopleAddress.word(state)));
        if (state == UserState.ACTIVATED) {
            Span dot = new Span();
            dot.addClassName("dot");
            Span quiet = new Span(dot, word);
            quiet.addClassName("status");
            return quiet;
        }
        word.addClassName("badge");
        switch (state) {
            case INVITED -> word.addClassName("accent");
            case NOT_LINKED, LINK_EXPIRED -> word.addClassName("warn");
            case DISABLED -> word.addClassName("bad");
            case ACTIVATED -> {}
        }
        return word;
    }

    Div state(PersonRow person) {
        Div state = lines(badge(person.state()));
        String since = since(person);
        if (!since.isEmpty()) {
            state.add(muted(since));
        }
        return state;
    }

    /** At one client: how far they have come, or that what they had there has ended. */
    Div atClient(PersonRow person) {
        return person.clients() > 0
                ? state(person)
                : lines(muted(text("users.ended", Dates.day(person.lastDay().orElseThrow(), locale))));
    }

    /** Since when it is so, or why it waits. */
    String since(PersonRow person) {
        return switch (person.state()) {
            case NOT_LINKED -> person.trouble().map(this::waits).orElseGet(() -> text("users.since.not-linked"));
            case INVITED ->
                text(
                        "users.since.invited",
                        moment(person.times().invitedAt()),
                        moment(person.times().linkEndsAt()));
            case LINK_EXPIRED ->
                text("users.since.link-expired", moment(person.times().linkEndsAt()));
            case ACTIVATED ->
                person.trouble()
                        .map(this::waits)
                        .orElseGet(() -> text(
                                "users.since.activated", moment(person.times().activatedAt())));
            case DISABLED -> text("users.since.disabled", moment(person.times().disabledAt()));
        };
    }

    String waits(Trouble trouble) {
        return text("access.trouble." + trouble.key());
    }

    Span signedIn(PersonRow person) {
        Span at = RowGrid.numbers(person.times()
                .signedInAt()
                .map(when -> Dates.moment(when, locale))
                .orElseGet(() -> text("users.never")));
        at.setClassName("muted", person.times().signedInAt().isEmpty());
        return at;
    }

    Span until(Optional<LocalDate> lastDay) {
        return RowGrid.numbers(lastDay.map(day -> Dates.day(day, locale)).orElse(""));
    }

    /** A row where there is no room for columns. */
    Div card(PersonRow person, boolean withClients) {
        Div card = new Div(name(person));
        if (withClients || person.clients() > 0) {
            card.add(
                    badge(person.state()),
                    wide(withClients ? clients(person) : level(person)),
                    wide(muted(since(person))));
        } else {
            card.add(wide(atClient(person)));
        }
        person.lastDay()
                .filter(day -> withClients || person.clients() > 0)
                .ifPresent(day -> card.add(wide(muted(text("users.until", Dates.day(day, locale))))));
        card.addClassName("card-row");
        return card;
    }

    private String moment(Optional<Instant> at) {
        return at.map(when -> Dates.moment(when, locale)).orElse("–");
    }

    static <C extends Component> C wide(C part) {
        part.getElement().getClassList().add("wide");
        return part;
    }

    static Div lines(Component... lines) {
        Div cell = new Div(lines);
        cell.addClassName("lines");
        return cell;
    }

    static Span muted(String text) {
        Span muted = new Span(text);
        muted.addClassName("muted");
        return muted;
    }
}
