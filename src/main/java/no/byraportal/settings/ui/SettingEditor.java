package no.byraportal.settings.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.settings.Fact;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.InvoiceFooter;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.Plan;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.VatCode;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Texts;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;

/** One field of the settings: what it is called, what one types, and what it was. The field's own type judges. */
final class SettingEditor {

    private static final int LONGEST = 200;

    /** So much can be pasted: it is refused with a reason, where a shorter field would cut it off unsaid. */
    private static final int LONGEST_PASTED = 20 * InvoiceFooter.LONGEST;

    private final SettingsField field;
    private final Locale locale;
    private final AbstractField<?, String> input;
    private final SettingRow row;
    private final Span was = new Span();
    private final Div problem = new Div();
    private final Div known = new Div();
    private final Runnable typed;
    private String original = "";
    private String unset = "";
    private boolean locked;

    SettingEditor(SettingsField field, Locale locale, boolean mayChange, Runnable typed) {
        this.field = field;
        this.locale = locale;
        this.typed = typed;
        this.input = input(field, locale);
        input.setId(field.path().replace('.', '-').toLowerCase(Locale.ROOT));
        ((HasValue<?, String>) input).setReadOnly(!mayChange || field.readOnly());
        input.addValueChangeListener(e -> typed());
        row = new SettingRow("field." + field.path(), input);
        was.addClassName("was");
        row.showUnder(was);
        problem.addClassName("problem");
        row.add(problem);
        row.setClassName("wide", input instanceof CustomField || field == SettingsField.MADE_BY);
        row.addOwner(field);
        row.addEvidence(known);
        if (field.readOnly()) {
            row.addEvidence(Icon.LOCK, new Span(row.getTranslation("setting.locked")));
        }
        hint();
    }

    private static AbstractField<?, String> input(SettingsField field, Locale locale) {
        return switch (field) {
            case PAYMENTS, DEPARTMENT, PROJECT, CURRENCY, AUTOMATIC_BATCH_UPDATE, CUSTOMERS_FROM_ERP ->
                choice(field, locale, "1", "0");
            case MADE_BY -> makers(choice(field, locale, "CLIENT", "BUREAU"));
            case FOOTER -> area(LONGEST_PASTED);
            case PLAN -> new PlanField();
            case SALES_ACCOUNTS -> new AccountFields();
            case LEVEL_ACCOUNTS -> new LevelFields();
            default -> text(field);
        };
    }

    private static RadioButtonGroup<String> choice(SettingsField field, Locale locale, String... values) {
        RadioButtonGroup<String> choice = new RadioButtonGroup<>();
        choice.addThemeName("horizontal");
        choice.setItems(List.of(values));
        choice.setItemLabelGenerator(value -> FieldText.value(field.path(), value, locale));
        return choice;
    }

    /** Two cards, each with what follows from it. */
    private static RadioButtonGroup<String> makers(RadioButtonGroup<String> choice) {
        choice.removeThemeName("horizontal");
        choice.addClassNames("cards", "makers");
        choice.setRenderer(new ComponentRenderer<>(maker -> {
            Span name = new Span(choice.getTranslation("field.products.madeBy.value." + maker));
            name.addClassName("strong");
            Div card = new Div(name, new Span(choice.getTranslation("products.madeBy." + maker)));
            card.addClassName("card-text");
            return card;
        }));
        return choice;
    }

    private static TextArea area(int longest) {
        TextArea area = new TextArea();
        area.setMaxLength(longest);
        area.setMinRows(3);
        area.setMaxRows(12);
        area.setValueChangeMode(ValueChangeMode.EAGER);
        return area;
    }

    private static TextField text(SettingsField field) {
        TextField text = new TextField();
        text.setMaxLength(LONGEST);
        text.setValueChangeMode(ValueChangeMode.EAGER);
        if (field == SettingsField.DUE_DAYS) {
            text.getElement().setAttribute("inputmode", "numeric");
            text.setSuffixComponent(new Span(text.getTranslation("unit.days")));
        }
        if (counts(field)) {
            text.getElement().setAttribute("inputmode", "numeric");
        }
        return text;
    }

    /** Is it a number of a series, grouped where it is shown? */
    private static boolean counts(SettingsField field) {
        return switch (field) {
            case CUSTOMER_START, CUSTOMER_END, INVOICE_START, CREDIT_NOTE_START -> true;
            default -> false;
        };
    }

    private void hint() {
        switch (field) {
            case CUSTOMER_END -> info("numberSeries.customer.erp");
            case DUE_DAYS -> info("invoicing.dueDays.newcustomers");
            case VAT_PLH, VAT_PLL, VAT_PLS, VAT_FRI, VAT_EKS -> info("setting.commas");
            default -> {}
        }
    }

    private void info(String key) {
        row.addEvidence(Icon.INFO, new Span(row.getTranslation(key)));
    }

    SettingRow row() {
        return row;
    }

    /** Lists stand on lines or after commas where a person types, and after semicolons in the file. */
    private String shown(String written) {
        return switch (field) {
            case SALES_ACCOUNTS -> written.replace("=", " = ").replace(";", "\n");
            case VAT_PLH, VAT_PLL, VAT_PLS, VAT_FRI, VAT_EKS, LEVEL_ACCOUNTS -> written.replace(";", ", ");
            default -> counts(field) ? FieldText.grouped(written) : written;
        };
    }

    /** @throws InvalidValue when a level is left out: the next ones would move up */
    private String written() {
        String text = text();
        if (field == SettingsField.LEVEL_ACCOUNTS) {
            requireNoGap(text);
        }
        return switch (field) {
            case SALES_ACCOUNTS -> text.strip().replaceAll("\\h*=\\h*", "=").replaceAll("\\s*[\\n;,]\\s*", ";");
            case VAT_PLH, VAT_PLL, VAT_PLS, VAT_FRI, VAT_EKS, LEVEL_ACCOUNTS ->
                text.strip().replaceAll("[\\s,;]+", ";").replaceAll("^;|;$", "");
            default -> counts(field) ? SeriesNumber.ungrouped(text) : text;
        };
    }

    private static void requireNoGap(String levels) {
        List<String> accounts =
                Stream.of(levels.split(",", -1)).map(String::strip).toList();
        if (!levels.isBlank() && accounts.contains("")) {
            throw new InvalidValue("levelaccounts.gap", accounts.indexOf("") + 1);
        }
    }

    /** What stands in the field. */
    String text() {
        return input.getValue() == null ? "" : input.getValue();
    }

    /** The VAT codes that stand in the field; empty: what stands there, or came with an import, cannot be any. */
    Optional<List<String>> codes() {
        if (problem.isVisible() && !isEdited()) {
            return Optional.empty();
        }
        List<String> codes = codes(written());
        try {
            codes.forEach(VatCode::new);
            return Optional.of(codes);
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private static List<String> codes(String written) {
        return Stream.of(written.split(";", -1))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** Types these codes: those that stood there before first, so that going there and back is no change. */
    void typeCodes(List<String> codes) {
        List<String> before = codes(original);
        show(Stream.concat(
                        before.stream().filter(codes::contains), codes.stream().filter(code -> !before.contains(code)))
                .collect(Collectors.joining(";")));
    }

    /**
     * Shows what else is known where the field is typed.
     *
     * @param codes the VAT codes there are
     */
    void know(KnownFacts facts, List<Plan> plans, List<String> codes) {
        switch (input) {
            case PlanField plan -> plan.offer(plans, original);
            case AccountFields accounts -> accounts.offer(facts, codes);
            default -> {}
        }
        if (field == SettingsField.PAYMENTS) {
            known.removeAll();
            known.add(new Span(row.getTranslation(facts.isIntegrated()
                    .map(integrated -> integrated ? "features.payments.integrated" : "features.payments.notintegrated")
                    .orElse("features.payments.unknown"))));
            facts.of(Fact.INTEGRATION_PROPERTY).ifPresent(told -> known.add(FactText.evidence(told, locale)));
        }
    }

    void read(SettingsDocument document) {
        original = field.in(document).orElse("");
        unset = field.in(document).isEmpty() ? FieldText.value(field.path(), null, locale) : "";
        String raw = document.unjudged().get(field.path());
        show(original);
        problem.removeAll();
        problem.setVisible(raw != null);
        if (raw != null) {
            problem.add(Notices.banner(
                    Notices.Kind.BAD, new Span(new Problem("unjudged", field.path(), raw).text(locale))));
        }
        typed();
    }

    void type(SettingsDocument document) {
        show(field.in(document).orElse(""));
    }

    /** Types what stood in the field, right or wrong. */
    void retype(String text) {
        input.setValue(text);
    }

    private void show(String value) {
        input.setValue(value.isEmpty() ? input.getEmptyValue() : shown(value));
    }

    private void typed() {
        boolean edited = isEdited();
        was.setText(edited ? changedFrom() : unset);
        was.setVisible(!was.getText().isEmpty());
        was.setClassName("muted", !edited);
        input.setClassName("changed", edited);
        complain("");
        typed.run();
    }

    private String changedFrom() {
        return original.isEmpty()
                ? row.getTranslation("setting.new")
                : row.getTranslation("setting.changedfrom", FieldText.value(field.path(), original, locale));
    }

    boolean isEdited() {
        return !field.readOnly()
                && !text().equals(shown(original))
                && !(counts(field) && written().equals(original));
    }

    /** From now on it stands as it is saved, and says why. */
    void lock(String reason) {
        if (!locked) {
            locked = true;
            show(original);
            ((HasValue<?, String>) input).setReadOnly(true);
            row.addEvidence(Icon.LOCK, new Span(row.getTranslation(reason)));
        }
    }

    /** Puts the reason under the field when what is typed cannot be. */
    boolean validate(SettingsDocument document) {
        try {
            write(document);
            complain("");
            return true;
        } catch (InvalidValue e) {
            complain(Texts.text(locale, e.key(), e.arguments()));
            return false;
        }
    }

    void complain(String reason) {
        if (input instanceof HasValidationProperties validated) {
            validated.setInvalid(!reason.isEmpty());
            validated.setErrorMessage(reason);
        }
    }

    /** @throws InvalidValue when what is typed cannot be */
    SettingsDocument write(SettingsDocument document) {
        return isEdited() ? document.with(field, written()) : document;
    }

    SettingsDocument writeIfSound(SettingsDocument document) {
        try {
            return write(document);
        } catch (InvalidValue e) {
            return document;
        }
    }

    void focus() {
        if (input instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }
}
