package no.byraportal.staff.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.ui.DayPicker;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.RowGrid;
import no.byraportal.staff.Colleague;
import no.byraportal.staff.GrantOutcome;
import no.byraportal.staff.GrantOutcome.Kind;
import no.byraportal.staff.StaffService;

/** What granting or withdrawing the chosen clients will lead to, then what it led to, client by client. */
final class GrantDialog extends Dialog {

    private final String word;
    private final Colleague colleague;
    private final transient Function<Optional<LocalDate>, List<GrantOutcome>> preview;
    private final transient Function<Optional<LocalDate>, List<GrantOutcome>> deed;
    private final transient Runnable done;
    private final DayPicker lastDay = new DayPicker(getTranslation("staff.lastday.label"));
    private final Paragraph summary = new Paragraph();
    private final Div result = new Div();
    private final Div body = new Div();
    private final Button go = new Button();

    private GrantDialog(
            String word,
            Colleague colleague,
            LocalDate today,
            Function<Optional<LocalDate>, List<GrantOutcome>> preview,
            Function<Optional<LocalDate>, List<GrantOutcome>> deed,
            Runnable done) {
        this.word = word;
        this.colleague = colleague;
        this.preview = preview;
        this.deed = deed;
        this.done = done;
        addClassName("dialog");
        setHeaderTitle(getTranslation("staff." + word + ".title", colleague.name()));
        lastDay.setHelperText(getTranslation("staff.lastday.help"));
        lastDay.setClearButtonVisible(true);
        lastDay.setLimits(
                today, today.plusYears(StaffService.YEARS), getTranslation("staff.lastday", StaffService.YEARS));
        lastDay.addValueChangeListener(e -> foresee());
        summary.getElement().setAttribute("aria-live", "polite");
        body.add(new Paragraph(getTranslation("staff." + word + ".text")), lastDay, summary, result);
        body.addClassName("dialog-body");
        add(body);
        go.setDisableOnClick(true);
        go.addClickListener(e -> carryOut());
        getFooter().add(new Button(getTranslation("action.cancel"), e -> close()), go);
    }

    static GrantDialog granting(
            Colleague colleague,
            LocalDate today,
            Function<Optional<LocalDate>, List<GrantOutcome>> preview,
            Function<Optional<LocalDate>, List<GrantOutcome>> deed,
            Runnable done) {
        GrantDialog dialog = new GrantDialog("give", colleague, today, preview, deed, done);
        dialog.go.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.foresee();
        return dialog;
    }

    static GrantDialog withdrawing(
            Colleague colleague,
            LocalDate today,
            Function<Optional<LocalDate>, List<GrantOutcome>> preview,
            Function<Optional<LocalDate>, List<GrantOutcome>> deed,
            Runnable done) {
        GrantDialog dialog = new GrantDialog("withdraw", colleague, today, preview, deed, done);
        dialog.lastDay.setVisible(false);
        dialog.go.addThemeVariants(ButtonVariant.ERROR);
        dialog.foresee();
        return dialog;
    }

    private void foresee() {
        if (lastDay.isInvalid()) {
            return;
        }
        List<GrantOutcome> outcomes = preview.apply(Optional.ofNullable(lastDay.getValue()));
        summary.setText(summary("foreseen", outcomes));
        int changed = count(outcomes, Kind.DONE);
        go.setText(getTranslation("staff." + word + ".go", changed));
        go.setVisible(changed > 0);
    }

    private String summary(String when, List<GrantOutcome> outcomes) {
        String text = getTranslation("staff." + word + "." + when, colleague.name(), count(outcomes, Kind.DONE));
        int unchanged = count(outcomes, Kind.UNCHANGED);
        int refused = count(outcomes, Kind.REFUSED);
        return text
                + (unchanged > 0 ? " " + getTranslation("staff." + word + ".unchanged", unchanged) : "")
                + (refused > 0 ? " " + getTranslation("staff.refused", refused) : "");
    }

    private static int count(List<GrantOutcome> outcomes, Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
    }

    private void carryOut() {
        try {
            if (lastDay.isInvalid()) {
                return;
            }
            List<GrantOutcome> outcomes = deed.apply(Optional.ofNullable(lastDay.getValue()));
            done.run();
            tell(outcomes);
        } catch (FieldRefused refused) {
            refused.reasons().forEach((field, reason) -> {
                lastDay.setErrorMessage(getTranslation(reason.key(), reason.arguments()));
                lastDay.setInvalid(true);
            });
        } catch (RuleBroken broken) {
            result.removeAll();
            result.add(Notices.banner(Notices.Kind.BAD, new Span(getTranslation(broken.key(), broken.arguments()))));
        } finally {
            go.setEnabled(true);
        }
    }

    private void tell(List<GrantOutcome> outcomes) {
        RowGrid<GrantOutcome> rows = new RowGrid<>(getTranslation("staff.result"), this::card);
        rows.share(getTranslation("clients.name"), 3, outcome -> new Span(name(outcome)));
        rows.share(getTranslation("staff.result"), 3, outcome -> new Span(result(outcome)));
        rows.setItems(outcomes);
        rows.setAllRowsVisible(outcomes.size() < 10);
        body.removeAll();
        body.add(new Paragraph(summary("done", outcomes)), rows);
        getFooter().removeAll();
        Button close = new Button(getTranslation("action.close"), e -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    private static String name(GrantOutcome outcome) {
        return outcome.name().isEmpty() ? outcome.client().toString() : outcome.name();
    }

    private String result(GrantOutcome outcome) {
        return getTranslation(
                "staff." + word + ".result." + outcome.kind().name().toLowerCase(Locale.ROOT));
    }

    private Div card(GrantOutcome outcome) {
        Div card = new Div(new Span(name(outcome)), new Span(result(outcome)));
        card.addClassName("card-row");
        return card;
    }
}
