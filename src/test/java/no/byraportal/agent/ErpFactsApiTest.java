package no.byraportal.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.DiscoveredClient;
import no.byraportal.settings.ErpVatCode;
import no.byraportal.settings.Fact;
import no.byraportal.settings.FactSource;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.NumberRange;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.OrgNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the ERP says of a client, as an agent tells it: real HTTP, Keycloak down. */
@PortalTest
class ErpFactsApiTest {

    private static final String ALL = """
            {"orgNumber": "NO 999 999 999 MVA", "name": "Laks og Sei AS", "address": "Bryggen 1\\n5003 Bergen",
             "vismaNetCompanyId": 4711, "exportedForWebFaktura": true,
             "vatCodes": [{"code": "1", "description": "Utgående høy", "rate": 25.0, "standardTaxCode": "3"},
                          {"code": 9, "description": "", "rate": null}],
             "salesAccounts": [{"vatCode": "1", "account": "3000"}],
             "departments": [{"code": "1", "name": "Salg"}], "projects": [],
             "customerRanges": [{"from": 10000, "to": 19999}],
             "nextInvoice": 501, "voucherTypes": [{"code": 1, "name": "Utgående faktura"}],
             "integrationProperty": "Integrert med DI-Regnskap", "colour": "blue"}""";

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private final KnownFactsService known;
    private final SettingsService settings;
    private final ClientService clients;
    private final JdbcClient jdbc;

    ErpFactsApiTest(
            @LocalServerPort int port,
            TestBureaus bureaus,
            KnownFactsService known,
            SettingsService settings,
            ClientService clients,
            JdbcClient jdbc) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
        this.known = known;
        this.settings = settings;
        this.clients = clients;
        this.jdbc = jdbc;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private HttpResponse<byte[]> put(TestBureau bureau, String number, String body) throws Exception {
        return program.send(
                "PUT",
                "/api/v1/agent/clients/" + number + "/erp",
                bureau.token(),
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    }

    private void told(TestBureau bureau, String number, String body) throws Exception {
        HttpResponse<byte[]> answer = put(bureau, number, body);
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    private KnownFacts facts(TestBureau bureau) {
        return known.facts(bureaus.scope(bureau.admin()), bureau.client(0).id());
    }

    @Test
    void everythingThatTheErpSaysIsKnownWithItsSource() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        told(bureau, "001", ALL);
        KnownFacts facts = facts(bureau);
        assertThat(facts.all()).hasSize(Fact.values().length);
        assertThat(facts.all().values()).allSatisfy(each -> {
            assertThat(each.source()).isEqualTo(FactSource.ERP);
            assertThat(each.by().name()).isEqualTo("Prøveserver");
            assertThat(each.at()).isNotNull();
        });
        assertThat(facts.vatCodes().orElseThrow())
                .extracting(code -> code.code().code(), ErpVatCode::isInput)
                .containsExactly(tuple("1", false), tuple("9", false));
        assertThat(facts.customerRanges().orElseThrow()).containsExactly(new NumberRange(10_000, 19_999));
        assertThat(facts.isIntegrated()).contains(true);
        assertThat(facts.of(Fact.ADDRESS).orElseThrow().value().asString()).isEqualTo("Bryggen 1\n5003 Bergen");
    }

    @Test
    void theSameToldAgainChangesNothingAndWhatIsLeftOutStays() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        told(bureau, "001", ALL);
        KnownFacts first = facts(bureau);
        long audited = audited(bureau.client(0));
        told(bureau, "001", ALL);
        told(bureau, "001", "{}");
        told(bureau, "001", "{\"nextInvoice\": 501, \"name\": \"  Laks og Sei AS \"}");
        assertThat(facts(bureau)).isEqualTo(first);
        assertThat(audited(bureau.client(0))).isEqualTo(audited);

        told(bureau, "001", "{\"nextInvoice\": 502, \"customerRanges\": null, \"address\": \" \"}");
        KnownFacts next = facts(bureau);
        assertThat(next.all()).hasSize(first.all().size() - 2).doesNotContainKeys("customerRanges", "address");
        assertThat(next.of(Fact.NEXT_INVOICE).orElseThrow().value().intValue()).isEqualTo(502);
        assertThat(next.of(Fact.VAT_CODES)).isEqualTo(first.of(Fact.VAT_CODES));
        assertThat(audited(bureau.client(0))).isEqualTo(audited + 1);
    }

    private long audited(Client client) {
        return jdbc.sql("select count(*) from audit_log where subject_id = :client")
                .param("client", client.id().toString())
                .query(Long.class)
                .single();
    }

    @Test
    void factsAreNoSettingsTheAgentIsGivenNothingElse() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String before = tag(bureau);
        int revision = settings.settings(
                        bureaus.scope(bureau.admin()), bureau.client(0).id())
                .revision();
        told(bureau, "001", ALL);
        assertThat(tag(bureau)).isEqualTo(before);
        assertThat(settings.settings(
                                bureaus.scope(bureau.admin()), bureau.client(0).id())
                        .revision())
                .isEqualTo(revision);
    }

    private String tag(TestBureau bureau) throws Exception {
        return program.get("/api/v1/agent/settings", bureau.token())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    @Test
    void aClientWithoutANameIsCalledWhatTheErpCallsIt() throws Exception {
        TestBureau bureau = bureaus.bureau("Klient 001", "Sei AS");
        told(bureau, "001", "{\"name\": \"Laks AS\", \"orgNumber\": \"999999998\"}");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = clients.client(anne, bureau.client(0).id());
        assertThat(laks.name()).isEqualTo("Laks AS");
        assertThat(laks.orgNumber()).as("the check digit is wrong").isNull();
        assertThat(facts(bureau).of(Fact.ORG_NUMBER).orElseThrow().value().asString())
                .isEqualTo("999999998");

        told(bureau, "001", "{\"orgNumber\": \"999 999 999\", \"name\": \"Torsk AS\"}");
        laks = clients.client(anne, bureau.client(0).id());
        assertThat(laks.orgNumber()).isEqualTo(new OrgNumber("999999999"));
        assertThat(laks.name()).as("it has a name already").isEqualTo("Laks AS");
        assertThat(jdbc.sql("select count(*) from audit_log where subject_id = :client and action = 'client.called'")
                        .param("client", laks.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);

        told(bureau, "002", "{\"orgNumber\": \"888888888\", \"name\": \"Torsk AS\"}");
        assertThat(clients.client(anne, bureau.client(1).id()).name()).isEqualTo("Sei AS");
    }

    @Test
    void theRulesAreAskedAgainWhenTheErpSaysSomethingElse() throws Exception {
        TestBureau bureau = bureaus.bureau("""
                <v><system><VBClient001>Active</VBClient001></system>
                <company><Id>001</Id><StartCustNo>10010</StartCustNo><SubscriptionType>99</SubscriptionType>
                <ProdVatPLH>1</ProdVatPLH><ProdVatFRI>9</ProdVatFRI></company></v>
                """.getBytes(UTF_8), "Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThat(settings.problems(anne, bureau.client(0).id())).isEmpty();
        told(bureau, "001", "{\"customerRanges\": [{\"from\": 10000, \"to\": 19999}]}");
        assertThat(settings.problems(anne, bureau.client(0).id()))
                .containsExactly(
                        new Problem("series.inside-erp", "numberSeries.customer.start", "10010 (10000–19999)"));
        told(bureau, "001", "{\"customerRanges\": []}");
        assertThat(settings.problems(anne, bureau.client(0).id())).isEmpty();
    }

    @Test
    void aClientThatNobodyRegisteredIsDiscoveredUntilSomebodyDoes() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        TestBureau other = bureaus.bureau("Sei AS");
        told(bureau, "412", "{\"name\": \"Torsk AS\", \"orgNumber\": \"999999999\"}");
        told(bureau, "412", "{\"nextInvoice\": 7}");
        told(bureau, "400", "{}");
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThat(known.discoveredCount(anne, bureau.installation().id())).isEqualTo(2);
        DiscoveredClient torsk =
                known.discovered(anne, bureau.installation().id(), 1, 10).getFirst();
        assertThat(torsk.erpClientNo().digits()).isEqualTo("412");
        assertThat(torsk.facts().name()).contains("Torsk AS");
        assertThat(torsk.facts().all()).hasSize(3);
        assertThat(torsk.lastSeenAt()).isAfter(torsk.firstSeenAt());
        assertThat(known.discovered(
                        bureaus.scope(other.admin()), bureau.installation().id(), 0, 10))
                .isEmpty();

        bureaus.take(bureaus.scope(bureau.admin()), bureau.installation().id(), """
                <v><system><VBClient412>Active</VBClient412></system>
                <company><Id>412</Id><ClientID>860412</ClientID></company></v>
                """.getBytes(UTF_8));
        anne = bureaus.scope(bureau.admin());
        assertThat(known.discovered(anne, bureau.installation().id(), 0, 10))
                .extracting(each -> each.erpClientNo().digits())
                .containsExactly("400");
        Client registered = clients.clients(anne, bureau.installation().id(), List.of("412"))
                .getFirst();
        assertThat(registered.name()).isEqualTo("Torsk AS");
        assertThat(registered.orgNumber()).isEqualTo(new OrgNumber("999999999"));
        assertThat(known.facts(anne, registered.id())).isEqualTo(torsk.facts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": 7}                                                     | name                        | report.text
            {"name": "Laks\\nAS"}                                           | name                        | fact.characters
            {"name": "a\\u0000b"}                                           | name                        | fact.characters
            {"name": "a\\ud800b"}                                           | name                        | fact.characters
            {"exportedForWebFaktura": 1}                                    | exportedForWebFaktura       | fact.flag
            {"integrationProperty": 1}                                      | integrationProperty         | fact.flag
            {"nextInvoice": 0}                                              | nextInvoice                 | seriesnumber.range
            {"nextInvoice": "501"}                                          | nextInvoice                 | seriesnumber.range
            {"nextInvoice": 1.5}                                            | nextInvoice                 | seriesnumber.range
            {"nextInvoice": 9999999999999999999999999999999999999999}       | nextInvoice                 | seriesnumber.range
            {"vatCodes": {}}                                                | vatCodes                    | report.list
            {"vatCodes": ["1"]}                                             | vatCodes[0]                 | report.missing
            {"vatCodes": [{"code": "1"}, {"code": "1 "}]}                   | vatCodes[1].code            | fact.twice
            {"vatCodes": [{"code": "1"}, {"code": "?"}]}                    | vatCodes[1].code            | vatcode.characters
            {"vatCodes": [{}]}                                              | vatCodes[0].code            | report.text
            {"vatCodes": [{"code": "1", "rate": 101}]}                      | vatCodes[0].rate            | fact.rate
            {"vatCodes": [{"code": "1", "rate": -1}]}                       | vatCodes[0].rate            | fact.rate
            {"vatCodes": [{"code": "1", "rate": "25"}]}                     | vatCodes[0].rate            | fact.rate
            {"vatCodes": [{"code": "1", "rate": 1e999}]}                    | vatCodes[0].rate            | fact.rate
            {"vatCodes": [{"code": "1", "rate": 0.00001}]}                  | vatCodes[0].rate            | fact.rate
            {"vatCodes": [{"code": "1", "standardTaxCode": "høy"}]}         | vatCodes[0].standardTaxCode | fact.standardtaxcode
            {"salesAccounts": [{"vatCode": "1", "account": "30"}]}          | salesAccounts[0].account    | accountnumber.digits
            {"departments": [{"name": "Salg"}]}                             | departments[0].code         | report.text
            {"projects": [{"code": "1"}, {"code": 1}]}                      | projects[1].code            | fact.twice
            {"voucherTypes": 1}                                             | voucherTypes                | report.list
            {"customerRanges": [{"from": 1, "to": 9}, {"from": 9, "to": 1}]} | customerRanges[1].to       | fact.range
            {"customerRanges": [{"from": -5, "to": 9}]}                     | customerRanges[0].from      | seriesnumber.range
            """)
    void aWrongValueIsToldWithItsPlaceAndNothingIsKept(String body, String field, String key) throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String whole = "{\"address\": \"Bryggen\", " + body.substring(1);
        for (String number : List.of("001", "412")) {
            JsonNode error = problem(put(bureau, number, whole), 422, "invalid-value")
                    .path("errors")
                    .path(0);
            assertThat(error.path("field").asString()).isEqualTo(field);
            assertThat(error.path("key").asString()).isEqualTo(key);
            assertThat(error.path("message").asString()).isNotBlank().isNotEqualTo(key);
        }
        assertThat(facts(bureau)).isEqualTo(KnownFacts.NOTHING);
        assertThat(known.discoveredCount(
                        bureaus.scope(bureau.admin()), bureau.installation().id()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{", "", "\"name\""})
    void whatIsNoObjectIsMalformed(String body) throws Exception {
        problem(put(bureaus.bureau("Laks AS"), "001", body), 400, "malformed");
    }

    @Test
    void whatCanBeNoNumberOfAClientIsNoAddress() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        problem(put(bureau, "C001", "{}"), 404, "not-found");
        problem(put(bureau, "12345678901", "{}"), 404, "not-found");
    }

    @Test
    void longListsAreKeptWholeAndTooLongOnesRefused() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        told(bureau, "001", projects(20_000));
        assertThat(facts(bureau).of(Fact.PROJECTS).orElseThrow().value()).hasSize(20_000);
        JsonNode refused = json(put(bureau, "001", projects(20_001)));
        assertThat(refused.path("errors").path(0).path("key").asString()).isEqualTo("report.list");
        problem(put(bureau, "001", "{\"name\": \"" + "æ".repeat(201) + "\"}"), 422, "invalid-value");
        told(bureau, "001", "{\"name\": \"" + "æ".repeat(200) + "\"}");
        told(bureau, "001", "{\"address\": \"Bryggen 🐟\u202e1\"}");
        assertThat(facts(bureau).of(Fact.ADDRESS).orElseThrow().value().asString())
                .isEqualTo("Bryggen 🐟\u202e1");
    }

    private static String projects(int most) {
        return IntStream.range(0, most)
                .mapToObj("{\"code\": \"%d\", \"name\": \"Prosjekt\"}"::formatted)
                .collect(Collectors.joining(",", "{\"projects\": [", "]}"));
    }
}
