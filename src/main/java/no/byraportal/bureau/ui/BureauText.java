package no.byraportal.bureau.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import no.byraportal.bureau.Bureau;
import no.byraportal.bureau.BureauRow;
import no.byraportal.shared.Texts;

/** A bureau in words and numbers. */
final class BureauText {

    private BureauText() {}

    static Span state(Bureau.State state, Locale locale) {
        Span badge = new Span(Texts.text(locale, "bureau.state." + state.name().toLowerCase(Locale.ROOT)));
        badge.addClassNames(
                "badge",
                switch (state) {
                    case ACTIVE -> "ok";
                    case PAUSED -> "warn";
                    case CLOSED -> "bad";
                });
        return badge;
    }

    static String numbers(BureauRow row, Locale locale) {
        return Texts.text(
                locale,
                "bureaus.numbers",
                row.bureau().customerNumber().digits(),
                row.active(),
                row.inactive(),
                row.demo(),
                row.agents());
    }
}
