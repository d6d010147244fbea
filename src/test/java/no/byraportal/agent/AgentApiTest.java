package no.byraportal.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.TokenId;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The agents' door as an agent meets it: real HTTP, Keycloak down. */
@PortalTest
class AgentApiTest {

    private static final String SETTINGS = "/api/v1/agent/settings";
    private static final String SHA256 = "a".repeat(64);

    private final ApiCaller program;
    private final DemoBureaus demo;
    private final TestBureaus bureaus;
    private final InstallationService installations;
    private final SettingsService settings;

    AgentApiTest(
            @LocalServerPort int port,
            DemoBureaus demo,
            TestBureaus bureaus,
            InstallationService installations,
            SettingsService settings) {
        this.program = new ApiCaller(port);
        this.demo = demo;
        this.bureaus = bureaus;
        this.installations = installations;
        this.settings = settings;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    @Test
    void theDemosAgentGetsItsFileWithOnlyThePortalsValuesInIt() throws Exception {
        byte[] sent = DemoBureaus.resource("fjord-variables.xml");
        String expected = new String(sent, UTF_8);
        JsonNode json = json(get(SETTINGS, demo.agentToken(), "Accept", "application/json"));
        assertThat(json.path("clients").size()).isEqualTo(25);
        assertThat(json.path("system").path("customerNumber").asString()).isEqualTo("90000001");
        for (JsonNode client : json.path("clients")) {
            String number = client.path("erpClientNo").asString();
            expected = expected.replaceFirst(
                    "(<VBClient" + number + ">)[A-Za-z]+<",
                    "$1" + (client.path("active").asBoolean() ? "Active" : "Inactive") + "<");
            int company = expected.indexOf("<Id>" + number + "</Id>");
            String own = expected.substring(company);
            JsonNode dueDays = client.path("invoicing").path("dueDays");
            if (dueDays.isNumber()) {
                own = own.replaceFirst("(<CompanyDueDays>)[0-9]+<", "$1" + dueDays.asInt() + "<");
            }
            JsonNode payments = client.path("features").path("payments");
            if (payments.isBoolean()) {
                own = own.replaceFirst("(<InvoInfoToWeb>)[01]<", "$1" + (payments.asBoolean() ? 1 : 0) + "<");
            }
            expected = expected.substring(0, company) + own;
        }
        HttpResponse<byte[]> answer = get(SETTINGS, demo.agentToken());
        assertThat(new String(answer.body(), UTF_8)).isEqualTo(expected);
        assertThat(answer.headers().firstValue("X-Base-SHA256")).contains(VariablesFiles.sha256(sent));
        assertThat(new String(answer.body(), UTF_8)).isNotEqualTo(new String(sent, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/xml",
                "application/*",
                "text/html, */*;q=0.1",
                "application/json;q=0.5, application/xml",
                "application/json;q=0.8, */*",
                "application/xml, application/json"
            })
    void anAgentGetsXmlUnlessItWantsJsonMore(String accept) throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        HttpResponse<byte[]> answer = get(SETTINGS, bureau.token(), "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).isEqualTo("application/xml");
        assertThat(answer.body()).isEqualTo(bureau.file());
        assertThat(answer.headers().firstValue("X-Base-SHA256")).contains(VariablesFiles.sha256(bureau.file()));
        assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
    }

    @Test
    void anAgentThatDoesNotSayWhatItWantsGetsXml() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        assertThat(get(SETTINGS, bureau.token()).body()).isEqualTo(bureau.file());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/xml;q=0.2, application/json", "application/json, */*;q=0.5"})
    void anAgentThatWantsJsonGetsTheDocuments(String accept) throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        HttpResponse<byte[]> answer = get(SETTINGS, bureau.token(), "Accept", accept);
        assertThat(type(answer)).isEqualTo("application/json");
        JsonNode client = json(answer).path("clients").path(0);
        assertThat(client.path("erpClientNo").asString()).isEqualTo("001");
        assertThat(client.path("clientNumber").asLong())
                .isEqualTo(bureau.client(0).clientNumber().value());
        assertThat(client.path("revision").asInt()).isEqualTo(1);
        assertThat(client.path("active").asBoolean()).isTrue();
        assertThat(client.path("invoicing").path("dueDays").asInt()).isEqualTo(14);
        assertThat(client.propertyNames())
                .containsExactlyInAnyOrder(
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
                        "contact",
                        "owners");
        assertThat(client.path("features").path("customersFromErp").asBoolean()).isTrue();
        JsonNode owners = client.path("owners");
        for (SettingsField field : SettingsField.values()) {
            assertThat(owners.path(field.path()).asString())
                    .isEqualTo(field.owner().name());
        }
        assertThat(owners.path("clientNumber").asString()).isEqualTo("WEBFAKTURA");
        assertThat(owners.path("erpClientNo").asString()).isEqualTo("AGENT");
        assertThat(new String(answer.body(), UTF_8)).doesNotContain("hemmelig").doesNotContain("skjult");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/pdf", "application/xml;q=0, application/json;q=0"})
    void whatIsNotToBeHadIs406(String accept) throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        problem(get(SETTINGS, bureau.token(), "Accept", accept), 406, "http-406");
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String xml = tag(get(SETTINGS, bureau.token()));
        String json = tag(get(SETTINGS, bureau.token(), "Accept", "application/json"));
        assertThat(xml).isNotEqualTo(json);
        for (String known : new String[] {xml, xml.replace("W/", ""), "\"x\", " + xml, "*"}) {
            HttpResponse<byte[]> answer = get(SETTINGS, bureau.token(), "If-None-Match", known);
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("ETag")).contains(xml);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-cache", "private");
            assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
        }
        assertThat(get(SETTINGS, bureau.token(), "If-None-Match", json).statusCode())
                .isEqualTo(200);
        assertThat(get(SETTINGS, bureau.token(), "If-None-Match", json, "Accept", "application/json")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void afterAChangeTheOldTagIsAnsweredAnew() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String old = tag(get(SETTINGS, bureau.token()));
        dueIn(bureau, 21);
        HttpResponse<byte[]> answer = get(SETTINGS, bureau.token(), "If-None-Match", old);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(tag(answer)).isNotEqualTo(old);
        assertThat(new String(answer.body(), UTF_8)).contains("<CompanyDueDays>21</CompanyDueDays>");
    }

    @Test
    void aLargeAnswerIsCompressedForWhoAsks() throws Exception {
        byte[] plain = get(SETTINGS, demo.agentToken()).body();
        HttpResponse<byte[]> answer = get(SETTINGS, demo.agentToken(), "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.body()).hasSizeLessThan(plain.length / 4);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain);
        }
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void anInstallationThatSentNothingHasNoSettings() throws Exception {
        TestBureau bureau = bureaus.bureau();
        problem(get(SETTINGS, bureau.token()), 404, "no-settings");
        problem(get(SETTINGS, bureau.token(), "Accept", "application/json"), 404, "no-settings");
    }

    @Test
    void theAgentTellsWhatItRunsOn() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        dueIn(bureau, 21);
        HttpResponse<byte[]> answer = put(bureau, "001", report("2", "\"2026-10-14T09:12:00+02:00\"", SHA256));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        PersonScope anne = bureaus.scope(bureau.admin());
        Applied applied =
                settings.applied(anne, bureau.client(0).id(), Consumer.AGENT).orElseThrow();
        assertThat(applied.revision()).isEqualTo(2);
        assertThat(applied.appliedAt()).isEqualTo("2026-10-14T07:12:00Z");
        assertThat(applied.sha256()).isEqualTo(SHA256);
        assertThat(installations.installation(anne, bureau.installation().id()).lastSeenAt())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3    | \"2026-10-14T09:12:00+02:00\" | ok     | revision  | applied.revision",
                "0    | \"2026-10-14T09:12:00+02:00\" | ok     | revision  | applied.revision.missing",
                "null | \"2026-10-14T09:12:00+02:00\" | ok     | revision  | applied.revision.missing",
                "1    | \"2026-10-14T09:12:00\"       | ok     | appliedAt | applied.at",
                "1    | \"i går\"                     | ok     | appliedAt | applied.at",
                "1    | null                          | ok     | appliedAt | applied.at",
                "1    | \"2026-10-14T09:12:00Z\"      | AAAA   | sha256    | applied.sha256",
                "1    | \"2026-10-14T09:12:00Z\"      | ''     | sha256    | applied.sha256"
            })
    void aWrongValueIsToldWithItsField(String revision, String at, String sha256, String field, String key)
            throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String body = report(revision, at, sha256.equals("ok") ? SHA256 : sha256);
        JsonNode error = problem(put(bureau, "001", body), 422, "invalid-value")
                .path("errors")
                .path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("key").asString()).isEqualTo(key);
        assertThat(error.path("message").asString()).isNotBlank().isNotEqualTo(key);
        assertThat(settings.applied(
                        bureaus.scope(bureau.admin()), bureau.client(0).id(), Consumer.AGENT))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"tekst\"",
                "{\"revision\": 1, \"revisjon\": 1}",
                "{\"revision\": \"en\"}",
                "{\"revision\": 1.5}",
                "{\"revision\": 99999999999}",
                "null"
            })
    void whatCannotBeReadIs400(String body) throws Exception {
        problem(put(bureaus.bureau("Laks AS"), "001", body), 400, "malformed");
    }

    @Test
    void anotherContentTypeIs415() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        HttpResponse<byte[]> answer = program.send(
                "PUT",
                "/api/v1/agent/clients/001/applied",
                bureau.token(),
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "text/plain");
        problem(answer, 415, "http-415");
    }

    @Test
    void aClientThatTheInstallationDoesNotHaveIs404() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        TestBureau other = bureaus.bureau("Sei AS", "Torsk AS");
        String body = report("1", "\"2026-10-14T09:12:00Z\"", SHA256);
        problem(put(bureau, "999", body), 404, "not-found");
        problem(put(bureau, "002", body), 404, "not-found");
        problem(put(bureau, "C001", body), 404, "not-found");
        problem(put(bureau, "1", body), 404, "not-found");
        assertThat(settings.applied(
                        bureaus.scope(other.admin()), other.client(1).id(), Consumer.AGENT))
                .isEmpty();
    }

    @Test
    void whoShowsNoRightTokenIsToldSoInTheirLanguage() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        TokenId id = installations
                .tokens(anne, bureau.installation().id())
                .getFirst()
                .id();
        installations.revokeToken(anne, bureau.installation().id(), id);
        for (String token :
                new String[] {"", "bpa_", "bpa_" + "A".repeat(43), "bpb_" + "A".repeat(43), "x y", bureau.token()}) {
            HttpResponse<byte[]> norwegian = get(SETTINGS, token, "Accept-Language", "nb");
            JsonNode told = problem(norwegian, 401, "unauthorized");
            assertThat(told.path("detail").asString()).contains("gyldig").doesNotContain("valid token");
            assertThat(norwegian.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
            assertThat(norwegian.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(problem(get(SETTINGS, "", "Accept-Language", "en-GB"), 401, "unauthorized")
                        .path("detail")
                        .asString())
                .contains("valid token");
        problem(get("/api/v1/finnes-ikke", ""), 401, "unauthorized");
    }

    /** Whatever language the server's machine speaks. */
    @Test
    void whoAsksForNoLanguageIsToldInNorwegian() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        assertThat(problem(get(SETTINGS, ""), 401, "unauthorized")
                        .path("detail")
                        .asString())
                .contains("gyldig");
        JsonNode refused =
                problem(put(bureau, "001", report("9", "\"2026-10-14T09:12:00Z\"", SHA256)), 422, "invalid-value");
        assertThat(refused.path("errors").path(0).path("message").asString()).contains("Revisjonen");
    }

    @Test
    void anAddressThatDoesNotExistIs404() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        for (String path : new String[] {"/api", "/api/", "/api/v1/agent/finnes-ikke", "/api/v2/agent/settings"}) {
            problem(get(path, bureau.token()), 404, "not-found");
        }
    }

    @Test
    void aWrongMethodIs405() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        HttpResponse<byte[]> answer = program.send("DELETE", SETTINGS, bureau.token(), BodyPublishers.noBody());
        problem(answer, 405, "http-405");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    private void dueIn(TestBureau bureau, int days) {
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings now = settings.settings(anne, bureau.client(0).id());
        settings.change(anne, now.revision(), now.dueIn(new DueDays(days)), "");
    }

    private static String report(String revision, String at, String sha256) {
        return "{\"revision\": %s, \"appliedAt\": %s, \"sha256\": \"%s\"}".formatted(revision, at, sha256);
    }

    private HttpResponse<byte[]> put(TestBureau bureau, String client, String body) throws Exception {
        return program.send(
                "PUT",
                "/api/v1/agent/clients/" + client + "/applied",
                bureau.token(),
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    }

    private HttpResponse<byte[]> get(String path, String token, String... headers) throws Exception {
        return program.get(path, token, headers);
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
