package no.byraportal.agent;

import static no.byraportal.ApiCaller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.agent.SyncStep.Status;
import no.byraportal.agent.SyncStep.Work;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.PersonScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What agents tell of their work, as they tell it: real HTTP, Keycloak down. */
@PortalTest
class AgentReportsTest {

    private static final String RUNS = "/api/v1/agent/sync-runs";
    private static final String LOG = "/api/v1/agent/log";

    /** One client of the installation's and one that it does not hold. */
    private static final String RUN = """
            {"startedAt": "2026-10-14T02:00:00+02:00", "finishedAt": "2026-10-14T02:04:31+02:00", "mode": "ALL",
             "clients": [
              {"erpClientNo": "001", "steps": [
                {"step": "DEPARTMENTS_PROJECTS", "status": "OK", "count": 3, "message": ""},
                {"step": "CUSTOMERS_OUT", "status": "OK", "count": 1},
                {"step": "CUSTOMERS_IN", "status": "OK", "count": 0},
                {"step": "INVOICE_BATCHES", "status": "OK", "count": 2, "message": "Bunt 17 og 18"},
                {"step": "PAYMENTS", "status": "SKIPPED"}],
               "watermarks": {"CustTrLasteChDt": 20260916, "LastBatch": "18"}},
              {"erpClientNo": "C412", "steps": [
                {"step": "INVOICE_BATCHES", "status": "FAILED", "count": 0,
                 "message": "Nektet <DIPassword>Zm9vYmFy</DIPassword>"}]}]}""";

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private final SyncRunService runs;
    private final AgentLogService log;
    private final InstallationService installations;

    AgentReportsTest(
            @LocalServerPort int port,
            TestBureaus bureaus,
            SyncRunService runs,
            AgentLogService log,
            InstallationService installations) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
        this.runs = runs;
        this.log = log;
        this.installations = installations;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private static InstallationId agent(TestBureau bureau) {
        return bureau.installation().id();
    }

    @Test
    void aRunIsKeptWithItsCountsAndWhatWasDoneForEachClient() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        assertThat(post(bureau, RUNS, RUN).statusCode()).isEqualTo(201);
        PersonScope anne = bureaus.scope(bureau.admin());
        SyncRunRow run = runs.runs(anne, agent(bureau), 0, 10).getFirst();
        assertThat(run.startedAt()).isEqualTo("2026-10-14T00:00:00Z");
        assertThat(run.duration()).hasMinutes(4);
        assertThat(run.mode()).isEqualTo(SyncRun.Mode.ALL);
        assertThat(List.of(run.clients(), run.failed(), run.steps())).containsExactly(2, 1, 6);
        List<SyncedClientRow> clients = runs.clients(anne, run.id(), 0, 10);
        SyncedClientRow failed = clients.getFirst();
        assertThat(failed.work().erpClientNo()).isEqualTo("C412");
        assertThat(failed.name()).isEmpty();
        assertThat(failed.work().steps())
                .containsExactly(
                        new SyncStep(Work.INVOICE_BATCHES, Status.FAILED, 0, "Nektet <DIPassword>•••</DIPassword>"));
        SyncedClientRow known = clients.getLast();
        assertThat(known.name()).contains(bureau.client(0).name());
        assertThat(known.number()).contains(bureau.client(0).clientNumber());
        assertThat(known.work().steps().getLast()).isEqualTo(new SyncStep(Work.PAYMENTS, Status.SKIPPED, null, ""));
        assertThat(known.work().watermarks())
                .containsEntry("CustTrLasteChDt", "20260916")
                .containsEntry("LastBatch", "18");
        assertThat(installations.installation(anne, agent(bureau)).lastSeenAt()).isNotNull();
    }

    @Test
    void theSameRunToldTwiceCountsOnce() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        TestBureau other = bureaus.bureau("Sei AS");
        for (int i = 0; i < 2; i++) {
            assertThat(post(bureau, RUNS, RUN).statusCode()).isEqualTo(201);
        }
        assertThat(post(other, RUNS, RUN).statusCode()).isEqualTo(201);
        assertThat(post(bureau, RUNS, RUN.replace("\"ALL\"", "\"DEBUG\"")).statusCode())
                .isEqualTo(201);
        assertThat(runs.count(bureaus.scope(bureau.admin()), agent(bureau))).isEqualTo(2);
        assertThat(runs.count(bureaus.scope(other.admin()), agent(other))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2026-10-14T02:00:00+02:00\"           | \"2026-10-14T02:00:00\"        | startedAt  | report.time",
                "\"2026-10-14T02:04:31+02:00\"           | null                           | finishedAt | report.time",
                "\"2026-10-14T02:04:31+02:00\" | \"2026-10-13T23:59:59Z\"           | finishedAt | syncrun.finished",
                "\"ALL\"                                 | \"SOME\"                       | mode       | report.word",
                "\"ALL\"                                 | null                           | mode       | report.word",
                "\"001\"                                 | \" \"                          | clients[0].erpClientNo | report.text",
                "\"CUSTOMERS_OUT\"               | \"PRODUCTS\"                   | clients[0].steps[1].step | report.word",
                "\"SKIPPED\"                             | \"skipped\"            | clients[0].steps[4].status | report.word",
                "\"FAILED\"                              | null                   | clients[1].steps[0].status | report.word",
                "\"count\": 2                            | \"count\": -1          | clients[0].steps[3].count | report.count",
                "20260916                        | {} | clients[0].watermarks.CustTrLasteChDt | report.text",
                "{\"step\": \"CUSTOMERS_OUT\", \"status\": \"OK\", \"count\": 1} | null | clients[0].steps[1] | report.missing"
            })
    void aWrongValueIsToldWithThePlaceWhereItStands(String right, String wrong, String field, String key)
            throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        assertThat(RUN).contains(right);
        refused(post(bureau, RUNS, RUN.replace(right, wrong)), field, key);
        assertThat(runs.count(bureaus.scope(bureau.admin()), agent(bureau))).isZero();
    }

    @Test
    void whatIsTooMuchIsRefused() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        refused(
                post(bureau, RUNS, RUN.replace("Bunt 17 og 18", "x".repeat(2001))),
                "clients[0].steps[3].message",
                "report.text");
        assertThat(post(bureau, RUNS, RUN.replace("Bunt 17 og 18", "x".repeat(2000)))
                        .statusCode())
                .isEqualTo(201);
        refused(
                post(bureau, RUNS, RUN.replace("\"001\"", "\"" + "1".repeat(41) + "\"")),
                "clients[0].erpClientNo",
                "report.text");
        String step = "{\"step\": \"PAYMENTS\", \"status\": \"OK\"}";
        refused(
                post(bureau, RUNS, RUN.replace("{\"step\": \"PAYMENTS\", \"status\": \"SKIPPED\"}", many(step, 47))),
                "clients[0].steps",
                "report.list");
        String marks =
                IntStream.range(0, 20).mapToObj(i -> "\"tag" + i + "\": \"1\"").collect(Collectors.joining(", "));
        refused(
                post(bureau, RUNS, RUN.replace("\"LastBatch\": \"18\"", marks)),
                "clients[0].watermarks",
                "report.list");
        refused(
                post(bureau, RUNS, RUN.replace("\"18\"", "\"" + "1".repeat(101) + "\"")),
                "clients[0].watermarks.LastBatch",
                "report.text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"clients\": {}}",
                "{\"klienter\": []}",
                "{\"clients\": [{\"steps\": [{\"count\": \"to\"}]}]}"
            })
    void aRunThatCannotBeReadIs400(String body) throws Exception {
        problem(post(bureaus.bureau("Laks AS"), RUNS, body), 400, "malformed");
    }

    @Test
    void tenThousandClientsAreOneRun() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String client = "{\"erpClientNo\": \"%d\", \"steps\": [{\"step\": \"PAYMENTS\", \"status\": \"OK\"}]}";
        String clients = IntStream.range(0, 10_000).mapToObj(client::formatted).collect(Collectors.joining(","));
        String run = RUN.substring(0, RUN.indexOf('[') + 1) + clients + "]}";
        assertThat(post(bureau, RUNS, run).statusCode()).isEqualTo(201);
        PersonScope anne = bureaus.scope(bureau.admin());
        SyncRunRow kept = runs.runs(anne, agent(bureau), 0, 1).getFirst();
        assertThat(kept.clients()).isEqualTo(10_000);
        assertThat(runs.clients(anne, kept.id(), 9_990, 50))
                .hasSize(10)
                .last()
                .satisfies(last -> assertThat(last.work().erpClientNo()).isEqualTo("9999"));
    }

    @Test
    void theLinesOfTheLogAreKeptAndASecondTimeCountsOnce() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String lines = line("2026-10-14T02:00:00+02:00", "Første") + "," + line("2026-10-14T02:00:00+02:00", "Andre")
                + "," + line("2026-10-14T02:00:01+02:00", "Første");
        for (int i = 0; i < 2; i++) {
            assertThat(post(bureau, LOG, lines(lines)).statusCode()).isEqualTo(201);
        }
        assertThat(post(bureau, LOG, lines("")).statusCode()).isEqualTo(201);
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThat(log.lines(anne, agent(bureau), "", 0, 10).stream().map(LogLine::text))
                .containsExactly("Første", "Andre", "Første");
        assertThat(log.count(anne, agent(bureau), "andre")).isEqualTo(1);
        assertThat(installations.installation(anne, agent(bureau)).lastSeenAt()).isNotNull();
    }

    @Test
    void aLongLineIsCutAndAPasswordInItIsMasked() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String long_ = line("2026-10-14T02:00:00Z", "æ".repeat(2001));
        String secret = line("2026-10-14T02:00:01Z", "<AdmUsrPasword2>Zm9v</AdmUsrPasword2>");
        assertThat(post(bureau, LOG, lines(long_ + "," + secret)).statusCode()).isEqualTo(201);
        assertThat(log.lines(bureaus.scope(bureau.admin()), agent(bureau), "", 0, 10).stream()
                        .map(LogLine::text))
                .containsExactly("<AdmUsrPasword2>•••</AdmUsrPasword2>", "æ".repeat(1999) + "…");
    }

    @Test
    void atMostFiveHundredLinesACall() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        assertThat(post(bureau, LOG, lines(numbered(500))).statusCode()).isEqualTo(201);
        refused(post(bureau, LOG, lines(numbered(501))), "lines", "report.list");
        assertThat(log.count(bureaus.scope(bureau.admin()), agent(bureau), "")).isEqualTo(500);
    }

    @Test
    void aWrongLineIsToldWithItsPlaceAndNoneIsKept() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String good = line("2026-10-14T02:00:00Z", "god");
        refused(post(bureau, LOG, lines(good + "," + line("14.10.2026", "x"))), "lines[1].at", "report.time");
        refused(post(bureau, LOG, lines(good + ",{\"at\": \"2026-10-14T02:00:00Z\"}")), "lines[1].text", "report.text");
        refused(post(bureau, LOG, lines("null")), "lines[0]", "report.missing");
        refused(post(bureau, LOG, "{}"), "lines", "report.list");
        problem(post(bureau, LOG, "{\"lines\": \"x\"}"), 400, "malformed");
        assertThat(log.count(bureaus.scope(bureau.admin()), agent(bureau), "")).isZero();
    }

    private static String many(String element, int times) {
        return String.join(", ", java.util.Collections.nCopies(times, element));
    }

    private static String line(String at, String text) {
        return "{\"at\": \"%s\", \"text\": \"%s\"}".formatted(at, text);
    }

    private static String numbered(int most) {
        return IntStream.range(0, most)
                .mapToObj(i -> line("2026-10-14T02:00:00Z", "linje " + i))
                .collect(Collectors.joining(","));
    }

    private static String lines(String lines) {
        return "{\"lines\": [" + lines + "]}";
    }

    private HttpResponse<byte[]> post(TestBureau bureau, String path, String body) throws Exception {
        return program.postJson(path, bureau.token(), body);
    }

    private static void refused(HttpResponse<byte[]> answer, String field, String key) {
        JsonNode error = problem(answer, 422, "invalid-value").path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("key").asString()).isEqualTo(key);
        assertThat(error.path("message").asString()).isNotBlank().isNotEqualTo(key);
    }
}
