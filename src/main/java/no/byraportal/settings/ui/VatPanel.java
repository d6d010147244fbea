package no.byraportal.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import no.byraportal.settings.VatClass;
import no.byraportal.settings.VatSuggestion;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;

/** What is proposed for a VAT code and why, and how the classes are read. Nothing is proposed twice, or done unasked. */
final class VatPanel extends Div {

    private final boolean mayChange;
    private final transient Consumer<Map<String, Optional<VatClass>>> take;
    private final Div proposal = new Div();
    private String looked = "";

    VatPanel(boolean mayChange, Consumer<Map<String, Optional<VatClass>>> take) {
        this.mayChange = mayChange;
        this.take = take;
        proposal.addClassNames("panel", "proposal");
        proposal.getElement().setAttribute("role", "region");
        proposal.getElement().setAttribute("aria-live", "polite");
        proposal.getElement().setAttribute("aria-label", getTranslation("vat.proposals"));
        Div reading = new Div(
                new H2(getTranslation("vat.reading")),
                new Paragraph(getTranslation("vat.reading.exempt")),
                new Paragraph(getTranslation("vat.reading.letters")));
        reading.addClassNames("panel", "reading");
        addClassName("side");
        add(proposal, reading);
    }

    /** Shows what is proposed for this code. */
    void show(List<VatCodeUse> uses, String code) {
        looked = code;
        show(uses);
    }

    void show(List<VatCodeUse> uses) {
        proposal.removeAll();
        List<VatCodeUse> open = uses.stream()
                .filter(use -> use.open().isPresent())
                .sorted(Comparator.comparing((VatCodeUse use) -> !use.code().equals(looked))
                        .thenComparing(use -> !use.classes().isEmpty())
                        .thenComparing(use -> !use.isSold()))
                .toList();
        proposal.setVisible(!uses.isEmpty());
        if (open.isEmpty()) {
            layOutNothing(uses);
        } else {
            open.getFirst().open().ifPresent(first -> layOut(open.getFirst(), first));
            layOutCertain(open);
        }
    }

    private void layOutNothing(List<VatCodeUse> uses) {
        long unmapped = uses.stream()
                .filter(use -> use.classes().isEmpty() && !use.isClassless())
                .count();
        proposal.add(
                new H2(getTranslation("vat.proposals.none")),
                new Paragraph(getTranslation("vat.proposals.none.text", unmapped)));
    }

    private void layOut(VatCodeUse use, VatSuggestion suggestion) {
        String name = name(suggestion.vatClass());
        Span caption = new Span(getTranslation("vat.proposal", use.code()));
        caption.addClassNames("muted", "small");
        UnorderedList reasons = new UnorderedList();
        reasons.addClassName("reasons");
        reasons.add(standard(suggestion), rate(suggestion), text(suggestion));
        usage(use).ifPresent(reasons::add);
        proposal.add(
                caption,
                new H2(getTranslation(
                        "vat.proposal.class", name, suggestion.vatClass().name())),
                reasons);
        if (mayChange) {
            Button follow = new Button(
                    getTranslation(use.classes().isEmpty() ? "vat.take" : "vat.move", use.code(), name),
                    e -> take.accept(Map.of(use.code(), Optional.of(suggestion.vatClass()))));
            follow.addThemeVariants(ButtonVariant.PRIMARY);
            proposal.add(follow);
        }
    }

    private void layOutCertain(List<VatCodeUse> open) {
        Map<String, Optional<VatClass>> certain = new LinkedHashMap<>();
        open.forEach(use -> use.certain().ifPresent(each -> certain.put(use.code(), Optional.of(each.vatClass()))));
        if (mayChange && certain.size() > 1) {
            Button all = new Button(getTranslation("vat.takeall", certain.size()), e -> take.accept(certain));
            Span which = new Span(getTranslation("vat.takeall.which", which(certain)));
            which.addClassNames("muted", "small");
            proposal.add(all, which);
        }
    }

    private String which(Map<String, Optional<VatClass>> certain) {
        List<String> each = new ArrayList<>();
        certain.forEach((code, vatClass) -> each.add(getTranslation(
                "vat.takeall.each", code, vatClass.map(this::name).orElse(""))));
        return String.join(", ", each);
    }

    private String name(VatClass vatClass) {
        return getTranslation("vat.class." + vatClass.name().toLowerCase(Locale.ROOT));
    }

    private ListItem standard(VatSuggestion suggestion) {
        int standard = suggestion.code().standardTaxCode().orElse(0);
        return reason(
                Icon.CIRCLE_CHECK,
                getTranslation("vat.reason.standard", Integer.toString(standard)),
                getTranslation("vat.standard." + standard));
    }

    private ListItem rate(VatSuggestion suggestion) {
        String law = suggestion
                .law()
                .map(rate -> getTranslation(
                        "vat.law." + suggestion.vatClass().name().toLowerCase(Locale.ROOT),
                        rate.percent(),
                        Dates.day(rate.from(), getLocale())))
                .orElseGet(() ->
                        getTranslation("vat.law." + suggestion.vatClass().name().toLowerCase(Locale.ROOT)));
        String said = suggestion
                .code()
                .rate()
                .map(rate -> getTranslation("vat.percent", rate))
                .orElse("");
        return switch (suggestion.rate()) {
            case AGREES ->
                reason(
                        Icon.CIRCLE_CHECK,
                        said.isEmpty() ? getTranslation("vat.reason.norate") : getTranslation("vat.reason.rate", said),
                        law);
            case SAYS_NOTHING -> reason(Icon.INFO, getTranslation("vat.reason.rate.unknown"), law);
            case DIFFERS -> reason(Icon.TRIANGLE_ALERT, getTranslation("vat.reason.rate.differs", said), law);
        };
    }

    private ListItem text(VatSuggestion suggestion) {
        return switch (suggestion.text()) {
            case AGREES -> reason(Icon.CIRCLE_CHECK, getTranslation("vat.reason.text"), "");
            case SAYS_NOTHING -> reason(Icon.CIRCLE_CHECK, getTranslation("vat.reason.text.nothing"), "");
            case DIFFERS ->
                reason(
                        Icon.TRIANGLE_ALERT,
                        getTranslation("vat.reason.text.differs"),
                        suggestion.code().description());
        };
    }

    private Optional<ListItem> usage(VatCodeUse use) {
        if (!use.isSold()) {
            return Optional.empty();
        }
        return Optional.of(reason(
                Icon.INFO,
                use.account().isBlank()
                        ? getTranslation("vat.reason.account.erp", use.erpAccount())
                        : getTranslation("vat.reason.account", use.account()),
                ""));
    }

    private ListItem reason(Icon icon, String what, String why) {
        Span more = new Span(why);
        more.addClassName("muted");
        more.setVisible(!why.isEmpty());
        Div text = new Div(new Span(what), more);
        text.addClassName("lines");
        ListItem reason = new ListItem(icon.create(), text);
        reason.addClassName(
                switch (icon) {
                    case CIRCLE_CHECK -> "ok";
                    case TRIANGLE_ALERT -> "warn";
                    default -> "quiet";
                });
        return reason;
    }
}
