package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import no.byraportal.settings.Applied;
import no.byraportal.settings.OutsideItem;
import no.byraportal.settings.OutsideTask;
import no.byraportal.settings.Party;
import no.byraportal.settings.Switch;
import no.byraportal.settings.Turn;
import no.byraportal.settings.Turn.Answer;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;

/** What was turned on or off, by whom and why, and how far each of the three parties has come with it. */
final class TurnPanel extends Div {

    private final Turn turn;
    private final String key;

    /** @param checklist where the ERP's line stands, when its turn has come */
    TurnPanel(Turn turn, List<OutsideItem> checklist, boolean mayTick, BiConsumer<OutsideTask, Boolean> tick) {
        this.turn = turn;
        this.key = "turn." + word(turn.what()) + "." + turn.on();
        addClassNames("panel", "turn");
        Paragraph who = new Paragraph(getTranslation(
                "turn.who", turn.by().name(), Dates.moment(turn.at(), getLocale()), Integer.toString(turn.revision())));
        who.addClassNames("muted", "small");
        add(new H2(getTranslation(key)), who);
        turn.reason().ifPresent(reason -> add(new Paragraph(getTranslation("turn.reason", reason))));
        OrderedList ladder = new OrderedList();
        ladder.addClassName("ladder");
        turn.answers().forEach(answer -> ladder.add(step(answer, checklist, mayTick, tick)));
        add(ladder);
        if (turn.what() == Switch.ACTIVE) {
            add(charge());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private ListItem step(
            Answer answer, List<OutsideItem> checklist, boolean mayTick, BiConsumer<OutsideTask, Boolean> tick) {
        boolean done = answer.done().isPresent();
        boolean later = !done && answer.since().isEmpty();
        Span badge =
                new Span(getTranslation(done ? "turn.state.done" : later ? "turn.state.later" : "turn.state.waiting"));
        badge.addClassNames("badge", done ? "ok" : later ? "plain" : "warn");
        Span party = new Span(getTranslation("turn.party." + word(answer.party())));
        party.addClassName("label");
        Div head = new Div((done ? Icon.CIRCLE_CHECK : Icon.CLOCK).create(), party, badge);
        head.addClassName("step-head");
        ListItem step = new ListItem(head);
        step.addClassName(done ? "step-done" : later ? "step-later" : "step-waiting");
        if (answer.party() == Party.ERP) {
            checklist.stream()
                    .filter(item -> item.task() == turn.what().reminder(turn.on()))
                    .forEach(item -> step.add(new OutsideLine(item, mayTick, tick)));
        } else {
            step.add(new Div(getTranslation(key + "." + word(answer.party()))));
        }
        if (answer.party() != Party.ERP || later) {
            Div evidence = new Div(evidence(answer, later));
            evidence.addClassName("evidence");
            step.add(evidence);
        }
        return step;
    }

    private String evidence(Answer answer, boolean later) {
        if (answer.done().isPresent()) {
            return getTranslation("turn.done", Dates.moment(answer.done().get(), getLocale()));
        }
        if (later) {
            return getTranslation("turn.later." + word(answer.party()));
        }
        return answer.says()
                .map(this::insufficient)
                .orElseGet(() -> getTranslation("turn.waiting.never", Integer.toString(turn.revision())));
    }

    /** What a party has said, and why that proves nothing. */
    private String insufficient(Applied says) {
        String revision = Integer.toString(says.revision());
        return says.revision() < turn.revision()
                ? getTranslation(
                        "turn.waiting.old",
                        revision,
                        Dates.moment(says.appliedAt(), getLocale()),
                        Integer.toString(turn.revision()))
                : getTranslation("turn.waiting." + word(turn.what()) + "." + turn.on(), revision);
    }

    /** The charge follows WebFaktura alone (C3 D7). */
    private Div charge() {
        String charge = "turn.charge." + turn.on();
        Div line = new Div(
                Icon.INFO.create(),
                new Span(turn.answer(Party.WEBFAKTURA)
                        .done()
                        .map(at -> getTranslation(charge + ".since", Dates.moment(at, getLocale())))
                        .orElseGet(() -> getTranslation(charge + ".waiting"))));
        line.addClassName("evidence");
        return line;
    }
}
