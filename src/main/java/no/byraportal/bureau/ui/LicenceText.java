package no.byraportal.bureau.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Locale;
import no.byraportal.bureau.Licence;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;

/** A licence in words: what it is called, and how it is with it today. */
final class LicenceText {

    private LicenceText() {}

    static String name(Licence.Kind kind, Locale locale) {
        return Texts.text(locale, "licence." + kind.name().toLowerCase(Locale.ROOT));
    }

    static Div state(Licence licence, LocalDate today, Locale locale) {
        Licence.State state = licence.on(today);
        Span badge = new Span(Texts.text(locale, "licence.state." + state.name().toLowerCase(Locale.ROOT)));
        badge.addClassNames(
                "badge",
                switch (state) {
                    case HOLDS -> "ok";
                    case NOT_YET -> "plain";
                    case ENDS_SOON -> "warn";
                    case ENDED -> "bad";
                });
        String from = Dates.day(licence.from(), locale);
        Span days = new Span(licence.to()
                .map(last -> Texts.text(locale, "licence.days", from, Dates.day(last, locale)))
                .orElseGet(() -> Texts.text(locale, "licence.days.endless", from)));
        days.addClassName("muted");
        Div cell = new Div(badge, days);
        cell.addClassName("licence-state");
        return cell;
    }
}
