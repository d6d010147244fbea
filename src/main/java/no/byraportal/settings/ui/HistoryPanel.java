package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.SettingsRevision;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.ui.Dates;

/** Historikk: every revision, newest first: what, why, who and when, and which one is in force where. */
final class HistoryPanel extends Div {

    private static final int PAGE = 20;

    private final transient PersonScope scope;
    private final transient SettingsService settings;
    private final transient ClientSettings desired;
    private final transient Map<Consumer, Applied> applied = new EnumMap<>(Consumer.class);
    private final OrderedList revisions = new OrderedList();
    private final Button more = new Button();
    private int next = Integer.MAX_VALUE;

    HistoryPanel(PersonScope scope, SettingsService settings, ClientSettings desired) {
        this.scope = scope;
        this.settings = settings;
        this.desired = desired;
        for (Consumer consumer : Consumer.values()) {
            settings.applied(scope, desired.client(), consumer).ifPresent(says -> applied.put(consumer, says));
        }
        Div section = new Div(new H2(getTranslation("client.tab.historikk")));
        section.addClassName("section-head");
        revisions.addClassName("revisions");
        more.setText(getTranslation("history.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(e -> load());
        add(section, revisions, more);
        getStyle().setMaxWidth("820px");
        load();
    }

    private void load() {
        List<SettingsRevision> page = settings.revisions(scope, desired.client(), next, PAGE + 1);
        page.stream().limit(PAGE).forEach(this::show);
        more.setVisible(page.size() > PAGE);
    }

    private void show(SettingsRevision revision) {
        next = revision.revision();
        Span number = new Span(Integer.toString(revision.revision()));
        number.addClassName("number");
        Div text = new Div();
        if (revision.diff().isEmpty()) {
            text.add(what(getTranslation("history.first")));
        }
        revision.diff().changes().forEach(change -> text.add(what(FieldText.change(change, getLocale()))));
        revision.reason().ifPresent(reason -> text.add(new Paragraph(reason)));
        Paragraph who = new Paragraph(revision.by().name() + " · " + Dates.moment(revision.at(), getLocale()));
        who.addClassName("muted");
        text.add(who, tags(revision));
        revisions.add(new ListItem(number, text));
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
}
