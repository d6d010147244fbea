package no.byraportal.settings;

import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.CLIENTS;
import static no.byraportal.identity.Permission.READ;
import static no.byraportal.identity.Permission.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A bureau's own program reads the bureau's clients, as contracts.md §4 promises it: real HTTP, Keycloak down. */
@PortalTest
class BureauClientsApiTest {

    private static final String CLIENTS_OF = "/api/v1/bureau/clients";

    private final ApiCaller program;
    private final DemoBureaus demo;
    private final TestBureaus bureaus;
    private final SettingsService settings;
    private final JdbcClient jdbc;

    BureauClientsApiTest(
            @LocalServerPort int port,
            DemoBureaus demo,
            TestBureaus bureaus,
            SettingsService settings,
            JdbcClient jdbc) {
        this.program = new ApiCaller(port);
        this.demo = demo;
        this.bureaus = bureaus;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private JsonNode page(String token, String query) throws Exception {
        HttpResponse<byte[]> answer = program.get(CLIENTS_OF + query, token);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return json(answer);
    }

    private static List<String> all(JsonNode page, String field) {
        return page.path("clients")
                .valueStream()
                .map(client -> client.path(field).asString())
                .toList();
    }

    /** Page after page, as a program reads a list. */
    private List<String> whole(String token, String query, int limit, String field) throws Exception {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page(token, query + "&limit=" + limit + after);
            found.addAll(all(page, field));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());
        return found;
    }

    private void set(TestBureau bureau, int client, SettingsField field, String text) {
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings now = settings.settings(anne, bureau.client(client).id());
        settings.change(anne, now.revision(), now.with(field, text), "Avtalt");
    }

    @Test
    void aClientIsToldWithAllThatTheContractNames() throws Exception {
        JsonNode found = page(demo.bureauToken(), "?search=Fjordfisk").path("clients");
        assertThat(found.size()).isOne();
        JsonNode client = found.path(0);
        assertThat(client.propertyNames())
                .containsExactly("clientNumber", "erpClientNo", "orgNumber", "name", "active", "revision", "problems");
        assertThat(client.path("clientNumber").asLong()).isEqualTo(4110);
        assertThat(client.path("erpClientNo").asString()).isEqualTo("104");
        assertThat(client.path("orgNumber").asString()).isEqualTo("100146428");
        assertThat(client.path("active").asBoolean()).isTrue();
        assertThat(client.path("problems").isArray()).isTrue();
        JsonNode one = json(program.get(CLIENTS_OF + "/4110", demo.bureauToken()));
        assertThat(one.path("settings"))
                .isEqualTo(json(program.get(CLIENTS_OF + "/4110/settings", demo.bureauToken())));
        client.properties().forEach(field -> assertThat(one.get(field.getKey())).isEqualTo(field.getValue()));
        assertThat(one.size()).isEqualTo(client.size() + 1);
    }

    @Test
    void activeClientsByNameAreTheDefault() throws Exception {
        TestBureau bureau = bureaus.bureau("Åsgard AS", "Beta AS", "Alfa AS", "Gamma AS");
        String token = bureaus.programToken(bureau, READ);
        set(bureau, 1, SettingsField.ACTIVE, "false");
        assertThat(all(page(token, ""), "name")).containsExactly("Alfa AS", "Gamma AS", "Åsgard AS");
        assertThat(all(page(token, "?status=inactive"), "name")).containsExactly("Beta AS");
        assertThat(all(page(token, "?status=all"), "name"))
                .as("the order is by name alone")
                .containsExactly("Alfa AS", "Beta AS", "Gamma AS", "Åsgard AS");
        assertThat(page(token, "?status=all").path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"name", "orgNumber", "erpClientNo", "clientNumber"})
    void pagesShowEachClientOnceInTheOrderThatWasAsked(String sort) throws Exception {
        String query = "?status=all&sort=" + sort;
        List<String> once = all(page(demo.bureauToken(), query + "&limit=500"), "clientNumber");
        assertThat(once).hasSize(25).doesNotHaveDuplicates();
        for (int limit : new int[] {1, 7, 24, 25}) {
            assertThat(whole(demo.bureauToken(), query, limit, "clientNumber"))
                    .as("%d a page", limit)
                    .isEqualTo(once);
        }
        if (!sort.equals("name")) {
            List<String> keys = all(page(demo.bureauToken(), query + "&limit=500"), sort);
            assertThat(keys).isSortedAccordingTo(Comparator.comparing(key -> key.equals("null") ? "" : key));
        }
    }

    @Test
    void clientsThatAreAlikeInWhatTheListIsSortedByStandInOrderOfTheirNumbers() throws Exception {
        TestBureau bureau = bureaus.bureau("Lik AS", "LIK AS", "Lík AS", "Lik AS", "Aker AS");
        String token = bureaus.programToken(bureau, READ);
        List<String> once = all(page(token, ""), "clientNumber");
        assertThat(once.subList(1, 5)).isSorted();
        assertThat(whole(token, "?sort=name", 1, "clientNumber")).isEqualTo(once);
        assertThat(whole(token, "?sort=orgNumber", 2, "clientNumber"))
                .isSorted()
                .hasSize(5);
    }

    @Test
    void aListGoesOnWhereItEndedWhateverHasComeMeanwhile() throws Exception {
        TestBureau bureau = bureaus.bureau("Beta AS", "Delta AS", "Foss AS");
        String token = bureaus.programToken(bureau, READ);
        JsonNode first = page(token, "?limit=2");
        assertThat(all(first, "name")).containsExactly("Beta AS", "Delta AS");
        rename(bureau, 0, "Zorro AS");
        rename(bureau, 1, "Aker AS");
        assertThat(all(page(token, "?limit=2&after=" + first.path("next").asString()), "name"))
                .containsExactly("Foss AS", "Zorro AS");
    }

    private void rename(TestBureau bureau, int client, String name) {
        jdbc.sql("update client set name = :name where id = :id")
                .param("name", name)
                .param("id", bureau.client(client).id().toString())
                .update();
    }

    @Test
    void aCursorOfAnotherSortOrFilterIs400() throws Exception {
        String next = page(demo.bureauToken(), "?limit=2").path("next").asString();
        assertThat(next).matches("[A-Za-z0-9_-]+");
        for (String query : List.of(
                "?sort=orgNumber&after=" + next,
                "?status=all&after=" + next,
                "?search=a&after=" + next,
                "?after=x",
                "?after=%00",
                "?after=" + next + "x",
                "?after=" + cursor("[]"),
                "?after=" + cursor("[null,null,null,null,null]"),
                "?after=" + cursor("[\"\",\"ACTIVE\",\"NAME\",\"a\",{}]"),
                "?sort=orgNumber&after=" + cursor("[\"\",\"ACTIVE\",\"ORG_NUMBER\",\"ø\",\"1\"]"))) {
            problem(program.get(CLIENTS_OF + query, demo.bureauToken()), 400, "cursor");
        }
    }

    private static String cursor(String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "?status=waiting, status, parameter.choice",
        "?sort=revision, sort, parameter.choice",
        "?sort=NAME, sort, parameter.choice",
        "?limit=0, limit, parameter.limit",
        "?limit=-1, limit, parameter.limit",
        "?limit=1.5, limit, parameter.limit",
        "?limit=99999999999999999999, limit, parameter.limit",
        "?limit=%EF%BC%95, limit, parameter.limit"
    })
    void whatCannotBeAskedIsToldWithItsParameter(String query, String parameter, String key) throws Exception {
        for (String language : List.of("nb", "en")) {
            JsonNode error = problem(
                            program.get(CLIENTS_OF + query, demo.bureauToken(), "Accept-Language", language),
                            422,
                            "invalid-value")
                    .path("errors")
                    .path(0);
            assertThat(error.path("field").asString()).isEqualTo(parameter);
            assertThat(error.path("key").asString()).isEqualTo(key);
        }
    }

    @Test
    void aPageIsNeverLongerThanTheContractSays() throws Exception {
        String[] names = Stream.iterate(1, n -> n + 1)
                .limit(502)
                .map("Firma %03d AS"::formatted)
                .toArray(String[]::new);
        String token = bureaus.programToken(bureaus.bureau(names), READ);
        assertThat(all(page(token, ""), "name")).hasSize(50).startsWith("Firma 001 AS");
        JsonNode most = page(token, "?limit=1000");
        assertThat(all(most, "name")).hasSize(500);
        assertThat(all(page(token, "?limit=1000&after=" + most.path("next").asString()), "name"))
                .containsExactly("Firma 501 AS", "Firma 502 AS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fjordfisk", "fisk", "100146428", "100 146 428", "C104", "4110"})
    void aClientIsFoundAsOnTheScreen(String search) throws Exception {
        assertThat(all(page(demo.bureauToken(), "?status=all&search=" + encoded(search)), "name"))
                .contains("Fjordfisk AS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "🐟", "' or 1=1 --", "\u0000", "\u202Eksif"})
    void whatOnlyLooksLikeAMatchIsNone(String search) throws Exception {
        assertThat(all(page(demo.bureauToken(), "?status=all&search=" + encoded(search)), "name"))
                .isEmpty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aClientsProblemsAreToldInTheReadersLanguage() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String token = bureaus.programToken(bureau, READ);
        set(bureau, 0, SettingsField.DELIVERY, "X");
        for (String path : List.of("", "/" + bureau.client(0).clientNumber())) {
            JsonNode answer = json(program.get(CLIENTS_OF + path, token, "Accept-Language", "en"));
            JsonNode problem = (path.isEmpty() ? answer.path("clients").path(0) : answer)
                    .path("problems")
                    .valueStream()
                    .filter(each -> each.path("field").asString().equals("invoicing.delivery"))
                    .findFirst()
                    .orElseThrow();
            assertThat(problem.propertyNames()).containsExactly("key", "field", "text", "raw");
            assertThat(problem.path("key").asString()).isEqualTo("delivery-unknown");
            assertThat(problem.path("field").asString()).isEqualTo("invoicing.delivery");
            assertThat(problem.path("raw").asString()).isEqualTo("X");
            assertThat(problem.path("text").asString()).contains("only M is known");
        }
    }

    @Test
    void anotherBureausClientIsAsIfItWereNot() throws Exception {
        TestBureau ours = bureaus.bureau("Laks AS");
        TestBureau theirs = bureaus.bureau("Sei AS");
        String token = bureaus.programToken(ours, READ, SETTINGS);
        String number = theirs.client(0).clientNumber().toString();
        for (String client : List.of(number, "999999999", "0", "x", "1".repeat(40), "%EF%BC%91")) {
            for (String path : List.of("", "/settings", "/revisions", "/revisions/1")) {
                problem(program.get(CLIENTS_OF + "/" + client + path, token), 404, "not-found");
            }
            problem(program.patch(CLIENTS_OF + "/" + client + "/settings", token, "{}"), 404, "not-found");
        }
        assertThat(all(page(token, "?status=all&search=" + number), "name")).isEmpty();
    }

    @Test
    void whoMayNotReadIsToldSo() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String token = bureaus.programToken(bureau, SETTINGS, CLIENTS);
        problem(program.get(CLIENTS_OF, token), 403, "missing-scope");
        problem(program.get(CLIENTS_OF, bureau.token()), 401, "unauthorized");
        problem(program.get(CLIENTS_OF, "bpw_" + "x".repeat(43)), 401, "unauthorized");
        problem(program.get(CLIENTS_OF, ""), 401, "unauthorized");
    }
}
