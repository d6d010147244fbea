package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.Applied;
import no.byraportal.settings.SettingsRevision;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.ui.Dates;

/** Historikk: every revision, newest first: what, why, who and when, and which one is in force where. */
final class HistoryPanel extends Div {

    private static final int PAGE = 20;

    private final transient PersonScope scope;
    private final transient SettingsService settings;
    private final transient ClientId client;
    private final transient Optional<Applied> applied;
    private final OrderedList revisions = new OrderedList();
    private final Button more = new Button();
    private int newest;
    private int next = Integer.MAX_VALUE;

    HistoryPanel(PersonScope scope, SettingsService settings, ClientId client) {
        this.scope = scope;
        this.settings = settings;
        this.client = client;
        this.applied = settings.applied(scope, client);
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
        List<SettingsRevision> page = settings.revisions(scope, client, next, PAGE + 1);
        page.stream().limit(PAGE).forEach(this::show);
        more.setVisible(page.size() > PAGE);
    }

    private void show(SettingsRevision revision) {
        newest = Math.max(newest, revision.revision());
        next = revision.revision();
        Span number = new Span(Integer.toString(revision.revision()));
        number.addClassName("number");
        Paragraph what = new Paragraph(
                revision.diff().isEmpty()
                        ? getTranslation("history.first")
                        : revision.diff().changes().stream()
                                .map(change -> FieldText.change(change, getLocale()))
                                .collect(Collectors.joining("; ")));
        what.addClassName("what");
        Div text = new Div(what);
        revision.reason().ifPresent(reason -> text.add(new Paragraph(reason)));
        Paragraph who = new Paragraph(revision.by().name() + " · " + Dates.moment(revision.at(), getLocale()));
        who.addClassName("muted");
        text.add(who, tags(revision.revision()));
        revisions.add(new ListItem(number, text));
    }

    private Div tags(int revision) {
        Div tags = new Div();
        tags.addClassName("tags");
        boolean current = revision == newest;
        boolean running = applied.filter(a -> a.revision() == revision).isPresent();
        if (current) {
            tags.add(tag("history.current", "accent"));
        }
        if (running) {
            tags.add(tag("history.running", "ok"));
        } else if (current) {
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
