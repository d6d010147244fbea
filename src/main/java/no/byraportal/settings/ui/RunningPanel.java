package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.SettingsRevision;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.ui.Dates;
import no.byraportal.shared.ui.Notices;

/** Ønsket og kjører: what the portal wants beside what the agent says it runs on. */
final class RunningPanel extends Div {

    RunningPanel(PersonScope scope, SettingsService settings, ClientSettings desired) {
        addClassName("panel");
        SettingsRevision newest = settings.revisions(scope, desired.client(), Integer.MAX_VALUE, 1)
                .getFirst();
        Optional<Applied> applied = settings.applied(scope, desired.client());
        DescriptionList pairs = new DescriptionList();
        pairs.addClassName("pairs");
        pair(pairs, "running.desired", getTranslation("running.revision", Integer.toString(desired.revision())));
        pair(pairs, "running.savedby", newest.by().name());
        pair(pairs, "running.savedat", Dates.moment(newest.at(), getLocale()));
        pair(
                pairs,
                "running.applied",
                applied.map(a -> getTranslation("running.revision", Integer.toString(a.revision())))
                        .orElseGet(() -> getTranslation("running.unknown")));
        applied.ifPresent(a -> pair(pairs, "running.appliedat", Dates.moment(a.appliedAt(), getLocale())));
        add(new H2(getTranslation("running.title")), pairs, verdict(desired, applied));
    }

    private Div verdict(ClientSettings desired, Optional<Applied> applied) {
        Div banner;
        if (applied.isEmpty()) {
            banner = Notices.banner(Notices.Kind.INFO, new Span(getTranslation("running.verdict.never")));
        } else if (applied.get().revision() == desired.revision()) {
            banner = Notices.banner(Notices.Kind.OK, new Span(getTranslation("running.verdict.same")));
        } else {
            banner = Notices.banner(Notices.Kind.WARN, new Span(getTranslation("running.verdict.behind")));
        }
        banner.getStyle().setMarginTop("14px");
        return banner;
    }

    private void pair(DescriptionList pairs, String key, String value) {
        pairs.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
