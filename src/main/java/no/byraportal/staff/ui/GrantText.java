package no.byraportal.staff.ui;

import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import no.byraportal.staff.Grant;

/** Whether somebody reaches a client, and until when. */
final class GrantText {

    private GrantText() {}

    /** @param grant empty: none was ever given, or it was withdrawn */
    static Span of(Optional<Grant> grant, LocalDate today, Locale locale) {
        boolean holds = grant.filter(one -> one.holdsOn(today)).isPresent();
        String word = holds ? "held" : grant.isPresent() ? "over" : "none";
        Span text = new Span(grant.flatMap(Grant::lastDay)
                .map(last -> Texts.text(locale, "staff.grant." + word + ".until", Dates.day(last, locale)))
                .orElseGet(() -> Texts.text(locale, "staff.grant." + word)));
        text.setClassName("muted", !holds);
        return text;
    }
}
