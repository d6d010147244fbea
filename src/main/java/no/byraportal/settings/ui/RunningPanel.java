package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.SettingsRevision;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Notices;

/** Ønsket og kjører: what the portal wants beside what the agent and WebFaktura say they run on. */
final class RunningPanel extends Div {

    RunningPanel(PersonScope scope, SettingsService settings, ClientSettings desired) {
        addClassName("panel");
        SettingsRevision newest = settings.revisions(scope, desired.client(), Integer.MAX_VALUE, 1)
                .getFirst();
        DescriptionList pairs = new DescriptionList();
        pairs.addClassName("pairs");
        pair(pairs, "running.desired", getTranslation("running.revision", Integer.toString(desired.revision())));
        pair(pairs, "running.savedby", newest.by().name());
        pair(pairs, "running.savedat", Dates.moment(newest.at(), getLocale()));
        add(new H2(getTranslation("running.title")), pairs);
        for (Consumer consumer : Consumer.values()) {
            String name = consumer.name().toLowerCase(Locale.ROOT);
            add(settings.applied(scope, desired.client(), consumer)
                    .map(applied -> running(name, desired, consumer, applied))
                    .orElseGet(() ->
                            Notices.banner(Notices.Kind.INFO, new Span(getTranslation("running." + name + ".never")))));
        }
    }

    private Div running(String name, ClientSettings desired, Consumer consumer, Applied applied) {
        boolean behind = desired.isAheadOf(consumer, applied);
        Div text = new Div(new Div(getTranslation(
                "running." + name, Integer.toString(applied.revision()), Integer.toString(desired.revision()))));
        Div since = new Div(getTranslation("running.since", Dates.moment(applied.appliedAt(), getLocale())));
        since.addClassName("small");
        text.add(since);
        if (behind) {
            text.add(new Div(getTranslation("running.behind", Integer.toString(desired.revision(consumer)))));
        } else if (applied.revision() < desired.revision()) {
            text.add(new Div(getTranslation("running.notconcerned")));
        }
        return Notices.banner(behind ? Notices.Kind.WARN : Notices.Kind.OK, text);
    }

    private void pair(DescriptionList pairs, String key, String value) {
        pairs.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
