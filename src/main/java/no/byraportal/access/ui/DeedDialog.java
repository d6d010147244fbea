package no.byraportal.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import no.byraportal.access.AccessOutcome;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.ui.Notices;

/** Something that is done to what somebody has: what it leads to, client by client, and why; then what it led to. */
final class DeedDialog extends Dialog {

    private final String word;
    private final String name;
    private final transient Function<String, List<AccessOutcome>> preview;
    private final transient Function<String, List<AccessOutcome>> deed;
    private final transient Runnable done;
    private final transient Map<String, HasValidationProperties> fields = new HashMap<>();
    private final TextArea reason = new TextArea(getTranslation("reason.label"));
    private final Paragraph summary = new Paragraph();
    private final Div result = new Div();
    private final Div body = new Div();
    private final Button go = new Button();

    /**
     * @param word    {@code withdraw}: what its texts' keys have in common
     * @param name    whom it is done to
     * @param preview what it would lead to, for that reason
     * @param deed    does it
     * @param done    runs when it is done
     */
    DeedDialog(
            String word,
            String name,
            Function<String, List<AccessOutcome>> preview,
            Function<String, List<AccessOutcome>> deed,
            Runnable done) {
        this.word = word;
        this.name = name;
        this.preview = preview;
        this.deed = deed;
        this.done = done;
        addClassNames("dialog", "deed");
        setHeaderTitle(getTranslation("users." + word + ".title", name));
        reason.setId("users-reason");
        reason.setMaxLength(SettingsService.REASON_LENGTH);
        reason.setWidthFull();
        reason.setValueChangeMode(ValueChangeMode.LAZY);
        reason.addValueChangeListener(e -> foresee());
        fields.put("reason", reason);
        summary.getElement().setAttribute("aria-live", "polite");
        body.add(new Paragraph(getTranslation("users." + word + ".text")), reason, summary, result);
        body.addClassName("dialog-body");
        add(body);
        go.setDisableOnClick(true);
        go.addThemeVariants(word.equals("withdraw") ? ButtonVariant.ERROR : ButtonVariant.PRIMARY);
        go.addClickListener(e -> carryOut());
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), go);
    }

    /** A further field, above the reason; what is refused of that name stands under it. */
    <C extends Component & HasValidationProperties> DeedDialog with(String field, C component) {
        fields.put(field, component);
        body.addComponentAtIndex(body.indexOf(reason), component);
        return this;
    }

    /** Opens with what it would lead to. */
    DeedDialog foreseen() {
        foresee();
        open();
        return this;
    }

    void foresee() {
        result.removeAll();
        List<AccessOutcome> outcomes =
                judged(() -> preview.apply(reason.getValue())).orElse(List.of());
        int changed = count(outcomes, Kind.DONE);
        summary.setText(summary("foreseen", outcomes));
        summary.setVisible(!outcomes.isEmpty());
        go.setText(getTranslation("users." + word + ".go", changed));
        go.setVisible(changed > 0);
        if (!outcomes.isEmpty()) {
            result.add(new OutcomeList(outcomes, word + ".will"));
        }
    }

    private String summary(String when, List<AccessOutcome> outcomes) {
        return getTranslation("users." + word + "." + when, name, count(outcomes, Kind.DONE))
                + more("users.unchanged", count(outcomes, Kind.UNCHANGED))
                + more("users.refused", count(outcomes, Kind.REFUSED));
    }

    private String more(String key, int number) {
        return number > 0 ? " " + getTranslation(key, number) : "";
    }

    private static int count(List<AccessOutcome> outcomes, Kind kind) {
        return OutcomeList.counts(outcomes).getOrDefault(kind, 0);
    }

    private void carryOut() {
        try {
            judged(() -> deed.apply(reason.getValue())).ifPresent(outcomes -> {
                done.run();
                tell(outcomes);
            });
        } finally {
            go.setEnabled(true);
        }
    }

    /** Empty when it is refused; why stands under its field, or below all of them. */
    private Optional<List<AccessOutcome>> judged(Supplier<List<AccessOutcome>> asked) {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            return Optional.of(asked.get());
        } catch (FieldRefused refused) {
            refused.reasons().forEach((place, why) -> {
                HasValidationProperties field = fields.getOrDefault(place, reason);
                field.setErrorMessage(getTranslation(why.key(), why.arguments()));
                field.setInvalid(true);
            });
        } catch (RuleBroken broken) {
            String why = getTranslation(broken.key(), broken.arguments());
            if (broken.key().startsWith("reason.")) {
                reason.setErrorMessage(why);
                reason.setInvalid(true);
                reason.focus();
            } else {
                result.removeAll();
                result.add(Notices.banner(Notices.Kind.BAD, new Span(why)));
            }
        }
        return Optional.empty();
    }

    private void tell(List<AccessOutcome> outcomes) {
        body.removeAll();
        body.add(new Paragraph(summary("done", outcomes)), new OutcomeList(outcomes, word + ".has"));
        body.add(OutcomeCsv.link(outcomes, word + ".has", getTranslation("users.outcome.download")));
        getFooter().removeAll();
        Button close = new Button(getTranslation("action.close"), e -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
