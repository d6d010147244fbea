package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each rule by itself, on a client that is otherwise in order. */
class RulesTest {

    private static final List<Plan> PLANS = List.of(
            new Plan(new PlanCode(30), "Inntil 500", 500, LocalDate.EPOCH),
            new Plan(new PlanCode(60), "Inntil 60 000", 60_000, LocalDate.EPOCH),
            new Plan(new PlanCode(99), "Demo", 0, LocalDate.EPOCH));

    private static final Map<SettingsField, String> SOUND = Map.ofEntries(
            Map.entry(SettingsField.PLAN, "30"),
            Map.entry(SettingsField.PAYMENTS, "1"),
            Map.entry(SettingsField.CUSTOMER_START, "30000"),
            Map.entry(SettingsField.CUSTOMER_END, "39999"),
            Map.entry(SettingsField.INVOICE_START, "1"),
            Map.entry(SettingsField.CREDIT_NOTE_START, "0"),
            Map.entry(SettingsField.VAT_PLH, "1;11"),
            Map.entry(SettingsField.VAT_PLL, "21"),
            Map.entry(SettingsField.VAT_FRI, "9"),
            Map.entry(SettingsField.VAT_EKS, "91"),
            Map.entry(SettingsField.SALES_ACCOUNTS, "1=3000;9=3100;11=3060;21=3080;91=3200"),
            Map.entry(SettingsField.DELIVERY, "M"));

    private static final String KNOWN = """
            {"vatCodes": [
               {"code": "1", "description": "Utgående høy", "rate": 25, "standardTaxCode": 3},
               {"code": "95", "description": "Utenfor", "standardTaxCode": 6},
               {"code": "51", "description": "Inngående høy", "rate": 25, "standardTaxCode": 1},
               {"code": "32", "description": "Råfisk", "rate": 11.11, "standardTaxCode": 32}],
             "customerRanges": [{"from": 10000, "to": 19999}, {"from": 40000, "to": 49999}],
             "integrationProperty": "Integrert med DI-Regnskap"}""";

    private static Client client(String number, String name) {
        return new Client(
                ClientId.random(),
                BureauId.random(),
                InstallationId.random(),
                new ErpClientNo(number),
                "C",
                new ClientNumber(4110),
                null,
                name);
    }

    private static KnownFacts facts(String... told) {
        KnownFacts facts = KnownFacts.NOTHING;
        for (String each : told) {
            ToldFacts judged = ToldFacts.of((ObjectNode) JsonMapper.shared().readTree(each));
            facts = facts.learning(judged, FactSource.ERP, Actor.PORTAL, Instant.EPOCH);
        }
        return facts;
    }

    private static SettingsDocument sound() {
        return SettingsDocument.judging(true, SOUND);
    }

    private static Judgement judge(Client client, SettingsDocument document, KnownFacts facts, List<Plan> plans) {
        return Rules.judge(client, document, facts, plans, numbering(document, facts, plans), Waiting.FOR_NOBODY);
    }

    private static Numbering numbering(SettingsDocument document, KnownFacts facts, List<Plan> plans) {
        PlanCode plan = document.subscription().plan();
        return new Numbering(document, facts.customerRanges(), Map.of(), Plan.invoicesAYear(plans, plan), 2026);
    }

    private static Judgement judge(SettingsDocument document, String... told) {
        return judge(client("104", "Fjordfisk AS"), document, facts(told), PLANS);
    }

    @Test
    void aClientInOrderHasNoProblemAndNothingIsUnchecked() {
        Judgement judgement = judge(sound(), KNOWN);
        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.unchecked()).isEmpty();
    }

    @Test
    void whatIsFartherOffIsAWarningAndNoProblem() {
        SettingsDocument open = sound().with(SettingsField.CUSTOMER_START, "50000")
                .with(SettingsField.CUSTOMER_END, "")
                .with(SettingsField.CREDIT_NOTE_START, "200000");
        Judgement judgement = judge(open, KNOWN, "{\"customerRanges\": [{\"from\": 150000, \"to\": 159999}]}");
        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.later())
                .containsExactly(
                        new Problem("series.inside-erp-later", "numberSeries.customer.start", "150000"),
                        new Problem("series.meet-later", "numberSeries.creditNote.start", "200000"));
    }

    @Test
    void whatIsNotKnownIsANoteAndNoProblem() {
        Judgement judgement =
                judge(client("104", "Fjordfisk AS"), sound(), KnownFacts.NOTHING, List.of(PLANS.getLast()));
        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.unchecked())
                .extracting(Problem::key)
                .containsExactly("unchecked.series", "unchecked.vat", "unchecked.payments", "unchecked.plan");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            # field                 | written          | key               | place                       | raw
            PLAN                    | 31               | plan.unknown      | subscription.plan           | 31
            CUSTOMER_START          | 10010            | series.inside-erp | numberSeries.customer.start | 10010 (10000–19999)
            CUSTOMER_START          | 19999            | series.inside-erp | numberSeries.customer.start | 19999 (10000–19999)
            CUSTOMER_START          | 20000            |                   |                             |
            CUSTOMER_START          | 1                | series.inside-erp | numberSeries.customer.start | 10000 (10000–19999)
            CUSTOMER_END            | 40000            | series.inside-erp | numberSeries.customer.start | 40000 (40000–49999)
            CUSTOMER_END            | ''               | series.inside-erp | numberSeries.customer.start | 40000 (40000–49999)
            CREDIT_NOTE_START       | 100000           | series.meet       | numberSeries.creditNote.start | 100000
            CREDIT_NOTE_START       | 100001           |                   |                             |
            CREDIT_NOTE_START       | 1                | series.meet       | numberSeries.creditNote.start | 1
            INVOICE_START           | 500              |                   |                             |
            VAT_FRI                 | 9;91             | vat.twice         | vatMapping                  | 91
            VAT_PLL                 | 22               | vat.unmapped      | vatMapping                  | 21
            SALES_ACCOUNTS          | 1=3000;7=3050;5=3070 | vat.unmapped  | vatMapping                  | 5, 7
            SALES_ACCOUNTS          | 1=3000;32=3090   | vat.rawfish       | vatMapping                  | 32
            VAT_PLL                 | 21;32            | vat.rawfish       | vatMapping                  | 32
            VAT_PLL                 | 21;11            | vat.twice         | vatMapping                  | 11
            VAT_FRI                 | 9;95             | vat.other-class   | vatMapping                  | 95
            VAT_EKS                 | 91;95            |                   |                             |
            VAT_PLL                 | 21;51            | vat.input         | vatMapping                  | 51
            SALES_ACCOUNTS          | 1=3010;11=3060   | accounts.differ   | salesAccounts               | 3010, 3060
            SALES_ACCOUNTS          | 1=3010;11=3000   |                   |                             |
            DELIVERY                | E                | delivery-unknown  | invoicing.delivery          | E
            """)
    void oneWrongValueIsOneProblem(SettingsField field, String written, String key, String place, String raw) {
        List<Problem> problems = judge(SettingsDocument.judging(true, withField(field, written)), KNOWN)
                .problems();
        if (key == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).containsExactly(new Problem(key, place, raw));
        }
    }

    private static Map<SettingsField, String> withField(SettingsField field, String written) {
        Map<SettingsField, String> changed = new EnumMap<>(SOUND);
        changed.put(field, written);
        return changed;
    }

    @Test
    void oneCodeWithVatAndOneWithoutAreTheLeast() {
        SettingsDocument bare = SettingsDocument.judging(true, Map.of(SettingsField.PLAN, "30"));
        assertThat(judge(bare, KNOWN).problems())
                .containsExactly(new Problem("vat.no-output", "vatMapping", "PLH, PLL, PLS; FRI, EKS"));
        assertThat(judge(bare.with(SettingsField.VAT_PLS, "2"), KNOWN).problems())
                .containsExactly(new Problem("vat.no-output", "vatMapping", "FRI, EKS"));
        assertThat(judge(bare.with(SettingsField.VAT_PLS, "2").with(SettingsField.VAT_EKS, "9"), KNOWN)
                        .problems())
                .isEmpty();
    }

    @Test
    void whatAnImportCouldNotJudgeIsToldOnceAndFirst() {
        Map<SettingsField, String> written = withField(SettingsField.VAT_PLH, "1;æ ø");
        written.put(SettingsField.PLAN, "tretti");
        written.put(SettingsField.CUSTOMER_START, "10010");
        assertThat(judge(SettingsDocument.judging(true, written), KNOWN).problems())
                .extracting(Problem::key)
                .containsExactly("unjudged", "unjudged", "series.inside-erp");
    }

    @Test
    void aSubscriptionMustBeChosen() {
        Map<SettingsField, String> written = withField(SettingsField.PLAN, "");
        assertThat(judge(SettingsDocument.judging(true, written), KNOWN).problems())
                .containsExactly(new Problem("plan.none", "subscription.plan", ""));
    }

    @Test
    void tenYearsOfALargePlanKeepTheSeriesFurtherApart() {
        SettingsDocument large = sound().with(SettingsField.PLAN, "60").with(SettingsField.CREDIT_NOTE_START, "600000");
        assertThat(judge(large, KNOWN).problems())
                .containsExactly(new Problem("series.meet", "numberSeries.creditNote.start", "600000"));
        assertThat(judge(large.with(SettingsField.CREDIT_NOTE_START, "600001"), KNOWN)
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "", textBlock = """
            # customer, invoice, invoices from, key, field, raw
            6, 6, 1, , ,
            4, 6, 1,      kid.overflow, invoicing.kid.customerDigits, 39999
            6, 4, 1, , ,
            6, 4, 5000, , ,
            6, 4, 5001,   kid.overflow, invoicing.kid.invoiceDigits,  10000
            6, 3, 999,    kid.overflow, invoicing.kid.invoiceDigits,  5998
            12, 12, 1, , ,
            12, 13, 1,    kid.length,   invoicing.kid,                26
            0, 0, 1,      kid.length,   invoicing.kid,                1
            0, 1, 1,      kid.overflow, invoicing.kid.invoiceDigits,  5000
            """)
    void aKidHasRoomForTenYearsOfThePlan(
            String customer, String invoice, String start, String key, String field, String raw) {
        Map<SettingsField, String> written = withField(SettingsField.INVOICE_START, start);
        written.put(SettingsField.KID_CLIENT_DIGITS, "0");
        written.put(SettingsField.KID_CUSTOMER_DIGITS, customer);
        written.put(SettingsField.KID_INVOICE_DIGITS, invoice);
        assertThat(judge(SettingsDocument.judging(true, written), KNOWN).problems())
                .isEqualTo(key == null ? List.of() : List.of(new Problem(key, field, raw)));
    }

    @ParameterizedTest
    @CsvSource({
        "999, Fjordfisk AS, true",
        "104, Demo Fisk AS, true",
        "104, Fisk (demoklient), true",
        "104, Akademos AS, false",
        "0999, Fjordfisk AS, false"
    })
    void aDemoClientOnALivePlanIsTold(String number, String name, boolean told) {
        Client client = client(number, name);
        assertThat(judge(client, sound(), facts(KNOWN), PLANS).problems())
                .isEqualTo(told ? List.of(new Problem("plan.demo-live", "subscription.plan", "30")) : List.of());
        SettingsDocument demo = sound().with(SettingsField.PLAN, "99");
        assertThat(judge(client, demo, facts(KNOWN), PLANS).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "'\"Integrert med DI-regnskap\"', false", "'\"Ikke integrert\"', true"})
    void paymentsNeedThePropertyInTheErp(String property, boolean told) {
        String said = "{\"integrationProperty\": %s}".formatted(property);
        List<Problem> wrong = List.of(new Problem("payments.property", "features.payments", ""));
        assertThat(judge(sound(), KNOWN, said).problems()).isEqualTo(told ? wrong : List.of());
        assertThat(judge(sound().with(SettingsField.PAYMENTS, "0"), KNOWN, said).problems())
                .isEmpty();
    }

    @Test
    void aSalesAccountInTheErpIsUseToo() {
        assertThat(judge(sound(), KNOWN, "{\"salesAccounts\": [{\"vatCode\": \"33\", \"account\": \"3090\"}]}")
                        .problems())
                .containsExactly(new Problem("vat.unmapped", "vatMapping", "33"));
    }

    @Test
    void whatTheBureauMakesMayGoToAnyAccount() {
        SettingsDocument made = sound().with(SettingsField.SALES_ACCOUNTS, "1=3010");
        assertThat(judge(made.with(SettingsField.MADE_BY, "BUREAU"), KNOWN).problems())
                .isEmpty();
    }

    @Test
    void theMostImportantComesFirst() {
        Map<SettingsField, String> written = withField(SettingsField.CUSTOMER_START, "10010");
        written.put(SettingsField.CREDIT_NOTE_START, "2");
        written.put(SettingsField.VAT_FRI, "");
        written.put(SettingsField.VAT_EKS, "");
        written.put(SettingsField.SALES_ACCOUNTS, "1=3010;32=3090;5=3070");
        written.put(SettingsField.VAT_PLL, "51;11;95");
        written.put(SettingsField.PLAN, "31");
        written.put(SettingsField.DELIVERY, "E");
        Judgement judgement = judge(
                client("999", "Demo AS"),
                SettingsDocument.judging(true, written),
                facts(KNOWN, "{\"integrationProperty\": false}"),
                PLANS);
        assertThat(judgement.problems())
                .extracting(Problem::key)
                .containsExactly(
                        "plan.demo-live",
                        "series.inside-erp",
                        "series.meet",
                        "vat.no-output",
                        "vat.unmapped",
                        "vat.twice",
                        "vat.other-class",
                        "vat.input",
                        "vat.rawfish",
                        "payments.property",
                        "plan.unknown",
                        "accounts.differ",
                        "delivery-unknown");
        for (Locale language : List.of(Texts.BOKMAL, Texts.ENGLISH)) {
            judgement.problems().forEach(problem -> {
                assertThat(problem.brief(language)).doesNotContain("problem.", "field.", "{");
                assertThat(problem.text(language)).doesNotContain("problem.", "field.", "{");
            });
        }
    }
}
