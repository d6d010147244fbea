package no.byraportal.agent;

import static no.byraportal.ApiCaller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.agent.AgentStatus.Gateway;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.InstallationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The heartbeat, as an agent sends it: real HTTP, Keycloak down. */
@PortalTest
class AgentStatusApiTest {

    private static final String STATUS = """
            {"agentVersion": "2.2.14", "erp": {"product": "VISMA_BUSINESS", "version": "12.10"},
             "opg": {"state": "CONNECTED", "version": "4.12"}, "scheduled": true}""";

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private final AgentStatusService statuses;

    AgentStatusApiTest(@LocalServerPort int port, TestBureaus bureaus, AgentStatusService statuses) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
        this.statuses = statuses;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private HttpResponse<byte[]> put(TestBureau bureau, String body) throws Exception {
        return program.send(
                "PUT",
                "/api/v1/agent/status",
                bureau.token(),
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    }

    private Map<InstallationId, Heartbeat> heard(TestBureau bureau) {
        return statuses.heard(bureaus.scope(bureau.admin()));
    }

    private Heartbeat only(TestBureau bureau) {
        return heard(bureau).values().iterator().next();
    }

    @Test
    void whatAnAgentSaysIsKeptWithItsTime() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        Instant before = Instant.now();
        assertThat(put(bureau, STATUS).statusCode()).isEqualTo(204);
        Map<InstallationId, Heartbeat> heard = heard(bureau);
        assertThat(heard).containsOnlyKeys(bureau.installation().id());
        Heartbeat beat = only(bureau);
        assertThat(beat.status())
                .isEqualTo(new AgentStatus(
                        new Version("2.2.14"),
                        new AgentStatus.Erp(Product.VISMA_BUSINESS, new Version("12.10")),
                        new AgentStatus.Opg(Gateway.CONNECTED, Optional.of(new Version("4.12"))),
                        Optional.of(true)));
        assertThat(beat.at()).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(beat.before()).isEmpty();
        assertThat(heard(bureaus.bureau("Sei AS"))).isEmpty();
    }

    @Test
    void theNextTimeReplacesItAndTellsHowOftenItComes() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        put(bureau, STATUS);
        Instant first = only(bureau).at();
        put(bureau, """
                {"agentVersion": "2.3", "erp": {"product": "VISMA_DI", "version": "8.0.2"},
                 "opg": {"state": "MISSING", "version": null}}""");
        Heartbeat beat = only(bureau);
        assertThat(beat.before()).contains(first);
        assertThat(beat.status().opg()).isEqualTo(new AgentStatus.Opg(Gateway.MISSING, Optional.empty()));
        assertThat(beat.status().scheduled()).isEmpty();
        assertThat(beat.status().erp().product()).isEqualTo(Product.VISMA_DI);
    }

    @Test
    void itIsExpectedAgainAfterAsLongAndOldAfterADay() {
        Instant at = Instant.parse("2026-10-14T09:05:00Z");
        Heartbeat beat = new Heartbeat(
                new AgentStatus(
                        new Version("2.2"),
                        new AgentStatus.Erp(Product.VISMA_GLOBAL, new Version("13.02")),
                        new AgentStatus.Opg(Gateway.CONNECTED, Optional.empty()),
                        Optional.empty()),
                at,
                Optional.of(at.minusSeconds(300)));
        assertThat(beat.expected(at.plusSeconds(60))).contains(at.plusSeconds(300));
        assertThat(beat.expected(at.plusSeconds(301))).isEmpty();
        assertThat(beat.isOld(at.plus(Duration.ofHours(24)))).isFalse();
        assertThat(beat.isOld(at.plus(Duration.ofHours(25)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2.2.14\"         | null          | agentVersion | version.form",
                "\"2.2.14\"         | \"2.2 beta\"  | agentVersion | version.form",
                "\"VISMA_BUSINESS\" | \"SAP\"       | erp.product  | report.word",
                "\"VISMA_BUSINESS\" | null          | erp.product  | report.word",
                "\"12.10\"          | \"12.x\"      | erp.version  | version.form",
                "\"12.10\"          | null          | erp.version  | version.form",
                "\"CONNECTED\"      | \"connected\" | opg.state    | report.word",
                "\"CONNECTED\"      | null          | opg.state    | report.word",
                "\"4.12\"           | \"ny\"        | opg.version  | version.form",
                "{\"state\": \"CONNECTED\", \"version\": \"4.12\"} | null | opg | report.missing",
                "{\"product\": \"VISMA_BUSINESS\", \"version\": \"12.10\"} | null | erp | report.missing"
            })
    void aWrongValueIsToldWithItsPlaceAndNothingIsKept(String right, String wrong, String field, String key)
            throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        assertThat(STATUS).contains(right);
        JsonNode error = problem(put(bureau, STATUS.replace(right, wrong)), 422, "invalid-value")
                .path("errors")
                .path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("key").asString()).isEqualTo(key);
        assertThat(error.path("message").asString()).isNotBlank().isNotEqualTo(key);
        assertThat(heard(bureau)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"agentVersion\": {}}",
                "{\"agentVersion\": \"2.2\", \"erp\": \"VISMA_DI\"}",
                "{\"scheduled\": \"kanskje\"}"
            })
    void whatCannotBeReadIs400(String body) throws Exception {
        problem(put(bureaus.bureau("Laks AS"), body), 400, "malformed");
    }

    @Test
    void withoutATokenNothingIsTaken() throws Exception {
        HttpResponse<byte[]> answer = program.send(
                "PUT",
                "/api/v1/agent/status",
                "bpa_ingen",
                BodyPublishers.ofString(STATUS),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
