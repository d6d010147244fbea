package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.IntFunction;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.HistoryService;
import no.byraportal.settings.SettingsRevision;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.ui.RevisionSheet.Then;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.DayPicker;

/**
 * Historikk: every revision, newest first: what, why, who and when, and which one is in force where. Of one chosen
 * revision, or of a time, the whole document is shown; of two, what differs.
 */
final class HistoryPanel extends Div {

    private static final int PAGE = 20;

    private final transient PersonScope scope;
    private final transient SettingsService settings;
    private final transient HistoryService history;
    private final transient ClientSettings desired;
    private final transient IntFunction<Component> back;
    private final transient Map<Consumer, Applied> applied = new EnumMap<>(Consumer.class);
    private final transient Map<Integer, NativeButton> marks = new HashMap<>();
    private final transient SequencedSet<Integer> chosen = new LinkedHashSet<>();
    private final OrderedList revisions = new OrderedList();
    private final Button more = new Button();
    private final Div shown = new Div();
    private int next = Integer.MAX_VALUE;

    /** @param back the way back to a revision: a button, or why there is none */
    HistoryPanel(
            PersonScope scope,
            SettingsService settings,
            HistoryService history,
            ClientSettings desired,
            IntFunction<Component> back) {
        this.scope = scope;
        this.settings = settings;
        this.history = history;
        this.desired = desired;
        this.back = back;
        addClassName("history");
        for (Consumer consumer : Consumer.values()) {
            settings.applied(scope, desired.client(), consumer).ifPresent(says -> applied.put(consumer, says));
        }
        revisions.addClassName("revisions");
        more.setText(getTranslation("history.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(e -> load());
        shown.addClassName("panel");
        shown.getElement().setAttribute("aria-live", "polite");
        Paragraph how = new Paragraph(getTranslation("history.how"));
        how.addClassNames("muted", "small");
        add(new Div(asOf(), how, revisions, more), shown);
        load();
        choose(desired.revision());
        if (desired.revision() > 1) {
            choose(desired.revision() - 1);
        }
    }

    private Div asOf() {
        DayPicker day = new DayPicker(getTranslation("history.asof"));
        day.setId("history-day");
        day.setLimits(LocalDate.EPOCH, LocalDate.now(Dates.OSLO), getTranslation("history.asof.future"));
        TimePicker time = new TimePicker(getTranslation("history.asof.time"));
        time.setId("history-time");
        time.setLocale(Texts.spoken(getLocale()));
        time.setStep(Duration.ofMinutes(30));
        time.setI18n(new TimePicker.TimePickerI18n().setBadInputErrorMessage(getTranslation("history.asof.badtime")));
        Button show = new Button(getTranslation("history.asof.show"), e -> {
            if (day.isEmpty()) {
                day.setErrorMessage(getTranslation("history.asof.missing"));
                day.setInvalid(true);
            }
            if (day.isInvalid() || time.isInvalid()) {
                return;
            }
            LocalTime at = Optional.ofNullable(time.getValue()).orElse(LocalTime.of(23, 59));
            // To the end of the minute: what was saved in it had been saved when it was over.
            Instant then = day.getValue()
                    .atTime(at)
                    .plusMinutes(1)
                    .atZone(Dates.OSLO)
                    .toInstant()
                    .minusMillis(1);
            Instant now = Instant.now();
            show(then.isAfter(now) ? now : then);
            // On a phone it stands below the list.
            shown.scrollIntoView();
        });
        Div asOf = new Div(day, time, show);
        asOf.addClassName("as-of");
        return asOf;
    }

    private void load() {
        List<SettingsRevision> page = settings.revisions(scope, desired.client(), next, PAGE + 1);
        page.stream().limit(PAGE).forEach(this::add);
        more.setVisible(page.size() > PAGE);
        mark();
    }

    private void add(SettingsRevision revision) {
        next = revision.revision();
        Span number = new Span(Integer.toString(revision.revision()));
        number.addClassName("number");
        NativeButton mark = new NativeButton("", e -> choose(revision.revision()));
        mark.addClassName("mark-revision");
        mark.setAriaLabel(getTranslation("history.choose", Integer.toString(revision.revision())));
        marks.put(revision.revision(), mark);
        Div text = new Div();
        if (revision.revision() == 1) {
            text.add(what(getTranslation("history.first")));
        }
        revision.restored().ifPresent(old -> text.add(what(getTranslation("history.restored", Integer.toString(old)))));
        revision.diff().changes().forEach(change -> text.add(what(FieldText.change(change, getLocale()))));
        revision.reason().ifPresent(reason -> text.add(new Paragraph(reason)));
        Paragraph who = new Paragraph(who(revision));
        who.addClassName("muted");
        text.add(who, tags(revision));
        revisions.add(new ListItem(mark, number, text));
    }

    private String who(SettingsRevision revision) {
        return revision.by().name() + " · " + Dates.moment(revision.at(), getLocale());
    }

    private static Paragraph what(String text) {
        Paragraph what = new Paragraph(text);
        what.addClassName("what");
        return what;
    }

    private Div tags(SettingsRevision revision) {
        Div tags = new Div();
        tags.addClassName("tags");
        if (revision.revision() == desired.revision()) {
            tags.add(tag("history.current", "accent"));
        }
        for (Consumer consumer : Consumer.values()) {
            String name = consumer.name().toLowerCase(Locale.ROOT);
            Applied says = applied.get(consumer);
            if (says != null && says.revision() == revision.revision()) {
                tags.add(tag("history.running." + name, "ok"));
            }
            if (revision.concerns().equals(Set.of(consumer))) {
                tags.add(tag("history.only." + name, "plain"));
            }
        }
        Applied agent = applied.get(Consumer.AGENT);
        boolean newest = revision.revision() == desired.revision(Consumer.AGENT);
        if (newest && (agent == null || desired.isAheadOf(Consumer.AGENT, agent))) {
            tags.add(tag("history.notfetched", "plain"));
        }
        return tags;
    }

    private Span tag(String key, String kind) {
        Span tag = new Span(getTranslation(key));
        tag.addClassNames("badge", kind);
        return tag;
    }

    /** Chosen once more, a revision is no longer chosen; a third one takes the place of the first. */
    private void choose(Integer revision) {
        if (!chosen.remove(revision)) {
            chosen.add(revision);
            if (chosen.size() > 2) {
                chosen.removeFirst();
            }
        }
        mark();
        List<Integer> ordered = chosen.stream().sorted().toList();
        switch (ordered.size()) {
            case 0 -> shown.removeAll();
            case 1 -> show(new RevisionSheet().whole(then(ordered.getFirst())), ordered.getFirst());
            default ->
                show(
                        new RevisionSheet().difference(then(ordered.getFirst()), then(ordered.getLast())),
                        ordered.getFirst());
        }
        shown.setVisible(!ordered.isEmpty());
    }

    /** The older one of two is A. */
    private void mark() {
        marks.forEach((revision, mark) -> {
            boolean is = chosen.contains(revision);
            boolean older = chosen.stream().anyMatch(other -> other > revision);
            mark.setText(is ? older || chosen.size() < 2 ? "A" : "B" : "");
            mark.getElement().setAttribute("aria-pressed", Boolean.toString(is));
        });
    }

    private Then then(int revision) {
        return then(settings.revisions(scope, desired.client(), revision + 1, 1).getFirst());
    }

    private Then then(SettingsRevision revision) {
        return new Then(revision, settings.document(scope, desired.client(), revision.revision()));
    }

    /** @param older what one can go back to */
    private void show(RevisionSheet sheet, int older) {
        shown.removeAll();
        shown.add(sheet);
        if (older != desired.revision()) {
            shown.add(back.apply(older));
        }
    }

    private void show(Instant at) {
        chosen.clear();
        Optional<SettingsRevision> revision = history.revision(scope, desired.client(), at);
        revision.ifPresent(found -> chosen.add(found.revision()));
        mark();
        shown.setVisible(true);
        shown.removeAll();
        revision.ifPresentOrElse(
                found -> show(new RevisionSheet().asOf(at, then(found), ran(at)), found.revision()),
                () -> shown.add(new Paragraph(getTranslation("history.asof.none", Dates.moment(at, getLocale())))));
    }

    private Map<Consumer, Optional<Applied>> ran(Instant at) {
        Map<Consumer, Optional<Applied>> ran = new EnumMap<>(Consumer.class);
        for (Consumer consumer : Consumer.values()) {
            ran.put(consumer, history.applied(scope, desired.client(), consumer, at));
        }
        return ran;
    }
}
