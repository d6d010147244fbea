package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import no.byraportal.settings.Fact;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.ToldFacts;
import no.byraportal.shared.ui.Icon;

/** Dette vet vi: each fact with who told it and when. No fact changes a setting. */
final class FactsPanel extends Div {

    /** @param tell takes what somebody typed */
    FactsPanel(KnownFacts facts, boolean mayChange, Consumer<ToldFacts> tell) {
        addClassName("facts-known");
        Div head = new Div(new H2(getTranslation("facts.title")));
        head.addClassName("section-head");
        Paragraph text = new Paragraph(getTranslation("facts.text"));
        text.addClassNames("muted", "small");
        add(head, text);
        for (Fact fact : Fact.values()) {
            add(row(fact, facts, mayChange, tell));
        }
    }

    private Div row(Fact fact, KnownFacts facts, boolean mayChange, Consumer<ToldFacts> tell) {
        String name = getTranslation("fact." + fact.path());
        Span label = new Span(name);
        label.addClassName("label");
        Div value = new Div();
        value.addClassName("lines");
        facts.of(fact)
                .ifPresentOrElse(
                        known -> value.add(
                                new Span(FactText.brief(fact, known.value(), getLocale())),
                                FactText.evidence(known, getLocale())),
                        () -> {
                            Span unknown = new Span(getTranslation("company.unknown"));
                            unknown.addClassName("muted");
                            value.add(unknown);
                        });
        Div row = new Div(label, value);
        row.addClassName("fact");
        if (fact == Fact.VISMA_NET_COMPANY_ID) {
            Span fetched = new Span(getTranslation("fact.fetched"));
            Div why = new Div(Icon.LOCK.create(), fetched);
            why.addClassName("evidence");
            row.add(why);
        } else if (mayChange) {
            Button type =
                    new Button(getTranslation("facts.type"), e -> new FactDialog(fact, facts.of(fact), tell).open());
            type.setAriaLabel(getTranslation("facts.type.label", name));
            type.addThemeVariants(ButtonVariant.TERTIARY);
            row.add(type);
        }
        return row;
    }
}
