package no.byraportal.onboarding;

import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.CLIENTS;
import static no.byraportal.identity.Permission.READ;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A bureau's own program registers clients, as contracts.md §4 promises it. */
@PortalTest
class BureauRegistrationApiTest {

    private static final String CLIENTS_PATH = "/api/v1/bureau/clients";

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private TestBureau bureau;
    private String token;

    @SuppressWarnings("NullAway.Init")
    BureauRegistrationApiTest(@LocalServerPort int port, TestBureaus bureaus) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
    }

    @BeforeEach
    void newBureau() {
        bureau = bureaus.bureau("Laks AS");
        token = bureaus.programToken(bureau, READ, CLIENTS);
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private String body(String erp, String orgNumber, String settings) {
        return """
                {"agentId": "%s", "erpClientNo": "%s", "orgNumber": "%s", "name": "Ny Båt AS",
                 "settings": %s, "user": {"email": "Siv@nybat.example", "name": "Siv Strand"}}""".formatted(bureau.installation().id(), erp, orgNumber, settings);
    }

    private HttpResponse<byte[]> post(String body, String... headers) throws Exception {
        return program.postJson(CLIENTS_PATH, token, body, headers);
    }

    @Test
    void aClientIsAnsweredAsItIsToldAfterwards() throws Exception {
        HttpResponse<byte[]> answer = post(
                body("431", "100 700 425", "{\"subscription\": {\"plan\": 30}, \"invoicing\": {\"dueDays\": 10}}"));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        JsonNode born = json(answer);
        assertThat(born.path("clientNumber").asLong()).isBetween(5_000_000L, 5_999_999L);
        assertThat(born.path("erpClientNo").asString()).isEqualTo("431");
        assertThat(born.path("orgNumber").asString()).isEqualTo("100700425");
        assertThat(born.path("revision").asInt()).isOne();
        JsonNode settings = born.path("settings");
        assertThat(settings.path("invoicing").path("dueDays").asInt()).isEqualTo(10);
        assertThat(settings.path("subscription").path("plan").asInt()).isEqualTo(30);
        assertThat(settings.path("numberSeries")
                        .path("creditNote")
                        .path("start")
                        .asInt())
                .isZero();
        assertThat(json(program.get(CLIENTS_PATH + "/" + born.path("clientNumber"), token)))
                .isEqualTo(born);
    }

    @Test
    void aClientWithoutSettingsBeginsWithWhatIsProposed() throws Exception {
        String bare = body("432", "100700433", "null");
        assertThat(post(bare).statusCode()).isEqualTo(201);
    }

    @Test
    void theSameCallAgainIsMadeOnce() throws Exception {
        String body = body("433", "100700441", "{}");
        JsonNode first = json(post(body, "Idempotency-Key", "a-1"));
        JsonNode second = json(post(body, "Idempotency-Key", "a-1"));
        assertThat(second).isEqualTo(first);
        assertThat(first.path("clientNumber").asLong()).isPositive();
        problem(post(body("434", "100700441", "{}"), "Idempotency-Key", "a-1"), 422, "idempotency-key-reused");
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithItsPlace() throws Exception {
        JsonNode refused = problem(post("""
                        {"agentId": "x", "erpClientNo": "C12", "orgNumber": "100700426", "name": " ",
                         "settings": {"invoicing": {"dueDays": -1}, "hemmelig": 1}, "user": {"email": "siv", "name": ""}}"""), 422, "invalid-value");
        assertThat(refused.path("errors")
                        .valueStream()
                        .map(each -> each.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "agentId",
                        "erpClientNo",
                        "orgNumber",
                        "name",
                        "user.email",
                        "user.name",
                        "settings.invoicing.dueDays",
                        "settings.hemmelig");
    }

    @Test
    void whoHasItAlreadyIsNamed() throws Exception {
        JsonNode tied = problem(post(body("001", "100700425", "{}")), 422, "erpclient-registered");
        assertThat(tied.path("detail").asString())
                .contains("Laks AS", bureau.client(0).clientNumber().toString());
        assertThat(tied.path("errors").path(0).path("field").asString()).isEqualTo("erpClientNo");
        assertThat(post(body("435", "100700425", "{}")).statusCode()).isEqualTo(201);
        problem(post(body("436", "100700425", "{}")), 422, "orgnumber-registered");
    }

    @Test
    void seriesThatMeetAreRefused() throws Exception {
        String meeting = "{\"numberSeries\": {\"invoice\": {\"start\": 100}, \"creditNote\": {\"start\": 100}}}";
        JsonNode refused = problem(post(body("437", "100700425", meeting)), 422, "invalid-value");
        assertThat(refused.path("errors").path(0).path("field").asString())
                .isEqualTo("settings.numberSeries.creditNote.start");
    }

    @Test
    void anotherBureausAgentIsNobody() throws Exception {
        TestBureau other = bureaus.bureau("Torsk AS");
        JsonNode refused = problem(
                program.postJson(
                        CLIENTS_PATH, bureaus.programToken(other, Permission.CLIENTS), body("438", "100700425", "{}")),
                422,
                "invalid-value");
        assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo("agentId");
    }
}
