package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import no.byraportal.settings.Problem;
import no.byraportal.shared.ui.Icon;

/** A problem in words: short in a list, in full on the client's page. */
final class ProblemText {

    private ProblemText() {}

    static Span brief(Problem problem, Locale locale) {
        Span line = new Span(Icon.CIRCLE_ALERT.create(), new Span(problem.brief(locale)));
        line.addClassNames("problem", "one-line");
        return line;
    }

    static String full(Problem problem, Locale locale) {
        return problem.text(locale);
    }
}
