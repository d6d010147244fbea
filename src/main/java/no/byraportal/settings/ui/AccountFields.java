package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.byraportal.settings.AccountNumber;
import no.byraportal.settings.ErpVatCode;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.SalesAccount;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.Icon;

/** Salgskontoer: a field for each VAT code, together the text «1 = 3000», a line for each code that has an account. */
final class AccountFields extends CustomField<String> {

    private static final int LONGEST = 40;

    private record Row(String code, TextField account) {}

    private final Div list = new Div();
    private final List<Row> rows = new ArrayList<>();
    private transient KnownFacts facts = KnownFacts.NOTHING;
    private List<String> offered = List.of();
    private boolean showing;

    AccountFields() {
        super("");
        addClassName("account-fields");
        list.addClassName("account-list");
        add(list);
    }

    /** The accounts of a text, by code; what is no account is left out. */
    static Map<String, String> byCode(String text) {
        Map<String, String> accounts = new LinkedHashMap<>();
        for (String line : text.split("[;\\n]", -1)) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) {
                accounts.putIfAbsent(parts[0].strip(), parts[1].strip());
            }
        }
        return accounts;
    }

    /** Shows what the ERP says, and a field for each of these codes also before it has an account. */
    void offer(KnownFacts known, List<String> codes) {
        facts = known;
        offered = codes;
        setPresentationValue(getValue());
    }

    @Override
    protected String generateModelValue() {
        return rows.stream()
                .filter(row -> !row.account().getValue().isBlank())
                .map(row -> row.code() + " = " + row.account().getValue().strip())
                .collect(Collectors.joining("\n"));
    }

    @Override
    protected void setPresentationValue(String text) {
        showing = true;
        rows.clear();
        for (String line : text.split("\\n", -1)) {
            if (!line.isBlank()) {
                String[] parts = line.split("=", 2);
                rows.add(row(parts[0].strip(), parts.length == 2 ? parts[1].strip() : ""));
            }
        }
        List<String> there = rows.stream().map(Row::code).toList();
        offered.stream().filter(code -> !there.contains(code)).forEach(code -> rows.add(row(code, "")));
        layOut();
        showing = false;
    }

    private Row row(String code, String account) {
        TextField field = new TextField();
        field.setId("salesaccount-" + code);
        field.setValue(account);
        field.setMaxLength(LONGEST);
        field.setReadOnly(isReadOnly());
        field.setAriaLabel(getTranslation("accounts.account", code));
        field.getElement().setAttribute("inputmode", "numeric");
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(e -> {
            if (!showing) {
                updateValue();
            }
        });
        return new Row(code, field);
    }

    private void layOut() {
        list.removeAll();
        Map<String, ErpVatCode> erp = facts.vatCodes().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(code -> code.code().code(), code -> code, (a, b) -> a));
        rows.stream()
                .sorted(Comparator.comparingInt((Row row) -> row.code().length())
                        .thenComparing(Row::code))
                .forEach(row -> list.add(line(row, Optional.ofNullable(erp.get(row.code())))));
        list.setVisible(!rows.isEmpty());
    }

    private Div line(Row row, Optional<ErpVatCode> erp) {
        Span code = new Span(row.code());
        code.addClassNames("strong", "numbers");
        Span description = new Span(erp.map(ErpVatCode::description).orElse(getTranslation("vat.notinerp")));
        description.addClassName("account-description");
        description.setClassName("muted", erp.isEmpty());
        Div line = new Div(code, description, row.account(), evidence(row));
        line.addClassName("account-row");
        return line;
    }

    /** What the ERP itself has; it is taken with a click and never by itself. */
    private Div evidence(Row row) {
        Div evidence = new Div();
        evidence.addClassName("evidence");
        facts.salesAccounts().stream()
                .flatMap(List::stream)
                .filter(account -> account.vatCode().code().equals(row.code()))
                .map(SalesAccount::account)
                .map(AccountNumber::digits)
                .findFirst()
                .ifPresent(account -> {
                    evidence.add(Icon.SERVER.create(), new Span(getTranslation("accounts.inerp", account)));
                    if (!isReadOnly()
                            && !account.equals(row.account().getValue().strip())) {
                        Button take = new Button(
                                getTranslation("accounts.take", account),
                                e -> row.account().setValue(account));
                        take.setAriaLabel(getTranslation("accounts.take.label", account, row.code()));
                        take.addThemeVariants(ButtonVariant.TERTIARY);
                        evidence.add(take);
                    }
                });
        return evidence;
    }

    /** The reason stands once under the fields; which of them it is shows too. */
    @Override
    public void setInvalid(boolean invalid) {
        super.setInvalid(invalid);
        rows.forEach(row -> row.account().setInvalid(invalid && isWrong(row)));
    }

    private static boolean isWrong(Row row) {
        try {
            String account = row.account().getValue().strip();
            return !account.isEmpty() && new AccountNumber(account).digits().isEmpty();
        } catch (InvalidValue e) {
            return true;
        }
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        rows.forEach(row -> row.account().setReadOnly(readOnly));
    }
}
