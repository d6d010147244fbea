package no.byraportal.onboarding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.byraportal.settings.ErpVatCode;
import no.byraportal.settings.Fact;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFacts.Known;
import no.byraportal.settings.NumberRange;
import no.byraportal.settings.Plan;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.VatClass;
import no.byraportal.settings.VatSuggestion;
import tools.jackson.databind.JsonNode;

/**
 * What a setting of a new client could be, and why.
 *
 * @param value   in the text form of {@link SettingsField#in}
 * @param reason  names its text, with the arguments
 * @param certain follows from what is known; else somebody must look before it is taken
 */
public record Suggestion(SettingsField field, String value, String reason, List<Object> arguments, boolean certain) {

    /** Where series begin when they have room of their own. */
    private static final long TEN_THOUSAND = 10_000;

    private static final String DUE_DAYS = "14";

    public Suggestion {
        arguments = List.copyOf(arguments);
    }

    private static Suggestion certain(SettingsField field, Object value, String reason, Object... arguments) {
        return new Suggestion(field, value.toString(), "suggestion." + reason, List.of(arguments), true);
    }

    private static Suggestion doubtful(SettingsField field, Object value, String reason) {
        return new Suggestion(field, value.toString(), "suggestion." + reason, List.of(), false);
    }

    /**
     * For each field at most one.
     *
     * @param first has the bureau no client yet?
     */
    static List<Suggestion> of(KnownFacts facts, List<Plan> plans, boolean first, LocalDate today) {
        List<Suggestion> all = new ArrayList<>();
        plan(plans, first).ifPresent(all::add);
        facts.isIntegrated()
                .map(integrated -> certain(SettingsField.PAYMENTS, integrated ? 1 : 0, "payments." + integrated))
                .or(() -> Optional.of(certain(SettingsField.PAYMENTS, 0, "payments.unknown")))
                .ifPresent(all::add);
        all.add(used(SettingsField.DEPARTMENT, facts.of(Fact.DEPARTMENTS), "department"));
        all.add(used(SettingsField.PROJECT, facts.of(Fact.PROJECTS), "project"));
        all.add(customers(facts.customerRanges()));
        all.add(facts.of(Fact.NEXT_INVOICE)
                .map(next -> certain(
                        SettingsField.INVOICE_START,
                        next.value().intValue(),
                        "invoice.erp",
                        FieldText.number(next.value().intValue())))
                .orElseGet(() -> doubtful(SettingsField.INVOICE_START, 1, "invoice.unknown")));
        all.add(certain(SettingsField.CREDIT_NOTE_START, 0, "creditnote"));
        all.add(certain(SettingsField.DUE_DAYS, DUE_DAYS, "duedays"));
        all.add(certain(SettingsField.DELIVERY, "M", "delivery"));
        all.add(voucher(SettingsField.VOUCHER_TYPE_INVOICE, facts, "faktura", "1"));
        all.add(voucher(SettingsField.VOUCHER_TYPE_CREDIT_NOTE, facts, "kredit", "2"));
        all.addAll(vat(facts, today));
        accounts(facts).ifPresent(all::add);
        return all;
    }

    /** A document that begins with what is proposed. */
    static SettingsDocument document(List<Suggestion> suggestions) {
        Map<SettingsField, String> written = new EnumMap<>(SettingsField.class);
        suggestions.forEach(each -> written.put(each.field(), each.value()));
        return SettingsDocument.judging(true, written);
    }

    /** The least one: it is easily raised (domain.md A9, 116). Whoever begins should begin with a demo (107). */
    private static Optional<Suggestion> plan(List<Plan> plans, boolean first) {
        Optional<Suggestion> demo = plans.stream()
                .filter(plan -> first && Plan.isDemo(plan.code()))
                .findFirst()
                .map(plan -> certain(SettingsField.PLAN, plan.code(), "plan.first"));
        return demo.or(() -> plans.stream()
                .filter(plan -> !Plan.isDemo(plan.code()))
                .min(Comparator.comparingInt(Plan::invoicesAYear))
                .map(plan -> certain(SettingsField.PLAN, plan.code(), "plan.least")));
    }

    private static Suggestion used(SettingsField field, Optional<Known> known, String what) {
        int count = known.map(each -> each.value().size()).orElse(0);
        return count > 0
                ? certain(field, 1, what, count)
                : certain(field, 0, known.isPresent() ? what + ".none" : what + ".unknown");
    }

    /** The first ten thousand above all that the ERP gives itself (domain.md A9, 129 to 131). */
    private static Suggestion customers(Optional<List<NumberRange>> ranges) {
        return ranges.map(known -> {
                    long highest =
                            known.stream().mapToLong(NumberRange::to).max().orElse(0);
                    long start = (highest / TEN_THOUSAND + 1) * TEN_THOUSAND;
                    return known.isEmpty()
                            ? certain(SettingsField.CUSTOMER_START, start, "customer.none")
                            : certain(
                                    SettingsField.CUSTOMER_START,
                                    start,
                                    "customer.erp",
                                    known.stream()
                                            .map(range ->
                                                    FieldText.number(range.from()) + "–" + FieldText.number(range.to()))
                                            .collect(Collectors.joining(", ")));
                })
                .orElseGet(() -> doubtful(SettingsField.CUSTOMER_START, TEN_THOUSAND, "customer.unknown"));
    }

    private static Suggestion voucher(SettingsField field, KnownFacts facts, String word, String otherwise) {
        List<JsonNode> types = facts.of(Fact.VOUCHER_TYPES)
                .map(known -> known.value().valueStream().toList())
                .orElse(List.of());
        List<JsonNode> named = types.stream()
                .filter(type ->
                        type.path("name").asString("").toLowerCase(Locale.ROOT).contains(word))
                .filter(type -> type.path("code").asString("").matches("0*[1-9][0-9]{0,2}"))
                .toList();
        return named.size() == 1
                ? certain(
                        field,
                        named.getFirst().path("code").asString(),
                        "voucher.erp",
                        named.getFirst().path("name").asString())
                : certain(field, otherwise, "voucher.usual");
    }

    /** Only codes whose standard code and rate agree; the others are proposed where the codes stand. */
    private static List<Suggestion> vat(KnownFacts facts, LocalDate today) {
        Map<VatClass, List<String>> codes = new EnumMap<>(VatClass.class);
        for (ErpVatCode code : facts.vatCodes().orElse(List.of())) {
            code.suggestion(today)
                    .filter(VatSuggestion::isCertain)
                    .ifPresent(each -> codes.computeIfAbsent(each.vatClass(), none -> new ArrayList<>())
                            .add(code.code().code()));
        }
        return codes.entrySet().stream()
                .map(each -> certain(
                        field(each.getKey()),
                        String.join(";", each.getValue()),
                        "vat",
                        String.join(", ", each.getValue())))
                .toList();
    }

    private static SettingsField field(VatClass vatClass) {
        return switch (vatClass) {
            case PLH -> SettingsField.VAT_PLH;
            case PLL -> SettingsField.VAT_PLL;
            case PLS -> SettingsField.VAT_PLS;
            case FRI -> SettingsField.VAT_FRI;
            case EKS -> SettingsField.VAT_EKS;
        };
    }

    private static Optional<Suggestion> accounts(KnownFacts facts) {
        return facts.salesAccounts()
                .filter(accounts -> !accounts.isEmpty())
                .map(accounts -> certain(
                        SettingsField.SALES_ACCOUNTS,
                        accounts.stream().map(Object::toString).collect(Collectors.joining(";")),
                        "accounts",
                        accounts.size()));
    }
}
