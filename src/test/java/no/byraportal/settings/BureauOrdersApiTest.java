package no.byraportal.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.READ;
import static no.byraportal.identity.Permission.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
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

/** A bureau's own program orders next numbers, as contracts.md §4 promises it. */
@PortalTest
class BureauOrdersApiTest {

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private final NumberService numbers;
    private TestBureau bureau;
    private String token;
    private String client;

    @SuppressWarnings("NullAway.Init")
    BureauOrdersApiTest(@LocalServerPort int port, TestBureaus bureaus, NumberService numbers) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
        this.numbers = numbers;
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

    private HttpResponse<byte[]> order(String body, String... headers) throws Exception {
        return program.postJson(client + "/orders", token, body, headers);
    }

    private JsonNode orders() throws Exception {
        return json(program.get(client + "/orders", token)).path("orders");
    }

    @Test
    void anOrderIsToldAsTheContractShowsIt() throws Exception {
        HttpResponse<byte[]> answer =
                order("{\"series\": \"INVOICE\", \"atLeast\": 20001}", "X-Reason", "Avtalt%20p%C3%A5%20telefon");
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(201);
        JsonNode order = json(answer);
        assertThat(order.propertyNames()).containsExactly("id", "series", "atLeast", "state", "at", "by");
        assertThat(order.path("series").asString()).isEqualTo("INVOICE");
        assertThat(order.path("atLeast").asInt()).isEqualTo(20_001);
        assertThat(order.path("state").asString()).isEqualTo("WAITING");
        assertThat(Instant.parse(order.path("at").asString()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(order.path("by").asString()).isEqualTo("Prøveprogram");
        assertThat(orders().size()).isOne();
        assertThat(orders().path(0).path("id")).isEqualTo(order.path("id"));
        var anne = bureaus.scope(bureau.admin());
        assertThat(numbers.orders(anne, bureau.client(0).id()).getFirst().reason())
                .isEqualTo("Avtalt på telefon");

        numbers.acknowledge(
                Programs.webFaktura(),
                bureau.client(0).clientNumber(),
                OrderId.of(order.path("id").asString()),
                new SeriesNumber(20_001));
        assertThat(orders().path(0).path("state").asString()).isEqualTo("DONE");
        JsonNode inUse = problem(
                program.patch(
                        client + "/settings",
                        token,
                        "{\"numberSeries\": {\"invoice\": {\"start\": 30000}}, \"invoicing\": {\"dueDays\": 30}}",
                        "If-Match",
                        "\"1\"",
                        "X-Reason",
                        "Flytt"),
                422,
                "series-in-use");
        assertThat(inUse.path("errors").path(0).path("field").asString()).isEqualTo("numberSeries.invoice.start");
        assertThat(inUse.path("errors").path(0).path("key").asString()).isEqualTo("series-in-use");
        assertThat(json(program.get(client + "/settings", token))
                        .path("revision")
                        .asInt())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | series | numberorder.series",
                "{\"series\": \"ORDER\", \"atLeast\": 20001} | series | numberorder.series",
                "{\"series\": \"INVOICE\"} | atLeast | patch.number",
                "{\"series\": \"INVOICE\", \"atLeast\": null} | atLeast | patch.number",
                "{\"series\": \"INVOICE\", \"atLeast\": \"20 001\"} | atLeast | patch.number",
                "{\"series\": \"INVOICE\", \"atLeast\": 20001.5} | atLeast | patch.number",
                "{\"series\": \"INVOICE\", \"atLeast\": 1e400000000} | atLeast | patch.number",
                "{\"series\": \"INVOICE\", \"atLeast\": -1} | atLeast | seriesnumber.range",
                "{\"series\": \"INVOICE\", \"atLeast\": 0} | atLeast | seriesnumber.range",
                "{\"series\": \"INVOICE\", \"atLeast\": 1111111111111111111111111111111111111111} | atLeast | seriesnumber.range"
            })
    void whatCannotBeOrderedIsToldUnderItsField(String body, String field, String key) throws Exception {
        JsonNode errors =
                problem(order(body, "X-Reason", "Avtalt"), 422, "invalid-value").path("errors");
        assertThat(errors.path(0).path("field").asString()).isEqualTo(field);
        assertThat(errors.path(0).path("key").asString()).isEqualTo(key);
        assertThat(orders().isEmpty()).isTrue();
    }

    @Test
    void aLowerOrderIsRefusedAndSoIsOneWithoutAReason() throws Exception {
        String order = "{\"series\": \"INVOICE\", \"atLeast\": 20001}";
        problem(order(order), 422, "reason-required");
        problem(order(order, "X-Reason", "%ZZ"), 422, "invalid-value");
        assertThat(order(order, "X-Reason", "Avtalt").statusCode()).isEqualTo(201);
        JsonNode lower = problem(
                order("{\"series\": \"INVOICE\", \"atLeast\": 20000}", "X-Reason", "Avtalt"), 422, "invalid-value");
        assertThat(lower.path("errors").path(0).path("key").asString()).isEqualTo("numberorder.lower");
        assertThat(lower.path("errors").path(0).path("message").asString()).contains("20\u00A0001");
        assertThat(orders().size()).isOne();
    }

    @Test
    void theSameCallAgainOrdersNothingTwice() throws Exception {
        String order = "{\"series\": \"INVOICE\", \"atLeast\": 20001}";
        HttpResponse<byte[]> first = order(order, "X-Reason", "Avtalt", "Idempotency-Key", "a");
        HttpResponse<byte[]> again = order(order, "X-Reason", "Avtalt", "Idempotency-Key", "a");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(orders().size()).isOne();
        problem(
                order("{\"series\": \"INVOICE\", \"atLeast\": 20002}", "X-Reason", "Avtalt", "Idempotency-Key", "a"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void anotherBureausClientIsNobodys() throws Exception {
        String other = bureaus.programToken(bureaus.bureau("Sei AS"), READ, SETTINGS);
        problem(program.get(client + "/orders", other), 404, "not-found");
        problem(
                program.postJson(
                        client + "/orders",
                        other,
                        "{\"series\": \"INVOICE\", \"atLeast\": 20001}",
                        "X-Reason",
                        "Avtalt"),
                404,
                "not-found");
    }
}
