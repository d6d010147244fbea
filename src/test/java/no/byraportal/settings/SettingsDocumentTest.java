package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.byraportal.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SettingsDocumentTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the seed's sample company says. */
    private static final Map<SettingsField, String> SAMPLE = Map.ofEntries(
            Map.entry(SettingsField.PLAN, "30"),
            Map.entry(SettingsField.PAYMENTS, "1"),
            Map.entry(SettingsField.DEPARTMENT, "0"),
            Map.entry(SettingsField.PROJECT, "0"),
            Map.entry(SettingsField.AUTOMATIC_BATCH_UPDATE, "1"),
            Map.entry(SettingsField.CUSTOMER_START, "10010"),
            Map.entry(SettingsField.INVOICE_START, "1"),
            Map.entry(SettingsField.CREDIT_NOTE_START, "0"),
            Map.entry(SettingsField.VAT_PLH, "1;11"),
            Map.entry(SettingsField.VAT_PLL, "21"),
            Map.entry(SettingsField.VAT_PLS, "\n    "),
            Map.entry(SettingsField.VAT_FRI, "9"),
            Map.entry(SettingsField.VAT_EKS, "91"),
            Map.entry(SettingsField.SALES_ACCOUNTS, "1=3000"),
            Map.entry(SettingsField.DUE_DAYS, "014"),
            Map.entry(SettingsField.DELIVERY, "M"),
            Map.entry(SettingsField.VOUCHER_TYPE_INVOICE, "1"),
            Map.entry(SettingsField.VOUCHER_TYPE_CREDIT_NOTE, " 2 "),
            Map.entry(SettingsField.KID_CLIENT_DIGITS, "0"),
            Map.entry(SettingsField.KID_CUSTOMER_DIGITS, "6"),
            Map.entry(SettingsField.KID_INVOICE_DIGITS, "6"),
            Map.entry(SettingsField.MOBILE, "\r\n    "));

    /** The example of contracts.md §4, without what stands around the document. */
    private static final String EXAMPLE = """
            {"active": true,
             "subscription": {"plan": 30},
             "features": {"payments": true, "department": false, "project": false, "currency": false,
                          "automaticBatchUpdate": true, "customersFromErp": true},
             "numberSeries": {"customer": {"start": 10010, "end": null}, "invoice": {"start": 1}, "creditNote": {"start": 0}},
             "vatMapping": {"PLH": ["1", "11"], "PLL": ["21"], "PLS": [], "FRI": ["9"], "EKS": ["91"]},
             "salesAccounts": [{"vatCode": "1", "account": "3000"}],
             "products": {"madeBy": "CLIENT", "levelAccounts": []},
             "invoicing": {"dueDays": 14, "delivery": "M", "voucherTypes": {"invoice": 1, "creditNote": 2}, "footer": "",
                           "kid": {"clientDigits": 0, "customerDigits": 6, "invoiceDigits": 6}},
             "contact": {"mobile": "", "swift": ""}}
            """;

    /** For each field: texts that can be, then texts that cannot. */
    private static final Map<SettingsField, Possible> TEXTS = new EnumMap<>(SettingsField.class);

    static {
        for (SettingsField field : SettingsField.values()) {
            Possible possible = switch (field) {
                case ACTIVE -> texts("true", "false").and("Active");
                case PAYMENTS, DEPARTMENT, PROJECT, CURRENCY, AUTOMATIC_BATCH_UPDATE, CUSTOMERS_FROM_ERP ->
                    texts("0", "1").and("2", "ja");
                case PLAN -> texts("30", "99").and("0", "stor");
                case CUSTOMER_START, CUSTOMER_END, INVOICE_START ->
                    texts("1", "10010").and("0", "1e3");
                case CREDIT_NOTE_START -> texts("0", "510000").and("-1", "nei");
                case VAT_PLH, VAT_PLL, VAT_PLS, VAT_FRI, VAT_EKS ->
                    texts("", "1", "1;11").and("1,11", "1;1.1");
                case SALES_ACCOUNTS -> texts("", "1=3000", "1=3000;9=3100").and("1=300", "3000");
                case MADE_BY -> texts("CLIENT", "BUREAU").and("NOBODY");
                case LEVEL_ACCOUNTS ->
                    texts("", "3000", "3000;3100;3200;3300;3400;3500;3600;3700;3800")
                            .and("3000;3100;3200;3300;3400;3500;3600;3700;3800;3900", "tre");
                case DUE_DAYS -> texts("0", "14", "365").and("366", "fjorten");
                case DELIVERY -> texts("M", "E").and("MM", "1");
                case VOUCHER_TYPE_INVOICE, VOUCHER_TYPE_CREDIT_NOTE ->
                    texts("1", "999").and("0", "UF");
                case FOOTER -> texts("", "Takk for handelen!", "En\nto").and("x".repeat(1001), "\u0000x");
                case KID_CLIENT_DIGITS, KID_CUSTOMER_DIGITS, KID_INVOICE_DIGITS ->
                    texts("0", "25").and("26", "x");
                case MOBILE -> texts("", "91234567", "+4791234567").and("123", "x".repeat(3000));
                case SWIFT -> texts("", "DNBANOKK", "DNBANOKKXXX").and("DNB", "🐟".repeat(1500));
            };
            TEXTS.put(field, possible);
        }
    }

    private record Possible(List<String> texts, List<String> impossible) {
        Possible and(String... more) {
            return new Possible(texts, List.of(more));
        }
    }

    private static Possible texts(String... texts) {
        return new Possible(List.of(texts), List.of());
    }

    private static List<String> right(SettingsField field) {
        return Objects.requireNonNull(TEXTS.get(field)).texts();
    }

    private static List<String> wrong(SettingsField field) {
        return Objects.requireNonNull(TEXTS.get(field)).impossible();
    }

    /** Documents as imports make them: right, wrong and missing values together. */
    private static List<SettingsDocument> documents() {
        Random random = new Random(1907);
        return IntStream.range(0, 50)
                .mapToObj(n -> {
                    Map<SettingsField, String> written = new EnumMap<>(SettingsField.class);
                    for (SettingsField field : SettingsField.values()) {
                        List<String> choice = random.nextInt(5) == 0 ? wrong(field) : right(field);
                        if (random.nextInt(6) > 0) {
                            written.put(field, choice.get(random.nextInt(choice.size())));
                        }
                    }
                    return SettingsDocument.judging(random.nextBoolean(), written);
                })
                .toList();
    }

    private static ObjectNode told(SettingsDocument document) {
        ObjectNode told = JSON.valueToTree(document);
        told.remove("unjudged");
        return told;
    }

    @Test
    void theSampleCompanyIsTheContractsExample() {
        SettingsDocument document = SettingsDocument.judging(true, SAMPLE);
        assertThat((JsonNode) told(document)).isEqualTo(JSON.readTree(EXAMPLE));
        assertThat(document.unjudged()).isEmpty();
        assertThat(document.problems()).isEmpty();
    }

    @Test
    void whatAFileDoesNotSayIsNotGivenAndWhatItCannotSayHasADefault() {
        SettingsDocument document = SettingsDocument.judging(false, Map.of());
        assertThat((JsonNode) told(document)).isEqualTo(JSON.readTree("""
                {"active": false,
                 "subscription": {"plan": null},
                 "features": {"payments": null, "department": null, "project": null, "currency": false,
                              "automaticBatchUpdate": null, "customersFromErp": true},
                 "numberSeries": {"customer": {"start": null, "end": null}, "invoice": {"start": null},
                                  "creditNote": {"start": null}},
                 "vatMapping": {"PLH": [], "PLL": [], "PLS": [], "FRI": [], "EKS": []},
                 "salesAccounts": [],
                 "products": {"madeBy": "CLIENT", "levelAccounts": []},
                 "invoicing": {"dueDays": null, "delivery": null, "voucherTypes": {"invoice": null, "creditNote": null},
                               "footer": "",
                               "kid": {"clientDigits": null, "customerDigits": null, "invoiceDigits": null}},
                 "contact": {"mobile": "", "swift": ""}}
                """));
        assertThat(document.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SettingsField.class)
    void blanksAreNothing(SettingsField field) {
        assertThat(SettingsDocument.judging(true, Map.of(field, " \n\t ")))
                .isEqualTo(SettingsDocument.judging(true, Map.of()));
        String value = right(field).getLast();
        assertThat(SettingsDocument.judging(true, Map.of(field, "\n  " + value + " ")))
                .isEqualTo(SettingsDocument.judging(true, Map.of(field, value)));
    }

    @Test
    void separatorsTooManyAndBlanksBetweenMeanNothing() {
        assertThat(SettingsField.VAT_PLH.in(
                        SettingsDocument.judging(true, Map.of(SettingsField.VAT_PLH, "; 1 ;;11;\n"))))
                .contains("1;11");
    }

    @ParameterizedTest
    @EnumSource(SettingsField.class)
    void aValueThatCanBeIsTypedAndAllElseStays(SettingsField field) {
        for (SettingsDocument before : documents()) {
            for (String text : right(field)) {
                SettingsDocument after = before.with(field, text);
                Map<SettingsField, Optional<String>> expected = texts(before);
                expected.put(field, Optional.of(text));
                assertThat(texts(after)).isEqualTo(expected);
                assertThat(after.unjudged()).doesNotContainKey(field.path());
            }
        }
    }

    private static Map<SettingsField, Optional<String>> texts(SettingsDocument document) {
        Map<SettingsField, Optional<String>> texts = new EnumMap<>(SettingsField.class);
        Arrays.stream(SettingsField.values()).forEach(field -> texts.put(field, field.in(document)));
        return texts;
    }

    @ParameterizedTest
    @EnumSource(SettingsField.class)
    void aValueThatCannotBeIsRefusedWhenTypedAndKeptWhenImported(SettingsField field) {
        for (String text : wrong(field)) {
            assertThatThrownBy(() -> SettingsDocument.judging(true, SAMPLE).with(field, text))
                    .as(text)
                    .isInstanceOf(InvalidValue.class);
            if (field != SettingsField.ACTIVE) {
                SettingsDocument imported = SettingsDocument.judging(true, Map.of(field, text));
                String raw = text.length() > 1000 ? text.substring(0, 1000) + "…" : text.strip();
                assertThat(imported.unjudged()).containsExactly(Map.entry(field.path(), raw));
                assertThat(imported.problems()).containsExactly(new Problem("unjudged", field.path(), raw));
                JsonNode judged =
                        JSON.valueToTree(imported).at("/" + field.path().replace('.', '/'));
                assertThat(judged.isNull()).as(field.path()).isTrue();
            }
        }
    }

    @Test
    void whatIsWrittenBackIsWhatWasRead() {
        for (SettingsDocument document : documents()) {
            Map<SettingsField, String> written = Arrays.stream(SettingsField.values())
                    .filter(field -> field.in(document).isPresent())
                    .collect(Collectors.toMap(
                            field -> field, field -> field.in(document).orElseThrow()));
            assertThat(SettingsDocument.judging(document.active(), written)).isEqualTo(document);
            for (SettingsField field : written.keySet()) {
                if (!document.unjudged().containsKey(field.path())) {
                    assertThat(document.with(field, written.get(field))).isEqualTo(document);
                }
            }
        }
    }

    @Test
    void whatIsStoredIsReadAgain() {
        for (SettingsDocument document : documents()) {
            assertThat(SettingsDocument.read(JSON, JSON.writeValueAsString(document)))
                    .isEqualTo(document);
        }
    }

    @Test
    void whatWasStoredBeforeTheDocumentWasWholeIsStillRead() {
        SettingsDocument old = SettingsDocument.read(
                JSON, "{\"active\":true,\"invoicing\":{\"dueDays\":21},\"unjudged\":{\"subscription.plan\":\"stor\"}}");
        assertThat(old.active()).isTrue();
        assertThat(old.invoicing().dueDays()).isEqualTo(new DueDays(21));
        assertThat(old.unjudged()).containsExactly(Map.entry("subscription.plan", "stor"));
        for (SettingsField field : SettingsField.values()) {
            boolean known = List.of(SettingsField.ACTIVE, SettingsField.DUE_DAYS, SettingsField.PLAN)
                    .contains(field);
            boolean hasDefault = field.tag().isEmpty() && field != SettingsField.CUSTOMER_END;
            assertThat(field.in(old).isPresent()).as(field.path()).isEqualTo(known || hasDefault);
        }
        assertThat(old.with(SettingsField.DUE_DAYS, "14").vatMapping().plh()).isNull();
        assertThat(old.with(SettingsField.DUE_DAYS, "14").with(SettingsField.DUE_DAYS, "21"))
                .isEqualTo(old);
    }

    @Test
    void anEndCanBeTakenAwayAndNoOtherNumber() {
        SettingsDocument document = SettingsDocument.judging(true, SAMPLE).with(SettingsField.CUSTOMER_END, "19999");
        assertThat(document.with(SettingsField.CUSTOMER_END, " ")
                        .numberSeries()
                        .customer()
                        .end())
                .isNull();
        assertThatThrownBy(() -> document.with(SettingsField.CUSTOMER_START, " "))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void aWayOfSendingThatNobodyKnowsIsKeptAndTold() {
        SettingsDocument document = SettingsDocument.judging(
                true, Map.of(SettingsField.DELIVERY, "E", SettingsField.SWIFT, "x", SettingsField.PLAN, "x"));
        assertThat(SettingsField.DELIVERY.in(document)).contains("E");
        assertThat(document.problems())
                .containsExactly(
                        new Problem("unjudged", "subscription.plan", "x"),
                        new Problem("unjudged", "contact.swift", "x"),
                        new Problem("delivery-unknown", "invoicing.delivery", "E"));
    }

    @Test
    void pathsAreThoseOfTheDocument() {
        JsonNode example = JSON.readTree(EXAMPLE);
        for (SettingsField field : SettingsField.values()) {
            assertThat(example.at("/" + field.path().replace('.', '/')).isMissingNode())
                    .as(field.path())
                    .isFalse();
            assertThat(SettingsField.at(field.path())).contains(field);
        }
        assertThat(SettingsField.at("clientNumber")).isEmpty();
    }

    @Test
    void theBureauOwnsWhatItMayChange() {
        assertThat(SettingsField.values())
                .allSatisfy(field -> assertThat(field.owner())
                        .isEqualTo(field.readOnly() && field != SettingsField.ACTIVE ? Owner.AGENT : Owner.PORTAL));
        assertThat(Arrays.stream(SettingsField.values()).filter(SettingsField::readOnly))
                .extracting(SettingsField::path)
                .containsExactly(
                        "active",
                        "features.automaticBatchUpdate",
                        "invoicing.kid.clientDigits",
                        "invoicing.kid.customerDigits",
                        "invoicing.kid.invoiceDigits");
    }
}
