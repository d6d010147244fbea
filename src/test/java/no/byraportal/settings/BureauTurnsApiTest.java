package no.byraportal.settings;

import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.READ;
import static no.byraportal.identity.Permission.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.Programs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A bureau's own program deactivates and reactivates, as contracts.md §4 promises it. */
@PortalTest
class BureauTurnsApiTest {

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private final SettingsService settings;
    private TestBureau bureau;
    private String token;
    private String client;

    @SuppressWarnings("NullAway.Init")
    BureauTurnsApiTest(@LocalServerPort int port, TestBureaus bureaus, SettingsService settings) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
        this.settings = settings;
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

    private JsonNode turned(String verb, String... headers) throws Exception {
        HttpResponse<byte[]> answer =
                program.postJson(client + "/" + verb, token, "{\"reason\": \"Solgt videre\"}", headers);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return json(answer);
    }

    private int revision() throws Exception {
        return json(program.get(client, token)).path("revision").asInt();
    }

    @Test
    void aClientIsDeactivatedAndReactivatedWithItsPartiesAsTheContractShowsIt() throws Exception {
        JsonNode answer = turned("deactivate");
        assertThat(answer.propertyNames()).containsExactly("active", "parties");
        assertThat(answer.path("active").asBoolean()).isFalse();
        assertThat(answer.path("parties").toString())
                .isEqualTo("[{\"party\":\"AGENT\",\"state\":\"WAITING\",\"at\":null},"
                        + "{\"party\":\"WEBFAKTURA\",\"state\":\"WAITING\",\"at\":null},"
                        + "{\"party\":\"ERP\",\"state\":\"WAITING\",\"at\":null}]");
        assertThat(json(program.get(client, token)).path("active").asBoolean()).isFalse();
        assertThat(json(program.get(client + "/revisions", token))
                        .path("revisions")
                        .path(0)
                        .path("reason")
                        .asString())
                .isEqualTo("Solgt videre");

        Instant at = Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.MICROS);
        settings.acknowledge(
                Programs.agent(bureau.id(), bureau.installation().id()),
                bureau.client(0).id(),
                new Applied(2, at, "a".repeat(64)));
        JsonNode again = turned("deactivate");
        assertThat(again.path("parties").path(0).path("state").asString()).isEqualTo("DONE");
        assertThat(Instant.parse(again.path("parties").path(0).path("at").asString()))
                .isEqualTo(at);
        assertThat(revision()).as("it was inactive already").isEqualTo(2);

        JsonNode back = turned("reactivate");
        assertThat(back.path("active").asBoolean()).isTrue();
        assertThat(back.path("parties").path(0).path("state").asString()).isEqualTo("WAITING");
        assertThat(revision()).isEqualTo(3);
    }

    @Test
    void theSameCallAgainIsAnsweredTheSame() throws Exception {
        JsonNode first = turned("deactivate", "Idempotency-Key", "ut-1");
        turned("reactivate");
        assertThat(turned("deactivate", "Idempotency-Key", "ut-1")).isEqualTo(first);
        assertThat(revision()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                          | 422 | reason-required",
                "{\"reason\": null}          | 422 | reason-required",
                "{\"reason\": \" \"}         | 422 | reason-required",
                "{\"reason\": 5, \"x\": 1}   | 400 | malformed",
                "{\"reason\"                 | 400 | malformed",
            })
    void withoutAReasonNothingHappens(String body, int status, String key) throws Exception {
        problem(program.postJson(client + "/deactivate", token, body), status, key);
        assertThat(revision()).isOne();
    }

    @Test
    void whatIsTooLongOrNotTheirsIsRefused() throws Exception {
        JsonNode refused = problem(
                program.postJson(
                        client + "/deactivate",
                        token,
                        "{\"reason\": \"" + "x".repeat(501) + "\"}",
                        "Accept-Language",
                        "en"),
                422,
                "invalid-value");
        assertThat(refused.path("errors").path(0).path("field").asString()).isEqualTo("reason");
        assertThat(refused.path("errors").path(0).path("key").asString()).isEqualTo("reason.length");
        problem(
                program.postJson(client + "/deactivate", bureaus.programToken(bureau, READ), "{\"reason\": \"Solgt\"}"),
                403,
                "missing-scope");
        String another = bureaus.programToken(bureaus.bureau("Sei AS"), READ, SETTINGS);
        for (String verb : new String[] {"deactivate", "reactivate"}) {
            problem(program.postJson(client + "/" + verb, another, "{\"reason\": \"Solgt\"}"), 404, "not-found");
        }
        assertThat(revision()).isOne();
    }
}
