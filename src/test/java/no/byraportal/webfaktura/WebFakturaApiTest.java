package no.byraportal.webfaktura;

import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.CLIENTS;
import static no.byraportal.identity.Permission.READ;
import static no.byraportal.identity.Permission.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.HistoryService;
import no.byraportal.settings.NumberOrder;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.Series;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What WebFaktura is told and what it answers, as contracts.md §5 promises it. */
@PortalTest
class WebFakturaApiTest {

    private static final String ORG_NUMBER = "100146428";
    private static final String ANOTHER = "100158876";

    private final ApiCaller program;
    private final WebFakturaCaller webFaktura;
    private final TestBureaus bureaus;
    private final SettingsService settings;
    private final HistoryService history;
    private final NumberService numbers;
    private final JdbcClient jdbc;
    private final String token;
    private TestBureau bureau;
    private PersonScope anne;
    private Client laks;

    @SuppressWarnings("NullAway.Init")
    WebFakturaApiTest(
            @LocalServerPort int port,
            DemoBureaus demo,
            TestBureaus bureaus,
            SettingsService settings,
            HistoryService history,
            NumberService numbers,
            JdbcClient jdbc) {
        this.token = demo.webfakturaToken();
        this.program = new ApiCaller(port);
        this.webFaktura = new WebFakturaCaller(port, token);
        this.bureaus = bureaus;
        this.settings = settings;
        this.history = history;
        this.numbers = numbers;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aClientThatTheErpHasToldOf() throws Exception {
        bureau = bureaus.bureau("Laks AS");
        anne = bureaus.scope(bureau.admin());
        laks = bureau.client(0);
        erpTells(ORG_NUMBER);
    }

    @AfterEach
    void hangUp() {
        program.close();
        webFaktura.close();
    }

    private void erpTells(String orgNumber) throws Exception {
        HttpResponse<byte[]> answer = program.send(
                "PUT",
                "/api/v1/agent/clients/001/erp",
                bureau.token(),
                BodyPublishers.ofString("{\"orgNumber\": \"" + orgNumber + "\"}"),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private void answers(String orgNumber, boolean confirmed) throws Exception {
        webFaktura.does(laks, "confirmed", "{\"orgNumber\": \"" + orgNumber + "\", \"confirmed\": " + confirmed + "}");
    }

    private void type(SettingsField field, String text) {
        ClientSettings now = settings.settings(anne, laks.id());
        settings.change(anne, now.revision(), now.with(field, text), "Avtalt");
    }

    private NumberOrder order(int atLeast) {
        return numbers.order(anne, laks.id(), Series.INVOICE, new SeriesNumber(atLeast), "Ny serie");
    }

    /** The client's place in what the feed has told since. */
    private List<Long> toldSince(String cursor) throws Exception {
        return webFaktura
                .feed(cursor, 500)
                .path("clients")
                .valueStream()
                .filter(client -> client.path("clientNumber").asLong()
                        == laks.clientNumber().value())
                .map(client -> client.path("position").asLong())
                .toList();
    }

    private List<String> problems() throws Exception {
        String bureausOwn = bureaus.programToken(bureau, READ);
        return json(program.get("/api/v1/bureau/clients/" + laks.clientNumber(), bureausOwn))
                .path("problems")
                .valueStream()
                .map(problem -> problem.path("key").asString())
                .toList();
    }

    @Test
    void aClaimIsToldAloneUntilItIsConfirmedAndThenEverything() throws Exception {
        JsonNode claimed = webFaktura.client(laks);
        assertThat(claimed.propertyNames()).containsExactly("clientNumber", "position", "claim");
        assertThat(claimed.path("claim").propertyNames()).containsExactly("orgNumber", "name", "customerNumber");
        assertThat(claimed.path("claim").path("orgNumber").asString()).isEqualTo(ORG_NUMBER);
        assertThat(claimed.path("claim").path("name").asString()).isEqualTo("Laks AS");
        assertThat(claimed.path("claim").path("customerNumber").asString()).startsWith("7000");

        String before = webFaktura.end();
        answers(ORG_NUMBER, true);
        assertThat(toldSince(before)).hasSize(1);
        JsonNode told = webFaktura.client(laks);
        assertThat(told.propertyNames())
                .containsExactly("clientNumber", "position", "active", "revision", "settings", "users", "orders");
        assertThat(told.path("position").asLong())
                .isGreaterThan(claimed.path("position").asLong());
        assertThat(told.path("active").asBoolean()).isTrue();
        assertThat(told.path("revision").asInt()).isOne();
        assertThat(told.path("users").isArray()).isTrue();
        assertThat(told.path("orders").isArray()).isTrue();
        assertThat(told.path("settings"))
                .as("the document as the bureau's programs read it")
                .isEqualTo(json(program.get(
                        "/api/v1/bureau/clients/" + laks.clientNumber() + "/settings",
                        bureaus.programToken(bureau, READ))));

        String after = webFaktura.end();
        answers(ORG_NUMBER, true);
        assertThat(toldSince(after)).as("the same answer again is no news").isEmpty();
    }

    @Test
    void aClaimWithoutAnOrganisationNumberIsToldAsSuchAndConfirmedByWhicheverWebFakturaKnows() throws Exception {
        Client sei = bureaus.bureau("Sei AS").client(0);
        assertThat(webFaktura.client(sei).path("claim").path("orgNumber").isNull())
                .isTrue();
        webFaktura.does(sei, "confirmed", "{\"orgNumber\": \"" + ANOTHER + "\", \"confirmed\": true}");
        assertThat(webFaktura.client(sei).path("revision").asInt()).isOne();
    }

    @Test
    void anAnswerForAnotherOrganisationNumberAnswersNothing() throws Exception {
        for (String body : List.of(
                "{\"orgNumber\": \"" + ANOTHER + "\", \"confirmed\": true}",
                "{\"orgNumber\": \"" + ANOTHER + "\", \"confirmed\": false}",
                "{\"confirmed\": true}")) {
            JsonNode refused = problem(webFaktura.put(laks, "confirmed", body), 422, "invalid-value");
            assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo("orgNumber");
            assertThat(refused.path("errors").path(0).path("key").asString()).isEqualTo("claim.orgnumber");
            assertThat(refused.path("errors").path(0).path("message").asString())
                    .contains("100\u00A0146\u00A0428");
        }
        assertThat(webFaktura.client(laks).has("claim")).isTrue();
        assertThat(problems()).doesNotContain("claim.denied");
    }

    @Test
    void aDeniedClaimIsAProblemOfTheClientsUntilItIsConfirmed() throws Exception {
        answers(ORG_NUMBER, false);
        assertThat(problems().getFirst()).isEqualTo("claim.denied");
        assertThat(webFaktura.client(laks).has("claim")).isTrue();
        type(SettingsField.FOOTER, "Takk for handelen!");
        assertThat(problems()).as("whatever is judged anew").contains("claim.denied");
        assertThat(settings.problems(anne, laks.id()).getFirst().text(Texts.BOKMAL))
                .contains(laks.clientNumber() + " er avvist", "Visma");

        answers(ORG_NUMBER, true);
        assertThat(problems()).doesNotContain("claim.denied");
        assertThat(webFaktura
                        .client(laks)
                        .path("settings")
                        .path("invoicing")
                        .path("footer")
                        .asString())
                .isEqualTo("Takk for handelen!");
        assertThat(jdbc.sql(
                                "select concat(action, ' ', json_value(details, '$.orgNumber')) from audit_log where subject_id = :client and action like 'claim.%' order by id")
                        .param("client", laks.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("claim.denied " + ORG_NUMBER, "claim.confirmed " + ORG_NUMBER);
    }

    /** What was confirmed is that the number is that company's, not another's. */
    @Test
    void whoTurnsOutToBeAnotherCompanyIsClaimedAnew() throws Exception {
        TestBureau other = bureaus.bureau("Sei AS");
        Client sei = other.client(0);
        webFaktura.does(sei, "confirmed", "{\"orgNumber\": \"" + ORG_NUMBER + "\", \"confirmed\": true}");
        bureau = other;
        laks = sei;
        String before = webFaktura.end();
        erpTells(ANOTHER);
        assertThat(toldSince(before)).hasSize(1);
        assertThat(webFaktura.client(sei).path("claim").path("orgNumber").asString())
                .isEqualTo(ANOTHER);
    }

    @Test
    void whatConcernsWebFakturaMovesTheClientAndWhatDoesNotLeavesItWhereItIs() throws Exception {
        answers(ORG_NUMBER, true);
        String cursor = webFaktura.end();
        type(SettingsField.VAT_PLH, "3");
        numbers.see(anne, laks.id(), Series.INVOICE, new SeriesNumber(17), "Lest av");
        assertThat(toldSince(cursor)).isEmpty();
        type(SettingsField.FOOTER, "Takk!");
        assertThat(toldSince(cursor)).hasSize(1);
        JsonNode told = webFaktura.client(laks);
        assertThat(told.path("revision").asInt()).isEqualTo(3);
        assertThat(told.path("settings").path("vatMapping").path("PLH").path(0).asString())
                .isEqualTo("3");
    }

    @Test
    void anOrderWaitsInTheFeedUntilItIsCarriedOut() throws Exception {
        answers(ORG_NUMBER, true);
        String cursor = webFaktura.end();
        NumberOrder order = order(20_001);
        assertThat(toldSince(cursor)).hasSize(1);
        JsonNode told = webFaktura.client(laks).path("orders");
        assertThat(told.size()).isOne();
        assertThat(told.path(0).propertyNames()).containsExactly("id", "series", "atLeast");
        assertThat(told.path(0).path("id").asString()).isEqualTo(order.id().toString());
        assertThat(told.path(0).path("series").asString()).isEqualTo("INVOICE");
        assertThat(told.path(0).path("atLeast").asInt()).isEqualTo(20_001);

        String place = "orders/" + order.id();
        JsonNode lower = problem(webFaktura.put(laks, place, "{\"next\": 20000}"), 422, "invalid-value");
        assertThat(lower.path("errors").path(0).path("key").asString()).isEqualTo("numberorder.next");
        assertThat(webFaktura.client(laks).path("orders").size())
                .as("nothing is lost")
                .isOne();

        cursor = webFaktura.end();
        webFaktura.does(laks, place, "{\"next\": 20050}");
        assertThat(toldSince(cursor)).hasSize(1);
        assertThat(webFaktura.client(laks).path("orders").isEmpty()).isTrue();
        cursor = webFaktura.end();
        webFaktura.does(laks, place, "{\"next\": 20051}");
        assertThat(toldSince(cursor)).as("told again").isEmpty();
        assertThat(numbers.orders(anne, laks.id())
                        .getFirst()
                        .done()
                        .orElseThrow()
                        .next())
                .isEqualTo(new SeriesNumber(20_050));
    }

    @Test
    void nobodyCarriesOutAnotherClientsOrder() throws Exception {
        NumberOrder order = order(20_001);
        Client sei = bureaus.bureau("Sei AS").client(0);
        for (String place : List.of("orders/" + order.id(), "orders/" + UUID.randomUUID(), "orders/x")) {
            problem(webFaktura.put(sei, place, "{\"next\": 20001}"), 404, "not-found");
        }
        assertThat(numbers.orders(anne, laks.id()).getFirst().isWaiting()).isTrue();
    }

    @Test
    void whatWebFakturaRunsOnIsKeptAndAnOlderRevisionIsBelieved() throws Exception {
        answers(ORG_NUMBER, true);
        type(SettingsField.FOOTER, "Takk!");
        webFaktura.does(
                laks, "applied", "{\"revision\": 2, \"active\": true, \"appliedAt\": \"2026-10-14T09:12:00+02:00\"}");
        Instant at = Instant.parse("2026-10-14T07:12:00Z");
        assertThat(settings.applied(anne, laks.id(), Consumer.WEBFAKTURA)).contains(new Applied(2, at, null, true));
        webFaktura.does(
                laks, "applied", "{\"revision\": 1, \"active\": false, \"appliedAt\": \"2026-10-15T09:12:00+02:00\"}");
        assertThat(settings.applied(anne, laks.id(), Consumer.WEBFAKTURA))
                .contains(new Applied(1, Instant.parse("2026-10-15T07:12:00Z"), null, false));
        assertThat(history.applied(anne, laks.id(), Consumer.WEBFAKTURA, at.plusSeconds(1)))
                .contains(new Applied(2, at, null, true));
        assertThat(settings.applied(anne, laks.id(), Consumer.AGENT)).isEmpty();
        assertThat(webFaktura.client(laks).path("revision").asInt())
                .as("what is desired stands")
                .isEqualTo(2);
        JsonNode unknown = problem(
                webFaktura.put(
                        laks,
                        "applied",
                        "{\"revision\": 3, \"active\": true, \"appliedAt\": \"2026-10-16T09:12:00+02:00\"}"),
                422,
                "invalid-value");
        assertThat(unknown.path("errors").path(0).path("field").asString()).isEqualTo("revision");
        assertThat(settings.applied(anne, laks.id(), Consumer.WEBFAKTURA))
                .map(Applied::revision)
                .contains(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "confirmed | {} | confirmed | patch.flag",
                "confirmed | {\"orgNumber\": \"100146428\"} | confirmed | patch.flag",
                "confirmed | {\"orgNumber\": \"100146429\", \"confirmed\": true} | orgNumber | orgnumber.check",
                "confirmed | {\"orgNumber\": \"\", \"confirmed\": true} | orgNumber | orgnumber.length",
                "applied | {\"active\": true, \"appliedAt\": \"2026-10-14T09:12:00Z\"} | revision | applied.revision.missing",
                "applied | {\"revision\": 0, \"active\": true, \"appliedAt\": \"2026-10-14T09:12:00Z\"} | revision | applied.revision.missing",
                "applied | {\"revision\": 1, \"appliedAt\": \"2026-10-14T09:12:00Z\"} | active | patch.flag",
                "applied | {\"revision\": 1, \"active\": true} | appliedAt | applied.at",
                "applied | {\"revision\": 1, \"active\": true, \"appliedAt\": \"2026-10-14\"} | appliedAt | applied.at",
                "orders/x | {} | next | patch.number",
                "orders/x | {\"next\": \"20001\"} | next | patch.number",
                "orders/x | {\"next\": 0} | next | seriesnumber.range"
            })
    void whatCannotBeIsToldUnderItsField(String what, String body, String field, String key) throws Exception {
        JsonNode errors =
                problem(webFaktura.put(laks, what, body), 422, "invalid-value").path("errors");
        assertThat(errors.path(0).path("field").asString()).isEqualTo(field);
        assertThat(errors.path(0).path("key").asString()).isEqualTo(key);
        assertThat(errors.path(0).path("message").asString()).isNotBlank().isNotEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "confirmed | {\"orgNumber\": null, \"confirmed\": true}",
                "applied | {\"revision\": 1, \"active\": true, \"appliedAt\": \"2026-10-14T09:12:00Z\"}",
                "orders/x | {\"next\": 20001}"
            })
    void whatIsNoJsonIsMalformedAndWhoIsNobodyIsNotFound(String what, String body) throws Exception {
        problem(webFaktura.put(laks, what, "{"), 400, "malformed");
        String nobody = WebFakturaCaller.CLIENTS + "/999999998";
        problem(
                program.send(
                        "PUT",
                        nobody + "/" + what,
                        token,
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json"),
                404,
                "not-found");
        problem(program.get(nobody, token), 404, "not-found");
        problem(program.get(WebFakturaCaller.CLIENTS + "/x", token), 404, "not-found");
    }

    @Test
    void theFeedsEndIsACursorTooAndItsPagesMeet() throws Exception {
        String end = webFaktura.end();
        JsonNode nothing = webFaktura.feed(end, 500);
        assertThat(nothing.path("clients").isEmpty()).isTrue();
        assertThat(nothing.path("next").asString()).isEqualTo(end);
        JsonNode all = webFaktura.feed("", 500).path("clients");
        JsonNode first = webFaktura.feed("", 3);
        JsonNode second = webFaktura.feed(first.path("next").asString(), 3);
        assertThat(first.path("clients").size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(first.path("clients").path(i).path("position"))
                    .isEqualTo(all.path(i).path("position"));
            assertThat(second.path("clients").path(i).path("position"))
                    .isEqualTo(all.path(3 + i).path("position"));
        }
        problem(webFaktura.get("?limit=0"), 422, "invalid-value");
        problem(webFaktura.get("?limit=alle"), 422, "invalid-value");
    }

    /** A cursor of another list, of nobody, or of a feed that has come further: as before a back-up was restored. */
    @Test
    void aCursorThatIsNoneOfTheFeedsIsRefused() throws Exception {
        TestBureau two = bureaus.bureau("A AS", "B AS");
        String others = json(program.get(
                        "/api/v1/bureau/clients?limit=1", bureaus.programToken(two, READ, CLIENTS, SETTINGS)))
                .path("next")
                .asString();
        assertThat(others).isNotBlank();
        for (String cursor :
                List.of(others, "7", "null", "%F0%9F%90%9F", cursor("feed 999999999999999999"), cursor("feed -1"))) {
            problem(webFaktura.get("?after=" + cursor), 400, "cursor");
        }
    }

    private static String cursor(String written) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written.getBytes(StandardCharsets.UTF_8));
    }

    /** The door's promises hold for a program without a bureau, too. */
    @Test
    void theSameCallWithAKeyIsAnsweredTheSame() throws Exception {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            problem(program.postJson(WebFakturaCaller.CLIENTS, token, "{}", "Idempotency-Key", key), 405, "http-405");
        }
        problem(
                program.postJson(WebFakturaCaller.CLIENTS, token, "{\"a\": 1}", "Idempotency-Key", key),
                422,
                "idempotency-key-reused");
    }
}
