package no.byraportal.settings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.client.Client;

/**
 * What may be wrong with a client although each value is right by itself: one method a rule, in the order of how much is
 * at stake. What an import could not judge is no rule's business before somebody types a right value.
 */
final class Rules {

    /** Where WebFaktura posts what a client's own products sell (domain.md A10, 157). */
    private static final AccountNumber CLIENT_MADE = new AccountNumber("3000");

    private static final String DEMO_NUMBER = "999";
    private static final Pattern DEMO_NAME =
            Pattern.compile("\\bdemo", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<VatClass> OUTPUT = EnumSet.of(VatClass.PLH, VatClass.PLL, VatClass.PLS);
    private static final Set<VatClass> WITHOUT_VAT = EnumSet.of(VatClass.FRI, VatClass.EKS);

    private final Client client;
    private final SettingsDocument document;
    private final KnownFacts facts;
    private final List<Plan> plans;
    private final Numbering numbers;
    private final Waiting waiting;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> later = new ArrayList<>();
    private final List<Problem> unchecked = new ArrayList<>();

    private Rules(
            Client client,
            SettingsDocument document,
            KnownFacts facts,
            List<Plan> plans,
            Numbering numbers,
            Waiting waiting) {
        this.client = client;
        this.document = document;
        this.facts = facts;
        this.plans = plans;
        this.numbers = numbers;
        this.waiting = waiting;
    }

    static Judgement judge(
            Client client,
            SettingsDocument document,
            KnownFacts facts,
            List<Plan> plans,
            Numbering numbers,
            Waiting waiting) {
        Rules rules = new Rules(client, document, facts, plans, numbers, waiting);
        List<Problem> own = document.problems();
        own.stream().filter(Rules::isUnjudged).forEach(rules.problems::add);
        rules.everyPartyAnswersInADay();
        rules.demoIsNoLivePlan();
        rules.customersStayOutsideTheErpsNumbers();
        rules.creditNotesStayApartFromInvoices();
        rules.aKidHasRoomForTheNumbersToCome();
        rules.thereIsACodeWithVatAndOneWithout();
        rules.everyCodeInUseHasAClass();
        rules.everyCodeHasOneClass();
        rules.theClassIsTheStandardCodes();
        rules.whatIsBoughtIsNotSold();
        rules.rawFishHasNoClass();
        rules.paymentsNeedTheErpsProperty();
        rules.thePlanIsKnown();
        rules.clientMadeProductsShareTheHighRatesAccount();
        own.stream().filter(problem -> !isUnjudged(problem)).forEach(rules.problems::add);
        return new Judgement(rules.problems, rules.later, rules.unchecked);
    }

    private static boolean isUnjudged(Problem problem) {
        return problem.key().equals("unjudged");
    }

    /**
     * Until each has answered, a client that was deactivated is paid for, and its people log in (A13 197, C3 D7). What an
     * inactive client's payments wait for is no trouble.
     */
    private void everyPartyAnswersInADay() {
        waiting.turns().stream()
                .filter(turn -> turn.what() == Switch.ACTIVE || document.active())
                .forEach(turn -> turn.overdue(waiting.now())
                        .forEach(party -> wrong(
                                "waiting." + party.name().toLowerCase(Locale.ROOT),
                                turn.what().field().path(),
                                turn.revision())));
    }

    /** A demo client on another plan than the demo sends its trial invoices to real people (A14 I8). */
    private void demoIsNoLivePlan() {
        PlanCode plan = document.subscription().plan();
        boolean demo = client.erpClientNo().digits().equals(DEMO_NUMBER)
                || DEMO_NAME.matcher(client.name()).find();
        if (demo && plan != null && !Plan.isDemo(plan)) {
            wrong("plan.demo-live", SettingsField.PLAN.path(), plan);
        }
    }

    /** Two customers with one number mix up two companies' books (A9 129–131). */
    private void customersStayOutsideTheErpsNumbers() {
        String field = SettingsField.CUSTOMER_START.path();
        if (numbers.start(Series.CUSTOMER).isPresent() && numbers.erpRanges().isEmpty()) {
            unknown("unchecked.series", field);
        }
        numbers.customersMeetErp()
                .ifPresent(met -> wrong("series.inside-erp", field, met.number() + " (" + met.other() + ")"));
        numbers.customersMeetErpLater()
                .ifPresent(number -> later.add(new Problem("series.inside-erp-later", field, Long.toString(number))));
    }

    /** Two documents with one number are no controllable sequence (A9 134–135, A14 I4, B5). */
    private void creditNotesStayApartFromInvoices() {
        String field = SettingsField.CREDIT_NOTE_START.path();
        numbers.creditNotesMeetInvoices().ifPresent(met -> wrong("series.meet", field, met.number()));
        numbers.creditNotesMeetInvoicesLater()
                .ifPresent(number -> later.add(new Problem("series.meet-later", field, Long.toString(number))));
    }

    /** What has no room is cut from the left, and two invoices get one KID (A14 I10, B3). */
    private void aKidHasRoomForTheNumbersToCome() {
        numbers.kid().ifPresent(kid -> {
            if (!kid.isPossible()) {
                wrong("kid.length", "invoicing.kid", kid.length());
            }
            Stream.of(kid.customer(), kid.invoice())
                    .filter(part -> !part.hasRoom())
                    .forEach(part -> wrong("kid.overflow", part.field().path(), part.expected()));
        });
    }

    /** Without one code of each kind no product gets through (A10 146–147, A14 I3). */
    private void thereIsACodeWithVatAndOneWithout() {
        String missing = Stream.of(OUTPUT, WITHOUT_VAT)
                .filter(this::hasNone)
                .map(kind -> kind.stream().map(VatClass::name).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            wrong("vat.no-output", "vatMapping", missing);
        }
    }

    private boolean hasNone(Set<VatClass> kind) {
        return kind.stream().map(document.vatMapping()::codes).allMatch(codes -> codes != null && codes.isEmpty());
    }

    /** A code in use without a class stops the products that have it (A10 139, 146). */
    private void everyCodeInUseHasAClass() {
        if (facts.vatCodes().isEmpty()) {
            unknown("unchecked.vat", "vatMapping");
        }
        if (Stream.of(VatClass.values()).map(document.vatMapping()::codes).anyMatch(Objects::isNull)) {
            return;
        }
        Set<VatCode> without = inUse();
        without.removeAll(mapped());
        without.removeAll(erpCodes(code -> code.isRawFish() || code.isInput()));
        wrong("vat.unmapped", "vatMapping", without);
    }

    /** Which of two rates a sale gets would be chance (A14 I1). */
    private void everyCodeHasOneClass() {
        Set<VatCode> seen = new HashSet<>();
        Set<VatCode> twice = new HashSet<>();
        for (VatClass vatClass : VatClass.values()) {
            new HashSet<>(codes(vatClass))
                    .stream().filter(code -> !seen.add(code)).forEach(twice::add);
        }
        wrong("vat.twice", "vatMapping", twice);
    }

    /** Fritatt taken for utenfor is the commonest mistake, and the wrong rate the dearest (B4). */
    private void theClassIsTheStandardCodes() {
        Set<VatCode> other = erpCodes(code -> code.suggested()
                .filter(right -> Stream.of(VatClass.values())
                        .anyMatch(
                                vatClass -> vatClass != right && codes(vatClass).contains(code.code())))
                .isPresent());
        wrong("vat.other-class", "vatMapping", other);
    }

    /** Inngående avgift: a product sold with it would be taxed as nothing is (B4). */
    private void whatIsBoughtIsNotSold() {
        Set<VatCode> input = erpCodes(ErpVatCode::isInput);
        input.retainAll(mapped());
        wrong("vat.input", "vatMapping", input);
    }

    /** Standard code 32, 11,11 %: there is no class to give it (B4). Merely having the code in the ERP harms nobody. */
    private void rawFishHasNoClass() {
        Set<VatCode> fish = erpCodes(ErpVatCode::isRawFish);
        Set<VatCode> touched = inUse();
        touched.addAll(mapped());
        fish.retainAll(touched);
        wrong("vat.rawfish", "vatMapping", fish);
    }

    /** Payments come back only when the ERP's own property is on, too (A12 188, A14 I11). */
    private void paymentsNeedTheErpsProperty() {
        if (!Boolean.TRUE.equals(document.features().payments())) {
            return;
        }
        if (facts.isIntegrated().isEmpty()) {
            unknown("unchecked.payments", SettingsField.PAYMENTS.path());
        } else if (!facts.isIntegrated().get()) {
            wrong("payments.property", SettingsField.PAYMENTS.path(), "");
        }
    }

    /** Every client has a subscription, one of those there are (A9 112–115). */
    private void thePlanIsKnown() {
        String field = SettingsField.PLAN.path();
        PlanCode code = document.subscription().plan();
        if (document.unjudged().containsKey(field)) {
            return;
        }
        if (code == null) {
            wrong("plan.none", field, "");
        } else if (plans.stream().allMatch(plan -> Plan.isDemo(plan.code()))) {
            unknown("unchecked.plan", field);
        } else if (plans.stream().noneMatch(plan -> plan.code().equals(code))) {
            wrong("plan.unknown", field, code);
        }
    }

    /** The same sale on two accounts, depending on who made the product (A10 157). */
    private void clientMadeProductsShareTheHighRatesAccount() {
        if (document.products().madeBy() != MadeBy.CLIENT) {
            return;
        }
        Set<VatCode> high = new HashSet<>(codes(VatClass.PLH));
        Set<AccountNumber> accounts = accounts()
                .filter(each -> high.contains(each.vatCode()))
                .map(SalesAccount::account)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!accounts.contains(CLIENT_MADE)) {
            wrong("accounts.differ", "salesAccounts", accounts);
        }
    }

    private List<VatCode> codes(VatClass vatClass) {
        return Optional.ofNullable(document.vatMapping().codes(vatClass)).orElse(List.of());
    }

    private Set<VatCode> mapped() {
        return Stream.of(VatClass.values())
                .flatMap(each -> codes(each).stream())
                .collect(Collectors.toSet());
    }

    /** What has a sales account here or in the ERP is sold. */
    private Set<VatCode> inUse() {
        return Stream.concat(accounts(), facts.salesAccounts().stream().flatMap(List::stream))
                .map(SalesAccount::vatCode)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Stream<SalesAccount> accounts() {
        return Optional.ofNullable(document.salesAccounts()).orElse(List.of()).stream();
    }

    private Set<VatCode> erpCodes(Predicate<ErpVatCode> which) {
        return facts.vatCodes().stream()
                .flatMap(List::stream)
                .filter(which)
                .map(ErpVatCode::code)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void wrong(String key, String field, Object raw) {
        problems.add(new Problem(key, field, raw.toString()));
    }

    /** Nothing is wrong with none of them. */
    private void wrong(String key, String field, Set<?> which) {
        if (!which.isEmpty()) {
            wrong(
                    key,
                    field,
                    which.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new)).stream()
                            .collect(Collectors.joining(", ")));
        }
    }

    private void unknown(String key, String field) {
        unchecked.add(new Problem(key, field, ""));
    }
}
