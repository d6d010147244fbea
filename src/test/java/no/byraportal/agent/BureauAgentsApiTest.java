package no.byraportal.agent;

import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.CLIENTS;
import static no.byraportal.identity.Permission.READ;
import static no.byraportal.identity.Permission.REPORTS;
import static no.byraportal.identity.Permission.SETTINGS;
import static no.byraportal.identity.Permission.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A bureau's own program keeps the bureau's agents: real HTTP, Keycloak down. */
@PortalTest
class BureauAgentsApiTest {

    private static final String AGENTS = "/api/v1/bureau/agents";

    private final ApiCaller program;
    private final DemoBureaus demo;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    BureauAgentsApiTest(@LocalServerPort int port, DemoBureaus demo, TestBureaus bureaus, JdbcClient jdbc) {
        this.program = new ApiCaller(port);
        this.demo = demo;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private HttpResponse<byte[]> delete(String id, String token, String... headers) throws Exception {
        return program.send("DELETE", AGENTS + "/" + id, token, BodyPublishers.noBody(), headers);
    }

    @Test
    void theDemosProgramSeesTheDemosAgents() throws Exception {
        HttpResponse<byte[]> answer = program.get(AGENTS, demo.bureauToken());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)
                        .path("agents")
                        .valueStream()
                        .map(agent -> agent.path("name").asString()))
                .contains("Server i Bergen")
                .doesNotContain("Server i Lom");
    }

    @Test
    void aNewAgentComesWithATokenThatWorks() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String token = bureaus.programToken(bureau, CLIENTS);
        HttpResponse<byte[]> answer = program.postJson(AGENTS, token, "{\"name\": \" Server i Ålesund \"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode born = json(answer);
        assertThat(born.path("name").asString()).isEqualTo("Server i Ålesund");
        problem(program.get("/api/v1/agent/settings", born.path("token").asString()), 404, "no-settings");
        assertThat(audited(born.path("id").asString())).containsExactly("installation.created by Prøveprogram");
        String reading = bureaus.programToken(bureau, READ);
        assertThat(json(program.get(AGENTS, reading)).path("agents").valueStream())
                .anySatisfy(agent -> {
                    assertThat(agent.path("id")).isEqualTo(born.path("id"));
                    assertThat(agent.has("token")).isFalse();
                    assertThat(agent.path("lastSeenAt").asString()).isNotBlank();
                })
                .anySatisfy(
                        agent -> assertThat(agent.path("lastSeenAt").isNull()).isTrue())
                .hasSize(2);
    }

    private List<@Nullable String> audited(String subject) {
        return jdbc.sql("select concat(action, ' by ', actor_name) from audit_log where subject_id = :id order by id")
                .param("id", subject)
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"\"}          | installation.name",
                "{\"name\": \"  \"}        | installation.name",
                "{\"name\": null}          | installation.name",
                "{}                        | installation.name",
                "{\"name\": \"prøveserver\"} | installation.taken"
            })
    void aNameThatCannotBeIsToldWithItsField(String body, String key) throws Exception {
        TestBureau bureau = bureaus.bureau();
        JsonNode error = problem(
                        program.postJson(AGENTS, bureaus.programToken(bureau, CLIENTS), body), 422, "invalid-value")
                .path("errors")
                .path(0);
        assertThat(error.path("field").asString()).isEqualTo("name");
        assertThat(error.path("key").asString()).isEqualTo(key);
        assertThat(error.path("message").asString()).isNotBlank().isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"name\": \"A\", \"navn\": \"B\"}"})
    void whatCannotBeReadIs400(String body) throws Exception {
        TestBureau bureau = bureaus.bureau();
        problem(program.postJson(AGENTS, bureaus.programToken(bureau, CLIENTS), body), 400, "malformed");
    }

    @Test
    void anAgentWithoutClientsIsRemovedAndItsTokenStopsAtOnce() throws Exception {
        TestBureau bureau = bureaus.bureau();
        String token = bureaus.programToken(bureau, CLIENTS, READ);
        String id = bureau.installation().id().toString();
        problem(program.get("/api/v1/agent/settings", bureau.token()), 404, "no-settings");
        assertThat(delete(id, token).statusCode()).isEqualTo(204);
        problem(program.get("/api/v1/agent/settings", bureau.token()), 401, "unauthorized");
        assertThat(json(program.get(AGENTS, token)).path("agents").size()).isZero();
        assertThat(audited(id)).endsWith("installation.removed by Prøveprogram");
        problem(delete(id, token), 404, "not-found");
    }

    @Test
    void anAgentWithClientsIsNotRemoved() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        String token = bureaus.programToken(bureau, CLIENTS);
        String id = bureau.installation().id().toString();
        assertThat(problem(delete(id, token), 422, "agent-has-clients")
                        .path("detail")
                        .asString())
                .contains("Prøveserver har 2 klienter");
        assertThat(problem(delete(id, token, "Accept-Language", "en"), 422, "agent-has-clients")
                        .path("detail")
                        .asString())
                .contains("2 clients");
        assertThat(program.get("/api/v1/agent/settings", bureau.token()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherBureausAgentIsAsIfItWereNot() throws Exception {
        TestBureau ours = bureaus.bureau();
        TestBureau theirs = bureaus.bureau();
        String token = bureaus.programToken(ours, CLIENTS);
        for (String id : new String[] {
            theirs.installation().id().toString(), UUID.randomUUID().toString(), "x"
        }) {
            problem(delete(id, token), 404, "not-found");
        }
        problem(program.get("/api/v1/agent/settings", theirs.token()), 404, "no-settings");
    }

    @Test
    void aMissingScopeIsNamedInTheReadersLanguage() throws Exception {
        TestBureau bureau = bureaus.bureau();
        String id = bureau.installation().id().toString();
        String reading = bureaus.programToken(bureau, READ, SETTINGS, USERS, REPORTS);
        String writing = bureaus.programToken(bureau, CLIENTS, SETTINGS, USERS, REPORTS);
        assertThat(problem(program.postJson(AGENTS, reading, "{\"name\": \"A\"}"), 403, "missing-scope")
                        .path("detail")
                        .asString())
                .contains("«clients»");
        assertThat(problem(delete(id, reading, "Accept-Language", "en-GB"), 403, "missing-scope")
                        .path("detail")
                        .asString())
                .contains("“clients”");
        assertThat(problem(program.get(AGENTS, writing), 403, "missing-scope")
                        .path("detail")
                        .asString())
                .contains("«read»");
    }

    @Test
    void eachDoorOpensToItsOwnKindOnly() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String token = bureaus.programToken(bureau, READ, CLIENTS);
        problem(program.get(AGENTS, bureau.token()), 401, "unauthorized");
        problem(program.get("/api/v1/agent/settings", token), 401, "unauthorized");
        problem(program.get("/api/v1/%62ureau/agents", bureau.token()), 401, "unauthorized");
        assertThat(program.get("/api/v1/bureau;x=y/agents", bureau.token()).statusCode())
                .isEqualTo(400);
        problem(program.get("/api/v1/finnes-ikke", token), 404, "not-found");
        problem(program.get("/api/v1/bureau/finnes-ikke", token), 404, "not-found");
        problem(program.get("/api/v1/bureau/finnes-ikke", bureau.token()), 401, "unauthorized");
    }
}
