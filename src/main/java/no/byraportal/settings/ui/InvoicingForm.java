package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.BinderValidationStatus;
import com.vaadin.flow.data.value.ValueChangeMode;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsField;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.ValueConverter;
import org.jspecify.annotations.Nullable;

/** Fakturaoppsett: how the client's invoices are set up. Speaks records; the value types judge what is typed. */
final class InvoicingForm extends Div {

    private final TextField dueDays = new TextField();
    private final Span was = new Span();
    private final Div problem = new Div();
    private final SettingRow row;
    private final Binder<Typed> binder = new Binder<>();
    private final Runnable edited;
    private String original = "";

    /** What the binder writes into; the form itself speaks records. */
    private static final class Typed {
        private @Nullable DueDays dueDays;
    }

    InvoicingForm(boolean mayChange, Runnable edited) {
        this.edited = edited;
        Div section = new Div(new H2(getTranslation("invoicing.terms")));
        section.addClassName("section-head");
        dueDays.setId("due-days");
        dueDays.getElement().setAttribute("inputmode", "numeric");
        dueDays.setSuffixComponent(new Span(getTranslation("unit.days")));
        dueDays.setMaxLength(20);
        dueDays.setValueChangeMode(ValueChangeMode.EAGER);
        dueDays.setReadOnly(!mayChange);
        binder.forField(dueDays)
                .withConverter(new ValueConverter<>(DueDays::of, DueDays::toString))
                .bind(typed -> typed.dueDays, (typed, value) -> typed.dueDays = value);
        dueDays.addValueChangeListener(e -> typed());
        was.addClassName("was");
        row = new SettingRow("field.invoicing.dueDays", dueDays);
        row.showUnder(was);
        row.addOwner(SettingsField.DUE_DAYS);
        row.addEvidence(Icon.INFO, new Span(getTranslation("invoicing.dueDays.newcustomers")));
        if (!mayChange) {
            row.addEvidence(Icon.INFO, new Span(getTranslation("client.readonly")));
        }
        problem.setVisible(false);
        add(section, problem, row);
    }

    /** Shows what is desired now; a value that an import could not judge stands as it came, and says so. */
    void readRecord(ClientSettings settings) {
        original = SettingsField.DUE_DAYS.in(settings.document()).orElse("");
        dueDays.setValue(original);
        dueDays.setInvalid(false);
        problem.removeAll();
        String raw = settings.document().unjudged().get(SettingsField.DUE_DAYS.path());
        problem.setVisible(raw != null);
        if (raw != null) {
            problem.add(Notices.banner(
                    Notices.Kind.BAD,
                    new Span(ProblemText.full(
                            new Problem("unjudged", SettingsField.DUE_DAYS.path(), raw), getLocale()))));
        }
        typed();
    }

    private void typed() {
        was.setText(isEdited() ? changedFrom() : "");
        was.setVisible(isEdited());
        dueDays.setClassName("changed", isEdited());
        if (!isEdited()) {
            dueDays.setInvalid(false);
        }
        edited.run();
    }

    private String changedFrom() {
        return original.isEmpty() ? getTranslation("setting.new") : getTranslation("setting.changedfrom", original);
    }

    /** Types what another form had, so that nothing typed is lost. */
    void type(ClientSettings settings) {
        dueDays.setValue(SettingsField.DUE_DAYS.in(settings.document()).orElse(""));
    }

    boolean isEdited() {
        return !dueDays.getValue().equals(original);
    }

    /** Puts each reason under its field; true when all that is typed can be. */
    boolean validate() {
        BinderValidationStatus<Typed> status = binder.validate();
        if (!status.isOk()) {
            dueDays.focus();
        }
        return status.isOk();
    }

    /** The settings with what is typed in them; call {@link #validate()} first. */
    ClientSettings writeRecord(ClientSettings settings) {
        return isEdited() ? settings.dueIn(DueDays.of(dueDays.getValue())) : settings;
    }
}
