package no.byraportal.onboarding.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import no.byraportal.settings.Problem;

/** Sammendrag: what the client will be, what is missing, and the button; on a phone a bar with the last two. */
final class SummaryPanel extends Div {

    private final DescriptionList pairs = new DescriptionList();
    private final Div rest = new Div();
    private final Span state = new Span();
    private final Span brief = new Span();
    private final Div bar = new Div();

    /** A name and what stands there. */
    record Line(String label, String value) {}

    SummaryPanel(Runnable create) {
        addClassNames("panel", "summary");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("registration.summary"));
        pairs.addClassName("pairs");
        state.addClassNames("muted", "small");
        add(new H2(getTranslation("registration.summary")), pairs, rest, button(create, "registration-create"), state);
        bar.addClassNames("save-bar", "summary-bar");
        bar.getElement().setAttribute("role", "region");
        bar.getElement().setAttribute("aria-label", getTranslation("registration.summary.bar"));
        Div end = new Div(button(create, "registration-create-bar"));
        end.addClassName("end");
        bar.add(brief, end);
    }

    private Button button(Runnable create, String id) {
        Button button = new Button(getTranslation("registration.create"), e -> create.run());
        button.setId(id);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    Div bar() {
        return bar;
    }

    void show(List<Line> lines, List<String> lacks, List<Problem> problems) {
        pairs.removeAll();
        lines.forEach(line ->
                pairs.add(new DescriptionList.Term(line.label()), new DescriptionList.Description(line.value())));
        rest.removeAll();
        if (!lacks.isEmpty()) {
            rest.add(new H2(getTranslation("registration.lacks")), list(lacks, "bad"));
        }
        if (!problems.isEmpty()) {
            rest.add(
                    new H2(getTranslation("registration.look")),
                    list(
                            problems.stream()
                                    .map(problem -> problem.text(getLocale()))
                                    .toList(),
                            "warn"));
        }
        if (lacks.isEmpty()) {
            rest.add(new Paragraph(getTranslation("registration.number")));
        }
        String said = lacks.isEmpty()
                ? getTranslation("registration.ready")
                : getTranslation("registration.lacking", lacks.size());
        state.setText(said);
        brief.setText(lacks.isEmpty() ? said : said + ": " + lacks.getFirst());
    }

    private static UnorderedList list(List<String> texts, String kind) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("lacks", kind);
        texts.forEach(text -> list.add(new ListItem(text)));
        return list;
    }
}
