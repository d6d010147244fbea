package no.byraportal.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.READ;
import static no.byraportal.identity.Permission.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bureau's own program changes a client's settings, as contracts.md §4 promises it: real HTTP, Keycloak down. */
@PortalTest
class BureauSettingsApiTest {

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private TestBureau bureau;
    private String token;
    private String client;

    @SuppressWarnings("NullAway.Init")
    BureauSettingsApiTest(@LocalServerPort int port, TestBureaus bureaus) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
    }

    @BeforeEach
    void newBureau() {
        bureau = bureaus.bureau("Laks AS");
        token = bureaus.programToken(bureau, READ, SETTINGS);
        client = "/api/v1/bureau/clients/" + bureau.client(0).clientNumber();
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private HttpResponse<byte[]> patch(int revision, String body, String... headers) throws Exception {
        return patch("", revision, body, headers);
    }

    private HttpResponse<byte[]> patch(String query, int revision, String body, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        all[0] = "If-Match";
        all[1] = "\"" + revision + "\"";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return program.patch(client + "/settings" + query, token, body, all);
    }

    private HttpResponse<byte[]> settings() throws Exception {
        return program.get(client + "/settings", token);
    }

    private static JsonNode saved(HttpResponse<byte[]> answer, int revision) {
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + revision + "\"");
        assertThat(json(answer).path("revision").asInt()).isEqualTo(revision);
        return json(answer);
    }

    private static JsonNode refused(HttpResponse<byte[]> answer, String field, String key) {
        JsonNode errors = problem(answer, 422, "invalid-value").path("errors");
        assertThat(errors.size()).isOne();
        assertThat(errors.path(0).path("field").asString()).isEqualTo(field);
        assertThat(errors.path(0).path("key").asString()).isEqualTo(key);
        assertThat(errors.path(0).path("message").asString()).isNotBlank().isNotEqualTo(key);
        return errors.path(0);
    }

    /** As the contract shows it, every member that may be changed set. */
    private static final String WHOLE = """
            {"subscription": {"plan": 30},
             "features": {"payments": true, "department": false, "project": false, "currency": true,
                          "customersFromErp": false},
             "numberSeries": {"customer": {"start": 10010, "end": 19999}, "invoice": {"start": 1},
                              "creditNote": {"start": 0}},
             "vatMapping": {"PLH": ["1", "11"], "PLL": ["21"], "PLS": [], "FRI": ["9"], "EKS": ["91"]},
             "salesAccounts": [{"vatCode": "1", "account": "3000"}],
             "products": {"madeBy": "BUREAU", "levelAccounts": ["3000", "3010"]},
             "invoicing": {"dueDays": 21, "delivery": "M", "voucherTypes": {"invoice": 1, "creditNote": 2},
                           "footer": "Takk for handelen 🐟"},
             "contact": {"mobile": "91234567", "swift": "DNBANOKK"}}""";

    @Test
    void theDocumentIsToldAsTheContractShowsIt() throws Exception {
        JsonNode document = saved(settings(), 1);
        assertThat(document.propertyNames())
                .containsExactly(
                        "clientNumber",
                        "erpClientNo",
                        "revision",
                        "active",
                        "subscription",
                        "features",
                        "numberSeries",
                        "vatMapping",
                        "salesAccounts",
                        "products",
                        "invoicing",
                        "contact");
        assertThat(document.path("clientNumber").asLong())
                .isEqualTo(bureau.client(0).clientNumber().value());
        assertThat(document.path("erpClientNo").asString()).isEqualTo("001");
        assertThat(document.path("active").asBoolean()).isTrue();
        assertThat(document.path("invoicing").path("dueDays").asInt()).isEqualTo(14);
        assertThat(program.get(client + "/settings", token, "If-None-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void everyMemberThatMayBeChangedIsSavedAsOneRevisionAndToldBack() throws Exception {
        JsonNode wanted = JsonMapper.shared().readTree(WHOLE);
        JsonNode after = saved(patch(1, WHOLE, "X-Reason", "Avtalt"), 2);
        wanted.properties()
                .forEach(part -> part.getValue().properties().forEach(member -> {
                    if (!member.getValue().isObject()) {
                        assertThat(after.path(part.getKey()).get(member.getKey()))
                                .as(member.getKey())
                                .isEqualTo(member.getValue());
                    }
                }));
        assertThat(after.path("numberSeries")).isEqualTo(wanted.path("numberSeries"));
        assertThat(after.path("salesAccounts")).isEqualTo(wanted.path("salesAccounts"));
        assertThat(after.path("invoicing").path("voucherTypes"))
                .isEqualTo(wanted.path("invoicing").path("voucherTypes"));
        assertThat(json(settings())).isEqualTo(after);
        assertThat(saved(patch(2, new String(settings().body(), UTF_8)), 2))
                .as("what one was told may be sent back, and is no change")
                .isEqualTo(after);
        assertThat(saved(patch(2, "{\"vatMapping\": {\"PLH\": [\"11\"]}}"), 3)
                        .path("vatMapping")
                        .toString())
                .as("a list is replaced whole, and nothing beside it")
                .isEqualTo("{\"PLH\":[\"11\"],\"PLL\":[\"21\"],\"PLS\":[],\"FRI\":[\"9\"],\"EKS\":[\"91\"]}");
        assertThat(saved(patch(3, "{\"numberSeries\": {\"customer\": {\"end\": null}}}"), 4)
                        .path("numberSeries")
                        .path("customer")
                        .toString())
                .isEqualTo("{\"start\":10010,\"end\":null}");
    }

    @Test
    void theAgentIsGivenWhatAProgramSaved() throws Exception {
        saved(patch(1, "{\"invoicing\": {\"dueDays\": 30}}"), 2);
        assertThat(new String(
                        program.get("/api/v1/agent/settings", bureau.token()).body(), UTF_8))
                .contains("<CompanyDueDays>30</CompanyDueDays>");
    }

    @Test
    void withoutARevisionOrWithAnotherNothingIsSaved() throws Exception {
        String body = "{\"invoicing\": {\"dueDays\": 30}}";
        problem(program.patch(client + "/settings", token, body), 428, "revision-required");
        for (String tag : List.of("\"2\"", "\"0\"", "1", "*", "W/\"1\"", "\"" + "1".repeat(40) + "\"", "\"x\"")) {
            JsonNode other =
                    problem(program.patch(client + "/settings", token, body, "If-Match", tag), 412, "other-revision");
            assertThat(other.path("detail").asString()).contains("revisjon 1 ");
        }
        saved(patch(1, body), 2);
        problem(patch(1, body), 412, "other-revision");
        problem(patch("?preview=true", 1, body), 412, "other-revision");
        saved(settings(), 2);
    }

    @Test
    void ofManyWhoChangeTheSameRevisionOneIsSaved() throws Exception {
        List<Callable<Integer>> calls = IntStream.range(20, 28)
                .mapToObj(days ->
                        (Callable<Integer>) () -> patch(1, "{\"invoicing\": {\"dueDays\": %d}}".formatted(days))
                                .statusCode())
                .toList();
        try (ExecutorService programs = Executors.newFixedThreadPool(8)) {
            List<Integer> answers =
                    programs.invokeAll(calls).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        }
        saved(settings(), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/xml"})
    void whatIsNoMergePatchIs415(String type) throws Exception {
        HttpResponse<byte[]> answer = program.send(
                "PATCH",
                client + "/settings",
                token,
                java.net.http.HttpRequest.BodyPublishers.ofString("{}"),
                "Content-Type",
                type,
                "If-Match",
                "\"1\"");
        problem(answer, 415, "http-415");
        assertThat(answer.headers().firstValue("Accept-Patch")).hasValue("application/merge-patch+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "dueDays",
                "{} {}",
                "{\"invoicing\": {\"dueDays\": 014}}",
                "{\"invoicing\": {\"dueDays\": NaN}}",
                "{'invoicing': {}}"
            })
    void whatCannotBeReadIs400(String body) throws Exception {
        problem(patch(1, body), 400, "malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "invoicing.dueDays | -1 | duedays.range",
                "invoicing.dueDays | 366 | duedays.range",
                "invoicing.dueDays | 1.5 | patch.number",
                "invoicing.dueDays | 14.0 | patch.number",
                "invoicing.dueDays | 1e1 | patch.number",
                "invoicing.dueDays | 1e400000000 | patch.number",
                "invoicing.dueDays | \"14\" | patch.number",
                "invoicing.dueDays | true | patch.number",
                "invoicing.dueDays | [14] | patch.number",
                "invoicing.dueDays | {} | patch.number",
                "invoicing.dueDays | null | patch.null",
                "invoicing.dueDays | 1111111111111111111111111111111111111111 | duedays.number",
                "numberSeries.customer.start | 0 | seriesnumber.range",
                "numberSeries.customer.start | -5 | seriesnumber.range",
                "numberSeries.customer.start | 1000000000 | seriesnumber.range",
                "numberSeries.customer.start | 1111111111111111111111111111111111111111 | seriesnumber.range",
                "numberSeries.customer.start | \"10 000\" | patch.number",
                "numberSeries.customer.start | \"１００００\" | patch.number",
                "numberSeries.creditNote.start | -1 | creditnotestart.range",
                "subscription.plan | 0 | plancode.range",
                "features.payments | 1 | patch.flag",
                "features.payments | \"true\" | patch.flag",
                "features.currency | null | patch.null",
                "vatMapping.PLH | \"1\" | patch.list",
                "vatMapping.PLH | [1] | patch.text",
                "vatMapping.PLH | [\"1;2\"] | vatcode.characters",
                "vatMapping.PLH | [\"\"] | vatcode.characters",
                "vatMapping.PLH | [\"１\"] | vatcode.characters",
                "vatMapping.PLH | [\"12345678901\"] | vatcode.characters",
                "vatMapping.PLH | [null] | patch.text",
                "salesAccounts | {\"1\": \"3000\"} | patch.list",
                "salesAccounts | [\"1=3000\"] | patch.salesaccount",
                "salesAccounts | [{\"vatCode\": \"1\"}] | patch.salesaccount",
                "salesAccounts | [{\"vatCode\": \"1\", \"account\": \"3000\", \"x\": 1}] | patch.salesaccount",
                "salesAccounts | [{\"vatCode\": \"1\", \"account\": 3000}] | patch.text",
                "salesAccounts | [{\"vatCode\": \"1\", \"account\": \"300\"}] | accountnumber.digits",
                "salesAccounts | [{\"vatCode\":\"1\",\"account\":\"3000\"},{\"vatCode\":\"1\",\"account\":\"3100\"}] | salesaccount.twice",
                "products.madeBy | \"client\" | madeby.value",
                "products.levelAccounts | [\"1000\",\"2000\",\"3000\",\"3000\",\"3000\",\"3000\",\"3000\",\"3000\",\"3000\",\"3000\"] | levelaccounts.most",
                "invoicing.delivery | \"\" | delivery.letter",
                "invoicing.delivery | \"MM\" | delivery.letter",
                "invoicing.delivery | \"Ø\" | delivery.letter",
                "invoicing.voucherTypes.invoice | 1000 | vouchertype.range",
                "invoicing.footer | 7 | patch.text",
                "invoicing.footer | null | patch.null",
                "invoicing.footer | \"a\\u0000b\" | footer.characters",
                "invoicing.footer | \"\\ud83d\" | footer.characters",
                "contact.mobile | \"９１２３４５６７\" | mobile.digits",
                "contact.mobile | \"nittien\" | mobile.digits",
                "contact.swift | \"DNBANO\" | swift.form",
                "revision | 99 | patch.readonly",
                "clientNumber | 1 | patch.readonly",
                "clientNumber | null | patch.readonly",
                "erpClientNo | \"1\" | patch.readonly",
                "active | false | patch.readonly",
                "features.automaticBatchUpdate | true | patch.readonly",
                "invoicing.kid.clientDigits | 3 | patch.readonly",
                "invoicing.kid | null | patch.object",
                "invoicing | [] | patch.object",
                "invoicing | 14 | patch.object",
                "unjudged | {} | patch.unknown",
                "invoicing.dueDay | 14 | patch.unknown",
                "vatMapping.plh | [] | patch.unknown",
                "🐟 | null | patch.unknown"
            })
    void whatCannotBeIsToldWithItsFieldInBothLanguagesAndNothingIsSaved(String path, String value, String key)
            throws Exception {
        String body = value;
        for (String member : List.of(path.split("\\.", -1)).reversed()) {
            body = "{\"" + member + "\": " + body + "}";
        }
        String bokmal = refused(patch(1, body), path, key).path("message").asString();
        String english = refused(patch(1, body, "Accept-Language", "en"), path, key)
                .path("message")
                .asString();
        assertThat(english).isNotEqualTo(bokmal);
        saved(settings(), 1);
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndNothingOfItIsSaved() throws Exception {
        JsonNode problem = problem(patch(1, """
                {"active": false, "x": 1, "invoicing": {"dueDays": -1, "footer": "Fin"},
                 "numberSeries": {"invoice": {"start": 0}}}"""), 422, "invalid-value");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("active", "x", "invoicing.dueDays", "numberSeries.invoice.start");
        saved(settings(), 1);
    }

    @Test
    void aPatchThatIsNoObjectIsRefused() throws Exception {
        for (String body : List.of("[]", "14", "\"x\"", "true")) {
            problem(patch(1, body), 422, "invalid-value");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Blåbærsyltetøy 🐟 «sitat» \"x\" <b>", "a;b=c\nny linje\tog tab", "10\u2009000"})
    void aFooterIsKeptExactly(String footer) throws Exception {
        String body = "{\"invoicing\": {\"footer\": " + JsonMapper.shared().writeValueAsString(footer) + "}}";
        JsonNode after = saved(patch(1, body), 2);
        assertThat(after.path("invoicing").path("footer").asString()).isEqualTo(footer);
        assertThat(json(settings())).isEqualTo(after);
    }

    @Test
    void aFooterThatTurnsTheTextAroundIsRefused() throws Exception {
        refused(
                patch(1, "{\"invoicing\": {\"footer\": \"\u202Esnudd\u202C\"}}"),
                "invoicing.footer",
                "footer.characters");
    }

    @Test
    void aFooterIsCountedInCharacters() throws Exception {
        saved(patch(1, "{\"invoicing\": {\"footer\": \"" + "🐟".repeat(1000) + "\"}}"), 2);
        assertThat(refused(
                                patch(2, "{\"invoicing\": {\"footer\": \"" + "🐟".repeat(10_000) + "\"}}"),
                                "invoicing.footer",
                                "footer.length")
                        .path("message")
                        .asString())
                .contains("10 000".replace(' ', '\u00A0'));
    }

    @Test
    void whatWasNeverJudgedStaysUntilARightValueIsTyped() throws Exception {
        byte[] file = new String(bureau.file(), UTF_8)
                .replace(">14<", ">fjorten<")
                .replaceAll("<ClientID>\\d+</ClientID>", "")
                .getBytes(UTF_8);
        bureau = bureaus.bureau(file, "Laks AS");
        token = bureaus.programToken(bureau, READ, SETTINGS);
        client = "/api/v1/bureau/clients/" + bureau.client(0).clientNumber();
        assertThat(json(settings()).path("invoicing").path("dueDays").isNull()).isTrue();
        assertThat(json(program.get(client, token))
                        .path("problems")
                        .path(0)
                        .path("raw")
                        .asString())
                .isEqualTo("fjorten");
        saved(patch(1, "{\"invoicing\": {\"dueDays\": null}}"), 1);
        saved(patch(1, "{\"contact\": {\"swift\": \"DNBANOKK\"}}"), 2);
        assertThat(unjudged()).containsExactly("invoicing.dueDays");
        saved(patch(2, "{\"invoicing\": {\"dueDays\": 10}}"), 3);
        assertThat(unjudged()).isEmpty();
        JsonNode changes = json(program.get(client + "/revisions?limit=1", token))
                .path("revisions")
                .path(0)
                .path("changes");
        assertThat(changes.toString())
                .isEqualTo("[{\"field\":\"invoicing.dueDays\",\"old\":\"fjorten\",\"new\":10,\"owner\":\"PORTAL\"}]");
    }

    private List<String> unjudged() throws Exception {
        return json(program.get(client, token))
                .path("problems")
                .valueStream()
                .filter(problem -> problem.path("key").asString().equals("unjudged"))
                .map(problem -> problem.path("field").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"numberSeries\": {\"customer\": {\"start\": 20000}}}",
                "{\"numberSeries\": {\"invoice\": {\"start\": 20000}}}",
                "{\"numberSeries\": {\"creditNote\": {\"start\": 20000}}}",
                "{\"subscription\": {\"plan\": 99}}"
            })
    void someChangesNeedAReason(String body) throws Exception {
        assertThat(problem(patch(1, body), 422, "reason-required")
                        .path("detail")
                        .asString())
                .contains("Skriv en begrunnelse");
        problem(patch(1, body, "X-Reason", "%20", "Accept-Language", "en"), 422, "reason-required");
        JsonNode preview = json(patch("?preview=true", 1, body));
        assertThat(preview.path("warnings").path(0).path("key").asString()).isEqualTo("reason-required");
        assertThat(preview.path("warnings").path(0).path("field").asString())
                .isEqualTo(preview.path("changes").path(0).path("field").asString());
        saved(settings(), 1);
        saved(patch(1, body, "X-Reason", "Avtalt"), 2);
        saved(patch(2, body), 2);
    }

    @Test
    void leavingTheDemoNeedsAReasonAndOtherPlansDoNot() throws Exception {
        saved(patch(1, "{\"subscription\": {\"plan\": 30}}"), 2);
        saved(patch(2, "{\"subscription\": {\"plan\": 99}}", "X-Reason", "Demo"), 3);
        problem(patch(3, "{\"subscription\": {\"plan\": 30}}"), 422, "reason-required");
    }

    @Test
    void aReasonIsKeptAsItWasWritten() throws Exception {
        String reason = "Avtalt på telefon: 50 % + mva. «Åse» 🐟";
        String encoded = URLEncoder.encode(reason, UTF_8).replace("+", "%20");
        saved(patch(1, "{\"invoicing\": {\"dueDays\": 30}}", "X-Reason", encoded), 2);
        saved(patch(2, "{\"invoicing\": {\"dueDays\": 31}}", "X-Reason", "a+b"), 3);
        assertThat(json(program.get(client + "/revisions", token))
                        .path("revisions")
                        .valueStream()
                        .map(revision -> revision.path("reason").asString("")))
                .containsExactly("a+b", reason, "");
        for (String wrong : List.of("100 %", "%zz", "%C3", "%FF")) {
            refused(patch(3, "{}", "X-Reason", wrong), "X-Reason", "reason.encoding");
        }
        refused(
                patch(3, "{\"invoicing\": {\"dueDays\": 30}}", "X-Reason", "x".repeat(501)),
                "X-Reason",
                "reason.length");
    }

    @Test
    void aPreviewShowsTheChangeInWordsAndInTheFileAndSavesNothing() throws Exception {
        HttpResponse<byte[]> answer =
                patch("?preview=true", 1, "{\"invoicing\": {\"dueDays\": 30, \"delivery\": \"X\"}}");
        JsonNode preview = json(answer);
        assertThat(preview.path("changes").toString()).isEqualTo("""
                        [{"field":"invoicing.dueDays","old":14,"new":30,"owner":"PORTAL"},\
                        {"field":"invoicing.delivery","old":null,"new":"X","owner":"PORTAL"}]""");
        assertThat(preview.path("fileDiff").asString())
                .startsWith("--- variables.xml\n+++ variables.xml\n@@ -")
                .contains("\n-    <CompanyDueDays>14</CompanyDueDays>\n+    <CompanyDueDays>30</CompanyDueDays>\n")
                .contains("\n     <AdmUsrPasword2>•••</AdmUsrPasword2>\n")
                .doesNotContain("skjult");
        assertThat(preview.path("warnings").toString())
                .contains("\"key\":\"delivery-unknown\",\"field\":\"invoicing.delivery\",\"text\":\"");
        assertThat(preview.propertyNames()).containsExactly("changes", "fileDiff", "warnings");
        saved(settings(), 1);
        JsonNode none = json(patch("?preview=true", 1, "{}"));
        assertThat(none.toString()).isEqualTo("{\"changes\":[],\"fileDiff\":\"\",\"warnings\":[]}");
    }

    @Test
    void aUnifiedDiffNamesTheLinesOfTheAgentsOwnFile() throws Exception {
        String diff = json(patch("?preview=true", 1, "{\"invoicing\": {\"dueDays\": 30}}"))
                .path("fileDiff")
                .asString();
        List<String> file = new String(bureau.file(), UTF_8).lines().toList();
        int line = 1 + file.indexOf("    <CompanyDueDays>14</CompanyDueDays>");
        assertThat(diff).contains("@@ -%d,5 +%d,5 @@\n".formatted(line - 2, line - 2));
    }

    @Test
    void theHistoryIsToldNewestFirstPageByPage() throws Exception {
        for (int revision = 1; revision < 6; revision++) {
            saved(
                    patch(revision, "{\"invoicing\": {\"dueDays\": %d}}".formatted(20 + revision), "X-Reason", "r"),
                    revision + 1);
        }
        JsonNode first = json(program.get(client + "/revisions?limit=4", token));
        assertThat(first.path("revisions")
                        .valueStream()
                        .map(each -> each.path("revision").asInt()))
                .containsExactly(6, 5, 4, 3);
        JsonNode newest = first.path("revisions").path(0);
        assertThat(newest.propertyNames()).containsExactly("revision", "at", "by", "reason", "changes");
        assertThat(newest.path("by").asString()).isEqualTo("Prøveprogram");
        assertThat(newest.path("at").asString()).endsWith("Z");
        assertThat(newest.path("changes").toString())
                .isEqualTo("[{\"field\":\"invoicing.dueDays\",\"old\":24,\"new\":25,\"owner\":\"PORTAL\"}]");
        JsonNode rest = json(
                program.get(client + "/revisions?before=" + first.path("next").asString(), token));
        assertThat(rest.path("revisions")
                        .valueStream()
                        .map(each -> each.path("revision").asInt()))
                .containsExactly(2, 1);
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(rest.path("revisions").path(1).path("reason").isNull()).isTrue();
        problem(program.get(client + "/revisions?before=x", token), 400, "cursor");
        problem(program.get(client + "/revisions?limit=0", token), 422, "invalid-value");
    }

    @Test
    void aRevisionIsTheDocumentAsOfThen() throws Exception {
        JsonNode before = json(settings());
        JsonNode after = saved(patch(1, "{\"invoicing\": {\"dueDays\": 30}}"), 2);
        assertThat(json(program.get(client + "/revisions/1", token))).isEqualTo(before);
        assertThat(json(program.get(client + "/revisions/2", token))).isEqualTo(after);
        for (String revision : List.of("3", "0", "-1", "x", "99999999999999999999")) {
            problem(program.get(client + "/revisions/" + revision, token), 404, "not-found");
        }
    }

    @Test
    void whoMayOnlyReadChangesNothing() throws Exception {
        String reading = bureaus.programToken(bureau, READ);
        problem(program.patch(client + "/settings", reading, "{}", "If-Match", "\"1\""), 403, "missing-scope");
        problem(program.patch(client + "/settings", bureau.token(), "{}"), 401, "unauthorized");
        String writing = bureaus.programToken(bureau, SETTINGS);
        assertThat(program.patch(client + "/settings", writing, "{}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        problem(program.get(client + "/settings", writing), 403, "missing-scope");
    }
}
