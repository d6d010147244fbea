package no.byraportal.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.SettingsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** variables.xml in and out through the programs' doors, as contracts.md §3 and §4 promise it. */
@PortalTest
class VariablesApiTest {

    private static final String SEND = "/api/v1/agent/variables";
    private static final String RENDER = "/api/v1/agent/settings/render";
    private static final String SETTINGS = "/api/v1/agent/settings";

    private final ApiCaller program;
    private final DemoBureaus demo;
    private final TestBureaus bureaus;
    private final SettingsService settings;

    VariablesApiTest(@LocalServerPort int port, DemoBureaus demo, TestBureaus bureaus, SettingsService settings) {
        this.program = new ApiCaller(port);
        this.demo = demo;
        this.bureaus = bureaus;
        this.settings = settings;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private HttpResponse<byte[]> post(String path, String token, String file, String... headers) throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/xml";
        return program.send("POST", path, token, BodyPublishers.ofString(file), all);
    }

    private static String file(TestBureau bureau) {
        return new String(bureau.file(), UTF_8);
    }

    private void dueIn(TestBureau bureau, int days) {
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings now = settings.settings(anne, bureau.client(0).id());
        settings.change(anne, now.revision(), now.dueIn(new DueDays(days)), "");
    }

    private static JsonNode client(HttpResponse<byte[]> answer, int index) {
        return json(answer).path("clients").path(index);
    }

    @Test
    void aFileThatIsSentIsToldClientByClient() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        HttpResponse<byte[]> answer = post(SEND, bureau.token(), file(bureau));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode laks = client(answer, 0);
        assertThat(laks.path("erpClientNo").asString()).isEqualTo("001");
        assertThat(laks.path("clientNumber").asLong())
                .isEqualTo(bureau.client(0).clientNumber().value());
        assertThat(laks.path("outcome").asString()).isEqualTo("UNCHANGED");
        assertThat(laks.path("revision").asInt()).isEqualTo(1);
        assertThat(laks.path("problems").isArray()).isTrue();
        assertThat(json(answer).path("clients").size()).isEqualTo(2);
    }

    @Test
    void aPreviewChangesNothing() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String edited = file(bureau).replace(">14<", ">99<");
        assertThat(client(post(SEND + "?preview=true", bureau.token(), edited), 0)
                        .path("outcome")
                        .asString())
                .isEqualTo("DRIFT");
        assertThat(program.get(SETTINGS, bureau.token()).body()).isEqualTo(bureau.file());
    }

    @Test
    void whatSomebodyEditedByHandIsDriftAndStaysInTheFileUntilAPersonDecides() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String edited = file(bureau).replace(">14<", ">99<");
        assertThat(client(post(SEND, bureau.token(), edited), 0).path("outcome").asString())
                .isEqualTo("DRIFT");
        assertThat(program.get(SETTINGS, bureau.token()).body()).isEqualTo(edited.getBytes(UTF_8));
        assertThat(post(RENDER, bureau.token(), edited).body()).isEqualTo(edited.getBytes(UTF_8));
        JsonNode wanted = json(program.get(SETTINGS, bureau.token(), "Accept", "application/json"));
        assertThat(wanted.path("clients")
                        .path(0)
                        .path("invoicing")
                        .path("dueDays")
                        .asInt())
                .isEqualTo(14);
    }

    @Test
    void renderingChangesOnlyThePortalsValuesAndStoresNothing() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        dueIn(bureau, 21);
        String later = file(bureau).replace("20260916", "20261122");
        HttpResponse<byte[]> before = program.get(SETTINGS, bureau.token());
        HttpResponse<byte[]> answer = post(RENDER, bureau.token(), later);
        assertThat(new String(answer.body(), UTF_8)).isEqualTo(later.replace(">14<", ">21<"));
        assertThat(answer.headers().firstValue("X-Generation"))
                .hasValue(Long.toString(json(program.get(SETTINGS, bureau.token(), "Accept", "application/json"))
                        .path("generation")
                        .asLong()));
        HttpResponse<byte[]> after = program.get(SETTINGS, bureau.token());
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.headers().firstValue("ETag"))
                .isEqualTo(before.headers().firstValue("ETag"));
    }

    @Test
    void anUploadThatAltersTheAnswerRaisesTheGeneration() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String tag = program.get(SETTINGS, bureau.token())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        post(SEND, bureau.token(), file(bureau));
        assertThat(program.get(SETTINGS, bureau.token(), "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        post(SEND, bureau.token(), file(bureau).replace("20260916", "20261122"));
        HttpResponse<byte[]> answer = program.get(SETTINGS, bureau.token(), "If-None-Match", tag);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8)).contains("20261122");
    }

    @Test
    void oneClientIsGivenAsItsElementOrAsItsDocument() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        dueIn(bureau, 21);
        String one = "/api/v1/agent/clients/001/settings";
        String element = new String(
                program.get(one, bureau.token(), "Accept", "application/xml").body(), UTF_8);
        assertThat(element)
                .startsWith("<company>")
                .endsWith("</company>")
                .contains("<Id>001</Id>", "<CompanyDueDays>21</CompanyDueDays>")
                .doesNotContain("<Id>002</Id>");
        JsonNode document = json(program.get(one, bureau.token(), "Accept", "application/json"));
        assertThat(document.path("invoicing").path("dueDays").asInt()).isEqualTo(21);
        assertThat(document.path("revision").asInt()).isEqualTo(2);
        assertThat(document.path("owners").path("invoicing.dueDays").asString()).isEqualTo("PORTAL");
        problem(program.get("/api/v1/agent/clients/777/settings", bureau.token()), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"nb, Linje 2: Filen er ikke velformet XML.", "en, Line 2: "})
    void aRefusedFileIsToldWithItsLine(String language, String beginning) throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        for (String path : new String[] {SEND, RENDER}) {
            JsonNode problem = problem(
                    post(path, bureau.token(), "<v>\n<system></v>", "Accept-Language", language), 422, "refused-file");
            assertThat(problem.path("detail").asString()).startsWith(beginning);
        }
        assertThat(program.get(SETTINGS, bureau.token()).body()).isEqualTo(bureau.file());
    }

    @Test
    void aFileOfAnotherBureauIsRefusedWhole() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String theirs = new String(DemoBureaus.resource("fjord-variables.xml"), UTF_8);
        problem(post(SEND, bureau.token(), theirs), 422, "refused-file");
    }

    @Test
    void ciphertextsAreInTheFileAndInNoOtherAnswer() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String answer = new String(post(SEND, bureau.token(), file(bureau)).body(), UTF_8);
        String document = new String(
                program.get(SETTINGS, bureau.token(), "Accept", "application/json")
                        .body(),
                UTF_8);
        assertThat(file(bureau)).contains("skjult1=", "hemmelig=");
        assertThat(answer + document).doesNotContain("skjult1=", "hemmelig=");
    }

    @Test
    void aBureausProgramImportsForItsOwnAgentAsItIsTold() throws Exception {
        String agent = json(program.get("/api/v1/bureau/agents", demo.bureauToken()))
                .path("agents")
                .path(0)
                .path("id")
                .asString();
        String path = "/api/v1/bureau/agents/" + agent + "/variables?preview=true";
        String edited = new String(DemoBureaus.resource("tind-variables.xml"), UTF_8);
        problem(post(path, demo.bureauToken(), edited), 422, "refused-file");
        String own = new String(DemoBureaus.resource("fjord-variables.xml"), UTF_8);
        assertThat(json(post(path + "&clients=012,104", demo.bureauToken(), own))
                        .path("clients")
                        .size())
                .isEqualTo(2);
        String changed = own.replaceFirst("<VoTpInvo>\\d+<", "<VoTpInvo>77<");
        assertThat(outcome(post(path, demo.bureauToken(), changed))).isEqualTo("DRIFT");
        assertThat(outcome(post(path + "&existing=take", demo.bureauToken(), changed)))
                .isEqualTo("CHANGED");
        JsonNode problem = problem(post(path + "&existing=x", demo.bureauToken(), own), 422, "invalid-value");
        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("existing");
        TestBureau other = bureaus.bureau("Laks AS");
        problem(
                post("/api/v1/bureau/agents/" + other.installation().id() + "/variables", demo.bureauToken(), own),
                404,
                "not-found");
    }

    private static String outcome(HttpResponse<byte[]> answer) {
        return client(answer, 0).path("outcome").asString();
    }
}
