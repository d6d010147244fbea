package no.byraportal.readiness.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Supplier;
import no.byraportal.readiness.AsideOutcome;
import no.byraportal.readiness.AsideOutcome.Kind;
import no.byraportal.shared.ui.RowGrid;

/** What setting the chosen clients aside will lead to, then what it led to, client by client. */
final class AsideDialog extends Dialog {

    private final Div body = new Div();

    AsideDialog(List<AsideOutcome> foreseen, Supplier<List<AsideOutcome>> deed, Runnable done) {
        addClassName("dialog");
        setHeaderTitle(getTranslation("readiness.bulk.title"));
        body.addClassName("dialog-body");
        add(body);
        show("foreseen", foreseen);
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()));
        int changed = changed(foreseen);
        if (changed > 0) {
            Button go = new Button(getTranslation("readiness.bulk.go", changed), e -> {
                List<AsideOutcome> outcomes = deed.get();
                done.run();
                show("did", outcomes);
                getFooter().removeAll();
                Button close = new Button(getTranslation("action.close"), again -> close());
                close.addThemeVariants(ButtonVariant.PRIMARY);
                getFooter().add(close);
            });
            go.addThemeVariants(ButtonVariant.PRIMARY);
            go.setDisableOnClick(true);
            getFooter().add(go);
        }
    }

    private static int changed(List<AsideOutcome> outcomes) {
        return (int)
                outcomes.stream().filter(outcome -> outcome.kind() == Kind.DONE).count();
    }

    private void show(String when, List<AsideOutcome> outcomes) {
        Paragraph summary = new Paragraph(getTranslation("readiness.bulk." + when, changed(outcomes)));
        summary.getElement().setAttribute("aria-live", "polite");
        RowGrid<AsideOutcome> rows = new RowGrid<>(getTranslation("readiness.bulk.result"), this::card);
        rows.share(getTranslation("clients.name"), 3, outcome -> new Span(name(outcome)));
        rows.share(getTranslation("readiness.bulk.result"), 3, outcome -> new Span(result(outcome)));
        rows.setItems(outcomes);
        rows.setAllRowsVisible(outcomes.size() < 10);
        body.removeAll();
        body.add(new Paragraph(getTranslation("readiness.bulk.text")), summary, rows);
    }

    private static String name(AsideOutcome outcome) {
        return outcome.name().isEmpty() ? outcome.client().toString() : outcome.name();
    }

    private String result(AsideOutcome outcome) {
        return getTranslation("readiness.bulk." + ReadinessText.word(outcome.kind()));
    }

    private Div card(AsideOutcome outcome) {
        Span result = new Span(result(outcome));
        result.addClassName("wide");
        Div card = new Div(new Span(name(outcome)), result);
        card.addClassName("card-row");
        return card;
    }
}
