package no.byraportal.settings.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.byraportal.settings.Plan;
import no.byraportal.settings.PlanCode;
import no.byraportal.shared.Dates;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.Notices;

/** Abonnement: a card for each plan of the catalogue, and a field for a code that is not in it. Its value is the code. */
final class PlanField extends CustomField<String> {

    private static final int LONGEST = 200;

    private final RadioButtonGroup<String> cards = new RadioButtonGroup<>();
    private final TextField other = new TextField(getTranslation("plan.other"));
    private final Div meaning = new Div();
    private transient List<Plan> plans = List.of();
    private String before = "";
    private boolean showing;

    PlanField() {
        super("");
        addClassName("plan-field");
        cards.addClassNames("cards", "plans");
        cards.setAriaLabel(getTranslation("field.subscription.plan"));
        cards.setRenderer(new ComponentRenderer<>(this::card));
        cards.addValueChangeListener(e -> chosen());
        other.setHelperText(getTranslation("plan.other.help"));
        other.setMaxLength(LONGEST);
        other.getElement().setAttribute("inputmode", "numeric");
        other.setValueChangeMode(ValueChangeMode.EAGER);
        other.addValueChangeListener(e -> typed());
        meaning.addClassName("plan-meaning");
        meaning.getElement().setAttribute("aria-live", "polite");
        add(new Div(cards, other, meaning));
    }

    /** The plans there are, and the one that the client has now. */
    void offer(List<Plan> catalogue, String current) {
        plans = catalogue;
        before = current;
        showing = true;
        cards.setItems(plans.stream().map(plan -> plan.code().toString()).toList());
        showing = false;
        setPresentationValue(getValue());
        explain();
    }

    private Div card(String code) {
        Div card = new Div();
        card.addClassName("card-text");
        plan(code).ifPresent(plan -> {
            Span name = new Span(getTranslation("plan.name", code, plan.name()));
            name.addClassName("strong");
            Span invoices = new Span(
                    Plan.isDemo(plan.code())
                            ? getTranslation("plan.demo")
                            : getTranslation("plan.invoices", plan.invoicesAYear()));
            Span from = new Span(getTranslation("plan.from", Dates.day(plan.validFrom(), getLocale())));
            from.addClassName("muted");
            card.add(name, invoices, from);
        });
        return card;
    }

    private Optional<Plan> plan(String code) {
        return plans.stream()
                .filter(plan -> plan.code().toString().equals(code.strip()))
                .findFirst();
    }

    private void chosen() {
        if (!showing && cards.getValue() != null) {
            showing = true;
            other.clear();
            showing = false;
            updateValue();
            explain();
        }
    }

    private void typed() {
        if (!showing) {
            showing = true;
            cards.setValue(
                    plan(other.getValue()).map(plan -> plan.code().toString()).orElse(null));
            showing = false;
            updateValue();
            explain();
        }
    }

    @Override
    protected String generateModelValue() {
        return cards.getValue() != null && other.getValue().isBlank() ? cards.getValue() : other.getValue();
    }

    @Override
    protected void setPresentationValue(String code) {
        showing = true;
        Optional<Plan> known = plan(code);
        cards.setValue(known.map(plan -> plan.code().toString()).orElse(null));
        other.setValue(known.isPresent() ? "" : code);
        showing = false;
        explain();
    }

    /** What choosing another one means, before anything is saved. */
    private void explain() {
        meaning.removeAll();
        String now = getValue().strip();
        if (now.equals(before) || !isCode(now)) {
            return;
        }
        sentences(now)
                .forEach(key -> meaning.add(Notices.banner(
                        key.startsWith("plan.means.live") || key.startsWith("plan.means.demo")
                                ? Notices.Kind.WARN
                                : Notices.Kind.INFO,
                        new Span(getTranslation(key, invoices(now), invoices(before))))));
    }

    private static boolean isCode(String written) {
        try {
            return PlanCode.of(written).code() > 0;
        } catch (InvalidValue e) {
            return false;
        }
    }

    private int invoices(String code) {
        return plan(code).map(Plan::invoicesAYear).orElse(0);
    }

    private Stream<String> sentences(String now) {
        if (isDemo(now)) {
            return Stream.of("plan.means.demo");
        }
        if (isDemo(before)) {
            return Stream.of("plan.means.live");
        }
        if (plan(now).isEmpty()) {
            return Stream.of("plan.means.unknown");
        }
        if (plan(before).isEmpty()) {
            return Stream.of("plan.means.first");
        }
        return Stream.of(invoices(now) > invoices(before) ? "plan.means.more" : "plan.means.fewer");
    }

    private static boolean isDemo(String code) {
        return isCode(code) && Plan.isDemo(PlanCode.of(code));
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        cards.setReadOnly(readOnly);
        other.setReadOnly(readOnly);
    }
}
