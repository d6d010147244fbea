package no.byraportal.statistics;

import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.READ;
import static no.byraportal.identity.Permission.REPORTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.FactSource;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.Numbering;
import no.byraportal.settings.Series;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.RuleBroken;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Invoices in and figures out, as contracts.md §4 and §5 promise them. */
@PortalTest
class InvoicesApiTest {

    private static final String INVOICES = "/api/v1/webfaktura/invoices";
    private static final String STATISTICS = "/api/v1/bureau/statistics";

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private final SettingsService settings;
    private final NumberService numbers;
    private final JdbcClient jdbc;
    private final String token;
    private TestBureau bureau;
    private Client laks;
    private Client torsk;

    @SuppressWarnings("NullAway.Init")
    InvoicesApiTest(
            @LocalServerPort int port,
            DemoBureaus demo,
            TestBureaus bureaus,
            SettingsService settings,
            NumberService numbers,
            JdbcClient jdbc) {
        this.program = new ApiCaller(port);
        this.token = demo.webfakturaToken();
        this.bureaus = bureaus;
        this.settings = settings;
        this.numbers = numbers;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void twoClients() {
        bureau = bureaus.bureau("Laks AS", "Torsk AS");
        laks = bureau.client(0);
        torsk = bureau.client(1);
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private static String invoice(Client client, int number, String kind, String issuedOn, String delivery) {
        return """
                {"clientNumber": %s, "number": %d, "kind": "%s", "issuedOn": "%s", "delivery": "%s"}""".formatted(client.clientNumber(), number, kind, issuedOn, delivery);
    }

    private static String email(Client client, int number, String issuedOn) {
        return invoice(client, number, "INVOICE", issuedOn, "EMAIL");
    }

    private JsonNode sends(String... invoices) throws Exception {
        return answer(program.postJson(INVOICES, token, "[" + String.join(",", invoices) + "]"));
    }

    private static JsonNode answer(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return json(answer);
    }

    private static void took(JsonNode answer, int accepted, int repeated, int refused) {
        assertThat(List.of(
                        answer.path("accepted").asInt(),
                        answer.path("repeated").asInt(),
                        answer.path("refused").size()))
                .as(answer.toString())
                .containsExactly(accepted, repeated, refused);
    }

    private JsonNode figures(String query) throws Exception {
        return answer(program.get(STATISTICS + query, bureaus.programToken(bureau, REPORTS)));
    }

    /** As {@code key invoices creditNotes}. */
    private List<String> rows(String query) throws Exception {
        return figures(query)
                .path("rows")
                .valueStream()
                .map(row -> row.path("key").asString() + " " + row.path("invoices") + " " + row.path("creditNotes"))
                .toList();
    }

    @Test
    void eachIsCountedOnceAndTheSameToldAgainChangesNothing() throws Exception {
        String[] told = {
            email(laks, 1, "2026-01-05"),
            email(laks, 2, "2026-02-05"),
            invoice(laks, 1, "CREDIT_NOTE", "2026-02-06", "POST"),
            invoice(torsk, 1, "INVOICE", "2025-12-31", "ELECTRONIC")
        };
        took(sends(told), 4, 0, 0);
        took(sends(told), 0, 4, 0);
        took(sends(told[3], told[3], email(laks, 3, "2026-01-07")), 1, 2, 0);

        assertThat(rows("?from=2025-12&to=2026-02&by=month"))
                .containsExactly("2026-02 1 1", "2026-01 2 0", "2025-12 1 0");
        assertThat(rows("?from=2025-12&to=2026-02&by=client"))
                .containsExactly(laks.clientNumber() + " 3 1", torsk.clientNumber() + " 1 0");
        assertThat(rows("?from=2025-12&to=2026-02&by=delivery"))
                .containsExactly("EMAIL 3 0", "ELECTRONIC 1 0", "POST 0 1");
        assertThat(figures("?from=2026-01&to=2026-02").path("total").toString())
                .isEqualTo("{\"invoices\":3,\"creditNotes\":1}");
    }

    @Test
    void whatIsToldOtherwiseLaterIsACorrection() throws Exception {
        sends(email(laks, 7, "2026-03-31"));
        took(sends(invoice(laks, 7, "INVOICE", "2026-04-01", "ELECTRONIC")), 1, 0, 0);

        assertThat(rows("?from=2026-03&to=2026-04&by=month")).containsExactly("2026-04 1 0", "2026-03 0 0");
        assertThat(rows("?from=2026-03&to=2026-04&by=delivery"))
                .containsExactly("EMAIL 0 0", "ELECTRONIC 1 0", "POST 0 0");
        assertThat(jdbc.sql("select concat(issued_on, ' ', delivery) from invoice_correction where client_id = :id")
                        .param("id", laks.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("2026-03-31 EMAIL");
    }

    @Test
    void oneThatContradictsItselfInOneCallIsToldAndTheFirstIsTaken() throws Exception {
        JsonNode answer = sends(email(laks, 7, "2026-03-31"), invoice(laks, 7, "INVOICE", "2026-03-31", "POST"));

        took(answer, 1, 0, 1);
        JsonNode refused = answer.path("refused").get(0);
        assertThat(refused.path("index").asInt()).isEqualTo(1);
        assertThat(refused.path("key").asString()).isEqualTo("invoice.contradicts");
        assertThat(refused.path("message").asString()).contains("plass 0");
        assertThat(rows("?from=2026-03&to=2026-03&by=delivery")).first().isEqualTo("EMAIL 1 0");
    }

    @Test
    void whatCannotBeTakenIsNamedAndTheRestIsTaken() throws Exception {
        String tomorrow = LocalDate.now(Dates.OSLO).plusDays(2).toString();
        JsonNode answer = answer(program.postJson(
                INVOICES,
                token,
                "["
                        + String.join(
                                ",",
                                email(laks, 1, "2026-01-05"),
                                "{\"clientNumber\": 999999998, \"number\": 1, \"kind\": \"INVOICE\","
                                        + " \"issuedOn\": \"2026-01-05\", \"delivery\": \"EMAIL\"}",
                                email(laks, 0, "2026-01-05"),
                                email(laks, 2, "05.01.2026"),
                                invoice(laks, 3, "REMINDER", "2026-01-05", "EMAIL"),
                                invoice(laks, 4, "INVOICE", "2026-01-05", "PIGEON"),
                                email(laks, 5, tomorrow),
                                "7",
                                email(laks, 6, "2026-01-06"))
                        + "]",
                "Accept-Language",
                "en"));

        took(answer, 2, 0, 7);
        assertThat(answer.path("refused")
                        .valueStream()
                        .map(each -> each.path("index") + " " + each.path("key").asString())
                        .toList())
                .containsExactly(
                        "1 invoice.client.unknown",
                        "2 seriesnumber.range",
                        "3 invoice.issuedon",
                        "4 invoice.kind",
                        "5 invoice.delivery",
                        "6 invoice.issuedon.future",
                        "7 patch.object");
        assertThat(answer.path("refused").get(0).path("message").asString()).contains("999999998");
        assertThat(rows("?from=2026-01&to=2026-01")).containsExactly("2026-01 2 0");
    }

    @Test
    void moreThanFiveThousandAreRefusedAndNoneIsKept() throws Exception {
        String tooMany = IntStream.rangeClosed(1, 5_001)
                .mapToObj(number -> email(laks, number, "2026-01-05"))
                .collect(Collectors.joining(",", "[", "]"));

        problem(program.postJson(INVOICES, token, tooMany), 422, "too-many-invoices");
        problem(program.postJson(INVOICES, token, "{}"), 422, "invoices-wanted");

        assertThat(rows("?from=2026-01&to=2026-01")).containsExactly("2026-01 0 0");
        took(sends(tooMany.substring(1, tooMany.lastIndexOf(",{"))), 5_000, 0, 0);
    }

    @Test
    void aBureauIsToldItsOwnFiguresOnly() throws Exception {
        TestBureau other = bureaus.bureau("Hyse AS");
        sends(email(laks, 1, "2026-01-05"), email(other.client(0), 1, "2026-01-05"));

        assertThat(rows("?from=2026-01&to=2026-01&by=client")).containsExactly(laks.clientNumber() + " 1 0");
        assertThat(program.get(STATISTICS, bureaus.programToken(bureau, READ)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPeriodThatCannotBeIsRefused() throws Exception {
        String reports = bureaus.programToken(bureau, REPORTS);
        for (String wrong : List.of(
                "?from=2026-03&to=2026-02",
                "?from=2026-13",
                "?from=1999-01&to=1999-02",
                "?from=2000-01&to=2026-01",
                "?by=year")) {
            problem(program.get(STATISTICS + wrong, reports), 422, "invalid-value");
        }
        assertThat(rows("?from=2090-01&to=2090-02")).containsExactly("2090-02 0 0", "2090-01 0 0");
        assertThat(figures("").path("rows").size()).isEqualTo(12);
    }

    @Test
    void theHighestNumberIsSeenAndTheStartIsHistory() throws Exception {
        sends(email(laks, 41, "2026-01-05"), email(laks, 40, "2026-01-05"));
        sends(email(laks, 12, "2025-01-05"));

        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings now = settings.settings(anne, laks.id());
        Numbering numbering = numbers.numbering(anne, now);
        assertThat(numbering.use(Series.INVOICE).seen()).hasValueSatisfying(seen -> {
            assertThat(seen.number().value()).isEqualTo(41);
            assertThat(seen.source()).isEqualTo(FactSource.WEBFAKTURA);
        });
        ClientSettings moved = now.with(SettingsField.INVOICE_START, "500");
        Assertions.assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> settings.change(anne, now.revision(), moved, "Ny serie"))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("series-in-use"));
    }

    @Test
    void creditNotesThatShareTheInvoicesSeriesAreSeenThere() throws Exception {
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings now = settings.settings(anne, laks.id());
        settings.change(anne, now.revision(), now.with(SettingsField.CREDIT_NOTE_START, "0"), "Felles serie");
        sends(invoice(laks, 77, "CREDIT_NOTE", "2026-01-05", "EMAIL"));

        Numbering numbering = numbers.numbering(anne, settings.settings(anne, laks.id()));
        assertThat(numbering.use(Series.INVOICE).seen())
                .hasValueSatisfying(seen -> assertThat(seen.number().value()).isEqualTo(77));
        assertThat(numbering.use(Series.CREDIT_NOTE).seen()).isEmpty();
    }
}
