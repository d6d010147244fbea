package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.settings.ErpVatCode;
import no.byraportal.settings.VatClass;
import no.byraportal.shared.ui.Icon;

/** One VAT code: what the ERP says of it, and the class in which it stands. */
final class VatRow extends Div {

    /** Beside the classes: ikke knyttet. */
    static final String NONE = "NONE";

    private static final List<String> CHOICES = Stream.concat(
                    Arrays.stream(VatClass.values()).map(VatClass::name), Stream.of(NONE))
            .toList();

    private final BiConsumer<String, Optional<VatClass>> move;
    private final boolean mayChange;
    private final Div status = new Div();
    private final Button propose;
    private final RadioButtonGroup<String> choice = new RadioButtonGroup<>();
    private final Div classless = new Div();
    private final Span account = new Span();
    private VatCodeUse use;
    private boolean showing;

    /**
     * @param move    somebody chose a class for the code, or none
     * @param propose somebody wants to see what is proposed for the code
     */
    VatRow(VatCodeUse use, boolean mayChange, BiConsumer<String, Optional<VatClass>> move, Consumer<String> propose) {
        this.use = use;
        this.mayChange = mayChange;
        this.move = move;
        this.propose = new Button(getTranslation("vat.look"), e -> propose.accept(use.code()));
        this.propose.setAriaLabel(getTranslation("vat.look.label", use.code()));
        this.propose.addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("vat-row");
        getElement().setAttribute("role", "listitem");
        choice();
        classless.addClassName("vat-classless");
        account.addClassNames("numbers", "vat-account");
        account.getElement().setAttribute("data-label", getTranslation("vat.account"));
        add(code(), description(), rate(), standardCode(), choice, classless, account);
    }

    private Span code() {
        Span code = new Span(use.code());
        code.addClassNames("strong", "numbers", "vat-code");
        return code;
    }

    private Div description() {
        String said = use.erp()
                .map(ErpVatCode::description)
                .filter(text -> !text.isBlank())
                .orElse("");
        Span text = new Span(
                use.erp().isEmpty()
                        ? getTranslation("vat.notinerp")
                        : said.isEmpty() ? getTranslation("vat.nodescription") : said);
        text.setClassName("muted", said.isEmpty());
        status.addClassName("vat-status");
        Div description = new Div(text, status);
        description.addClassName("vat-description");
        return description;
    }

    private Span rate() {
        Span rate =
                new Span(use.erp().flatMap(ErpVatCode::rate).map(this::percent).orElse("–"));
        rate.addClassNames("numbers", "vat-rate");
        return rate;
    }

    private String percent(BigDecimal rate) {
        return getTranslation("vat.percent", rate);
    }

    private Span standardCode() {
        Span standard = new Span(use.erp()
                .map(ErpVatCode::standardTaxCode)
                .filter(code -> code.isPresent())
                .map(code -> Integer.toString(code.getAsInt()))
                .orElse("–"));
        standard.addClassNames("numbers", "vat-standard");
        return standard;
    }

    private void choice() {
        choice.addClassName("vat-choice");
        choice.setItems(CHOICES);
        choice.setItemLabelGenerator(value -> getTranslation("vat.class." + value.toLowerCase(Locale.ROOT)));
        choice.setAriaLabel(getTranslation("vat.choice.label", use.code()));
        choice.setReadOnly(!mayChange);
        choice.addValueChangeListener(e -> {
            if (!showing && e.getValue() != null) {
                move.accept(
                        use.code(),
                        e.getValue().equals(NONE) ? Optional.empty() : Optional.of(VatClass.valueOf(e.getValue())));
            }
        });
    }

    /** @param closed classes whose list cannot be read, so that nothing may be put there */
    void show(VatCodeUse now, Set<VatClass> closed) {
        use = now;
        showing = true;
        choice.setItemEnabledProvider(value -> value.equals(NONE) || !closed.contains(VatClass.valueOf(value)));
        choice.setValue(chosen());
        showing = false;
        choice.setVisible(!use.isClassless());
        CHOICES.forEach(value -> choice.removeClassName("suggests-" + value.toLowerCase(Locale.ROOT)));
        use.open()
                .ifPresent(proposal -> choice.addClassName(
                        "suggests-" + proposal.vatClass().name().toLowerCase(Locale.ROOT)));
        layOutClassless();
        account.setText(
                !use.account().isBlank() ? use.account() : use.erpAccount().isBlank() ? "–" : use.erpAccount());
        layOutStatus(closed.isEmpty());
    }

    private String chosen() {
        return use.classes().isEmpty()
                ? NONE
                : use.classes().size() > 1
                        ? choice.getEmptyValue()
                        : use.classes().iterator().next().name();
    }

    private void layOutClassless() {
        classless.setVisible(use.isClassless());
        classless.removeAll();
        if (!use.isClassless()) {
            return;
        }
        classless.add(Icon.LOCK.create(), new Span(getTranslation(use.isRawFish() ? "vat.rawfish" : "vat.input")));
        if (!use.classes().isEmpty() && mayChange) {
            Button away =
                    new Button(getTranslation("vat.takeaway", names()), e -> move.accept(use.code(), Optional.empty()));
            away.addThemeVariants(ButtonVariant.TERTIARY);
            classless.add(away);
        }
    }

    private String names() {
        return use.classes().stream()
                .sorted()
                .map(each -> getTranslation("vat.class." + each.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /** @param allKnown as long as a list cannot be read, the code may stand in it */
    private void layOutStatus(boolean allKnown) {
        status.removeAll();
        boolean bad = use.classes().size() > 1
                || (use.isClassless() ? !use.classes().isEmpty() : use.classes().isEmpty() && use.isSold() && allKnown);
        setClassName("bad", bad);
        setClassName("off", use.isClassless() && !bad);
        if (use.classes().size() > 1) {
            status.add(word("bad", getTranslation("vat.twice", names())));
        } else if (use.isClassless()) {
            if (bad) {
                status.add(word("bad", getTranslation("vat.wrongly", names())));
            }
        } else if (use.classes().isEmpty() && allKnown) {
            status.add(word(bad ? "bad" : "muted", getTranslation(bad ? "vat.unmapped" : "vat.unused")));
        } else {
            use.open()
                    .ifPresent(proposal -> status.add(word(
                            "warn",
                            getTranslation(
                                    "vat.other",
                                    getTranslation("vat.class."
                                            + proposal.vatClass().name().toLowerCase(Locale.ROOT))))));
        }
        if (use.open().isPresent()) {
            status.add(propose);
        }
    }

    private static Span word(String kind, String text) {
        Span word = new Span(text);
        word.addClassName(kind);
        return word;
    }
}
