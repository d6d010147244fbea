package no.byraportal.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
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

/** A bureau's own program keeps users and grants, as contracts.md §4 promises it. */
@PortalTest
class BureauUsersApiTest {

    private static final String USERS = "/api/v1/bureau/users";

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private TestBureau bureau;
    private String token;

    @SuppressWarnings("NullAway.Init")
    BureauUsersApiTest(@LocalServerPort int port, TestBureaus bureaus) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
    }

    @BeforeEach
    void newBureau() {
        bureau = bureaus.bureau("Laks AS", "Torsk AS");
        token = bureaus.programToken(bureau, Permission.READ, Permission.USERS);
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private HttpResponse<byte[]> post(String email, String grants, String... headers) throws Exception {
        return program.postJson(
                USERS,
                token,
                "{\"email\": \"%s\", \"name\": \"Siv Sand\", \"grants\": [%s]}".formatted(email, grants),
                headers);
    }

    private String grant(int client, String level, String until) {
        return "{\"clientNumber\": %s, \"level\": \"%s\", \"until\": %s}"
                .formatted(bureau.client(client).clientNumber(), level, until);
    }

    private JsonNode invited(String email) throws Exception {
        HttpResponse<byte[]> answer = post(email, grant(0, "USER", "null"));
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(201);
        return json(answer);
    }

    @Test
    void aPersonIsInvitedToldAndWithdrawn() throws Exception {
        int next = bureaus.scope(bureau.admin()).today().getYear() + 1;
        HttpResponse<byte[]> answer = post(
                "siv@api.example",
                grant(0, "ADMIN", "null") + ", " + grant(1, "USER", "\"" + next + "-01-31\""),
                "X-Reason",
                "Avtalt%20p%C3%A5%20telefon");
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(201);
        JsonNode user = json(answer);
        assertThat(user.path("email").asString()).isEqualTo("siv@api.example");
        assertThat(user.path("name").asString()).isEqualTo("Siv Sand");
        assertThat(user.path("state").asString()).isEqualTo("NOT_LINKED");
        assertThat(user.path("grants").size()).isEqualTo(2);
        JsonNode grant = user.path("grants").path(0);
        assertThat(grant.path("clientNumber").asLong())
                .isEqualTo(bureau.client(0).clientNumber().value());
        assertThat(grant.path("level").asString()).isEqualTo("ADMIN");
        assertThat(grant.path("until").isNull()).isTrue();
        assertThat(grant.path("by").asString()).isEqualTo("Prøveprogram");
        assertThat(grant.path("reason").asString()).isEqualTo("Avtalt på telefon");
        assertThat(user.path("grants").path(1).path("until").asString()).isEqualTo(next + "-01-31");
        assertThat(json(program.get(USERS, token)).path("users").path(0).path("grants"))
                .isEqualTo(user.path("grants"));

        String address = USERS + "/" + user.path("id").asString() + "/grants/";
        String id = grant.path("id").asString();
        assertThat(delete(address + id).statusCode()).isEqualTo(204);
        problem(delete(address + id), 404, "not-found");
        problem(delete(USERS + "/x/grants/y"), 404, "not-found");
        assertThat(json(program.get(USERS, token))
                        .path("users")
                        .path(0)
                        .path("grants")
                        .size())
                .isOne();
    }

    private HttpResponse<byte[]> delete(String address) throws Exception {
        return program.send("DELETE", address, token, BodyPublishers.noBody());
    }

    @Test
    void whatIsWrongIsToldFieldByFieldAndNothingIsDone() throws Exception {
        TestBureau other = bureaus.bureau("Annen AS");
        JsonNode wrong = problem(
                program.postJson(
                        USERS,
                        token,
                        "{\"email\": \"ikke en adresse\", \"name\": \"<b>\", \"grants\": ["
                                + "{\"clientNumber\": \"x\", \"level\": \"BOSS\", \"until\": \"2026-13-01\"}]}"),
                422,
                "invalid-value");
        assertThat(errors(wrong))
                .containsExactly(
                        "email email.address",
                        "name access.name",
                        "grants[0].clientNumber patch.number",
                        "grants[0].level access.level",
                        "grants[0].until access.lastday");
        assertThat(errors(problem(post("siv@api.example", ""), 422, "invalid-value")))
                .containsExactly("grants access.nogrants");
        String theirs = "{\"clientNumber\": " + other.client(0).clientNumber() + ", \"level\": \"USER\"}";
        assertThat(errors(problem(
                        post("siv@api.example", grant(0, "USER", "null") + "," + theirs), 422, "invalid-value")))
                .containsExactly("grants[1].clientNumber access.noclient");
        assertThat(errors(problem(post(bureau.staff().email(), grant(0, "USER", "null")), 422, "invalid-value")))
                .containsExactly("email access.staff");
        assertThat(json(program.get(USERS, token)).path("users").isEmpty()).isTrue();
    }

    private static List<String> errors(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error ->
                        error.path("field").asString() + " " + error.path("key").asString())
                .toList();
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEndedAndServesNoOtherQuestion() throws Exception {
        for (int i = 0; i < 5; i++) {
            invited("siv" + i + "@api.example");
        }
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = json(program.get(USERS + "?limit=2&after=" + after, token));
            page.path("users").forEach(user -> found.add(user.path("email").asString()));
            after = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!after.isEmpty());
        assertThat(found).hasSize(5).doesNotHaveDuplicates();
        String next = json(program.get(USERS + "?limit=2", token)).path("next").asString();
        problem(program.get(USERS + "?search=siv&after=" + next, token), 400, "cursor");
        problem(program.get(USERS + "?after=x", token), 400, "cursor");
        assertThat(json(program.get(USERS + "?search=SIV3", token))
                        .path("users")
                        .size())
                .isOne();
    }

    @Test
    void anotherBureausProgramSeesAndTouchesNobody() throws Exception {
        JsonNode user = invited("siv@api.example");
        TestBureau other = bureaus.bureau("Annen AS");
        String theirs = bureaus.programToken(other, Permission.READ, Permission.USERS);
        assertThat(json(program.get(USERS, theirs)).path("users").isEmpty()).isTrue();
        problem(
                program.send(
                        "DELETE",
                        USERS + "/" + user.path("id").asString() + "/grants/"
                                + user.path("grants").path(0).path("id").asString(),
                        theirs,
                        BodyPublishers.noBody()),
                404,
                "not-found");
    }
}
