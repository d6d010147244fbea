package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.settings.ErpVatCode;
import no.byraportal.settings.Fact;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.SalesAccount;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.VatClass;
import no.byraportal.settings.VatCode;
import no.byraportal.settings.VatRate;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;

/**
 * Avgiftskoder: the ERP's codes, each beside the classes, in one of which it stands. It types the five fields of the
 * settings and holds no value itself. A list that cannot be read shows as it came until somebody types in it.
 */
final class VatMatrix extends Div {

    private static final int ROWS = 100;
    private static final int LONGEST = 20;

    private final Map<VatClass, SettingEditor> classes = new EnumMap<>(VatClass.class);
    private final SettingEditor accounts;
    private final boolean mayChange;
    private final LocalDate today;
    private final Div missing = new Div();
    private final Div head = new Div();
    private final Div list = new Div();
    private final Div foot = new Div();
    private final TextField another = new TextField();
    private final Div adding = new Div();
    private final VatPanel panel;
    private final Map<String, VatRow> rows = new LinkedHashMap<>();
    private final Set<String> added = new LinkedHashSet<>();
    private transient KnownFacts facts = KnownFacts.NOTHING;
    private boolean withInput;
    private int most = ROWS;
    private boolean moving;

    VatMatrix(Map<SettingsField, SettingEditor> editors, boolean mayChange, LocalDate today) {
        for (VatClass vatClass : VatClass.values()) {
            classes.put(vatClass, editor(editors, SettingsField.valueOf("VAT_" + vatClass)));
        }
        accounts = editor(editors, SettingsField.SALES_ACCOUNTS);
        this.mayChange = mayChange;
        this.today = today;
        panel = new VatPanel(mayChange, this::move);
        addClassName("vat");
        list.addClassName("vat-list");
        list.getElement().setAttribute("role", "list");
        list.getElement().setAttribute("aria-label", getTranslation("vatMapping.section"));
        foot.addClassName("vat-foot");
        layOutHead();
        layOutAdding();
        add(missing, head, list, foot, adding);
        classes.values().forEach(editor -> add(editor.row()));
    }

    private static SettingEditor editor(Map<SettingsField, SettingEditor> editors, SettingsField field) {
        SettingEditor editor = editors.get(field);
        if (editor == null) {
            throw new IllegalArgumentException("no editor of " + field);
        }
        return editor;
    }

    /** The proposal and how the classes are read, to stand beside the table. */
    VatPanel panel() {
        return panel;
    }

    private void layOutHead() {
        head.addClassNames("vat-row", "vat-head");
        // Each row says it all by itself to those who hear it.
        head.getElement().setAttribute("aria-hidden", "true");
        Div names = new Div();
        names.addClassName("vat-names");
        for (VatClass vatClass : VatClass.values()) {
            Span name = new Span(getTranslation("vat.class." + vatClass.name().toLowerCase(Locale.ROOT)));
            Span rate = new Span(vatClass + rate(vatClass));
            names.add(new Div(name, rate));
        }
        names.add(new Div(new Span(getTranslation("vat.class.none"))));
        head.add(
                new Span(getTranslation("vat.code")),
                new Span(getTranslation("vat.description")),
                new Span(getTranslation("vat.rate")),
                new Span(getTranslation("vat.standard")),
                names,
                new Span(getTranslation("vat.account")));
    }

    private String rate(VatClass vatClass) {
        return VatRate.on(today, vatClass)
                .map(rate -> " " + getTranslation("vat.percent", rate.percent()))
                .orElseGet(() -> vatClass == VatClass.FRI ? " " + getTranslation("vat.percent", 0) : "");
    }

    private void layOutAdding() {
        another.setLabel(getTranslation("vat.add"));
        another.setMaxLength(LONGEST);
        Button add = new Button(getTranslation("vat.add.do"), Icon.PLUS.create(), e -> addAnother());
        adding.add(another, add);
        adding.addClassName("vat-adding");
    }

    private void addAnother() {
        String code = another.getValue().strip();
        try {
            added.add(new VatCode(code).code());
            another.setInvalid(false);
            another.clear();
            refresh();
        } catch (InvalidValue e) {
            another.setErrorMessage(getTranslation(e.key(), e.arguments()));
            another.setInvalid(true);
        }
    }

    /** Shows what is typed now beside what is known now. */
    void show(KnownFacts known) {
        facts = known;
        refresh();
    }

    void refresh() {
        if (moving) {
            return;
        }
        Set<VatClass> closed = closed();
        List<VatCodeUse> uses = uses(closed);
        List<VatCodeUse> shown = uses.stream()
                .filter(use -> withInput || !use.isInput() || !use.classes().isEmpty())
                .limit(most)
                .toList();
        List<String> codes = shown.stream().map(VatCodeUse::code).toList();
        if (!codes.equals(List.copyOf(rows.keySet()))) {
            list.removeAll();
            rows.clear();
            shown.forEach(use -> rows.put(
                    use.code(), new VatRow(use, mayChange, this::move, code -> panel.show(uses(closed()), code))));
            rows.values().forEach(list::add);
        }
        shown.forEach(use -> Optional.ofNullable(rows.get(use.code())).ifPresent(row -> row.show(use, closed)));
        classes.forEach((vatClass, editor) -> editor.row().setVisible(closed.contains(vatClass)));
        head.setVisible(!shown.isEmpty());
        layOutMissing();
        layOutFoot(uses, shown.size());
        adding.setVisible(mayChange && facts.vatCodes().isEmpty());
        panel.show(uses);
    }

    private void layOutMissing() {
        missing.removeAll();
        if (facts.vatCodes().isEmpty()) {
            missing.add(Notices.banner(Notices.Kind.INFO, new Span(getTranslation("vat.unknown"))));
        }
    }

    private void layOutFoot(List<VatCodeUse> uses, int shown) {
        foot.removeAll();
        long input = uses.stream()
                .filter(use -> use.isInput() && use.classes().isEmpty())
                .count();
        if (input > 0) {
            Button toggle =
                    link(getTranslation(withInput ? "vat.input.hide" : "vat.input.show"), () -> withInput = !withInput);
            foot.add(new Div(
                    new Span(getTranslation(withInput ? "vat.input.shown" : "vat.input.hidden", input)), toggle));
        }
        if (shown == most) {
            foot.add(new Div(
                    new Span(getTranslation("vat.some", shown, uses.size())),
                    link(getTranslation("history.more"), () -> most += ROWS)));
        }
        facts.of(Fact.VAT_CODES).ifPresent(known -> foot.add(FactText.evidence(known, getLocale())));
    }

    private Button link(String text, Runnable change) {
        Button link = new Button(text, e -> {
            change.run();
            refresh();
        });
        link.addThemeVariants(ButtonVariant.TERTIARY);
        return link;
    }

    /** The classes whose list cannot be read. */
    private Set<VatClass> closed() {
        return classes.entrySet().stream()
                .filter(each -> each.getValue().codes().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(VatClass.class)));
    }

    private List<VatCodeUse> uses(Set<VatClass> closed) {
        Map<String, ErpVatCode> erp = new LinkedHashMap<>();
        facts.vatCodes().stream()
                .flatMap(List::stream)
                .forEach(code -> erp.put(code.code().code(), code));
        Map<String, Set<VatClass>> mapped = new TreeMap<>();
        classes.forEach((vatClass, editor) -> editor.codes().stream()
                .flatMap(List::stream)
                .forEach(code -> mapped.computeIfAbsent(code, none -> EnumSet.noneOf(VatClass.class))
                        .add(vatClass)));
        Map<String, String> here = AccountFields.byCode(accounts.text());
        Map<String, String> there = facts.salesAccounts().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        each -> each.vatCode().code(),
                        (SalesAccount each) -> each.account().digits(),
                        (a, b) -> a));
        return Stream.of(erp.keySet(), mapped.keySet(), here.keySet(), there.keySet(), added)
                .flatMap(Set::stream)
                .distinct()
                .map(code -> new VatCodeUse(
                        code,
                        Optional.ofNullable(erp.get(code)),
                        mapped.getOrDefault(code, Set.of()),
                        here.getOrDefault(code, ""),
                        there.getOrDefault(code, ""),
                        Optional.ofNullable(erp.get(code))
                                .filter(each -> closed.isEmpty())
                                .flatMap(each -> each.suggestion(today))))
                .sorted(VatCodeUse.ORDER)
                .toList();
    }

    /** The codes that something can be sold with, and those that something is. */
    List<String> codes() {
        return uses(closed()).stream()
                .filter(use -> !use.isClassless() || use.isSold())
                .map(VatCodeUse::code)
                .toList();
    }

    /** A code stands in one class only: it goes out of all others. */
    private void move(String code, Optional<VatClass> to) {
        move(Map.of(code, to));
    }

    private void move(Map<String, Optional<VatClass>> moves) {
        moving = true;
        classes.forEach((vatClass, editor) -> editor.codes().ifPresent(before -> {
            List<String> after = new ArrayList<>(before);
            moves.forEach((code, to) -> {
                if (!to.equals(Optional.of(vatClass))) {
                    after.removeIf(code::equals);
                } else if (!after.contains(code)) {
                    after.add(code);
                }
            });
            if (!after.equals(before)) {
                editor.typeCodes(after);
            }
        }));
        moving = false;
        refresh();
    }
}
