package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.access.AccessOutcome;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.ui.RowGrid;

/** What becomes of each person and client, one row each; of many, those of one outcome alone on demand. */
final class OutcomeList extends Div {

    /** So many are all there at once; the rest scroll. */
    private static final int SHORT = 8;

    private final transient List<AccessOutcome> outcomes;
    private final String word;
    private final RowGrid<AccessOutcome> grid;
    private final Div chips = new Div();

    /** @param word what is done to them, and whether it is done: {@code invite.will} */
    OutcomeList(List<AccessOutcome> outcomes, String word) {
        this.outcomes = outcomes;
        this.word = word;
        this.grid = new RowGrid<>(getTranslation("users.result"), this::card);
        addClassName("outcomes");
        chips.addClassName("chips");
        chips.getElement().setAttribute("role", "group");
        chips.getElement().setAttribute("aria-label", getTranslation("users.filter"));
        grid.addClassName("tall-rows");
        if (outcomes.stream().anyMatch(outcome -> outcome.row() > 1)) {
            grid.numbers(getTranslation("users.row"), "70px", outcome -> Integer.toString(outcome.row()));
        }
        grid.share(getTranslation("users.name"), 3, OutcomeList::who);
        grid.share(getTranslation("clients.name"), 2, outcome -> new Span(client(outcome)));
        grid.share(getTranslation("users.result"), 4, this::result);
        Map<Kind, Integer> counts = counts(outcomes);
        if (counts.size() > 1) {
            add(chips);
            layOutChips(counts);
        }
        add(grid);
        show(Optional.empty());
    }

    static Map<Kind, Integer> counts(List<AccessOutcome> outcomes) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        outcomes.forEach(outcome -> counts.merge(outcome.kind(), 1, Integer::sum));
        return counts;
    }

    private void show(Optional<Kind> kind) {
        List<AccessOutcome> shown = outcomes.stream()
                .filter(outcome -> kind.filter(one -> one != outcome.kind()).isEmpty())
                .toList();
        grid.setItems(shown);
        grid.setAllRowsVisible(shown.size() <= SHORT);
        setClassName("long", shown.size() > SHORT);
    }

    private void layOutChips(Map<Kind, Integer> counts) {
        Button all = chip(getTranslation("users.outcome.all"), outcomes.size(), Optional.empty());
        all.getElement().setAttribute("aria-pressed", "true");
        chips.add(all);
        counts.forEach((kind, number) -> chips.add(chip(text(kind), number, Optional.of(kind))));
    }

    private Button chip(String text, int number, Optional<Kind> kind) {
        Button chip = new Button(new Div(new Span(text), new Span(" "), RowGrid.numbers(Integer.toString(number))));
        chip.addClassName("chip");
        chip.getElement().setAttribute("aria-pressed", "false");
        chip.addClickListener(e -> {
            chips.getChildren().forEach(each -> each.getElement().setAttribute("aria-pressed", "false"));
            chip.getElement().setAttribute("aria-pressed", "true");
            show(kind);
        });
        return chip;
    }

    private String text(Kind kind) {
        return getTranslation(
                kind == Kind.DONE ? "users." + word + ".done" : "users.outcome." + PeopleAddress.word(kind));
    }

    private static Div who(AccessOutcome outcome) {
        boolean named = !outcome.name().isEmpty() && !outcome.name().equals(outcome.email());
        return named
                ? PersonText.lines(new Span(outcome.name()), PersonText.muted(outcome.email()))
                : PersonText.lines(new Span(outcome.email()));
    }

    private static String client(AccessOutcome outcome) {
        return outcome.clientName().isEmpty()
                ? outcome.client().map(ClientNumber::toString).orElse("")
                : outcome.clientName();
    }

    private Component result(AccessOutcome outcome) {
        Span badge = new Span(text(outcome.kind()));
        badge.addClassName("badge");
        switch (outcome.kind()) {
            case DONE -> badge.addClassName("ok");
            case REFUSED -> badge.addClassName("bad");
            case UNCHANGED -> {}
        }
        Div result = PersonText.lines(badge);
        outcome.why()
                .ifPresent(why -> result.add(PersonText.muted(
                        getTranslation(why.key(), why.arguments().toArray()))));
        return result;
    }

    private Div card(AccessOutcome outcome) {
        Div card = new Div(
                PersonText.wide(who(outcome)),
                PersonText.wide(new Span(client(outcome))),
                PersonText.wide(result(outcome)));
        card.addClassName("card-row");
        return card;
    }
}
