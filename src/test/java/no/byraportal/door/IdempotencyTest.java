package no.byraportal.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ProgramScope;
import no.byraportal.identity.Programs;
import no.byraportal.shared.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.annotation.Transactional;

/** What a call's answer is to a second call with its key; the controller behind the door is the test's own. */
@PortalTest
@Transactional
class IdempotencyTest {

    private static final String KEY = "7c1f7a0e-1";

    private final Idempotency idempotency;
    private final Calls calls;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final BureauId bureau;
    private final ProgramScope program;
    private final List<String> done = new ArrayList<>();

    IdempotencyTest(Idempotency idempotency, Calls calls, Vault vault, JdbcClient jdbc, TestBureaus bureaus) {
        this.idempotency = idempotency;
        this.calls = calls;
        this.vault = vault;
        this.jdbc = jdbc;
        this.bureau = bureaus.bureau().id();
        this.program = Programs.of(bureau);
    }

    /** Does the deed, and answers how often it was done. */
    private FilterChain deed(int status) {
        return (request, response) -> {
            done.add(new String(request.getInputStream().readAllBytes(), UTF_8));
            ((HttpServletResponse) response).setStatus(status);
            ((HttpServletResponse) response).setHeader("Location", "/nr/" + done.size());
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write("nr. " + done.size() + " åpen");
        };
    }

    private static LimitedRequest request(String address, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", address);
        request.setContent(body.getBytes(UTF_8));
        return new LimitedRequest(request);
    }

    private MockHttpServletResponse call(ProgramScope who, String key, String body, FilterChain deed)
            throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        idempotency.answer(who, key, request("/api/v1/x", body), response, deed);
        return response;
    }

    private String refusal(String key, String address, String body) {
        try {
            idempotency.answer(program, key, request(address, body), new MockHttpServletResponse(), deed(201));
            return "";
        } catch (Refused e) {
            return e.status().value() + " " + e.key();
        } catch (ServletException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 404, 422})
    void theSameCallIsAnsweredTheSameAndDoneOnce(int status) throws Exception {
        for (int i = 0; i < 3; i++) {
            MockHttpServletResponse answer = call(program, KEY, "lag én", deed(status));
            assertThat(answer.getStatus()).isEqualTo(status);
            assertThat(answer.getContentAsString(UTF_8)).isEqualTo("nr. 1 åpen");
            assertThat(answer.getHeader("Location")).isEqualTo("/nr/1");
            assertThat(answer.getContentType()).isEqualTo("text/plain;charset=UTF-8");
        }
        assertThat(done).containsExactly("lag én");
    }

    @Test
    void anotherCallWithTheSameKeyIsRefused() throws Exception {
        call(program, KEY, "lag én", deed(201));
        assertThat(refusal(KEY, "/api/v1/x", "lag to")).isEqualTo("422 idempotency-key-reused");
        assertThat(refusal(KEY, "/api/v1/x", "")).isEqualTo("422 idempotency-key-reused");
        assertThat(refusal(KEY, "/api/v1/y", "lag én")).isEqualTo("422 idempotency-key-reused");
        assertThat(done).hasSize(1);
    }

    @Test
    void aBodyThatNobodyReadCountsAllTheSame() throws Exception {
        FilterChain blind = (request, response) -> ((HttpServletResponse) response).setStatus(404);
        call(program, KEY, "lag én", blind);
        assertThat(refusal(KEY, "/api/v1/x", "lag to")).isEqualTo("422 idempotency-key-reused");
        assertThat(call(program, KEY, "lag én", deed(201)).getStatus()).isEqualTo(404);
    }

    @Test
    void eachProgramHasItsOwnKeys() throws Exception {
        call(program, KEY, "lag én", deed(201));
        call(Programs.of(bureau), KEY, "lag to", deed(201));
        assertThat(done).containsExactly("lag én", "lag to");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 409, 413, 429})
    void whatWasNotDoneMayBeTriedAgain(int status) throws Exception {
        call(program, KEY, "lag én", deed(status));
        assertThat(call(program, KEY, "lag én", deed(201)).getStatus()).isEqualTo(201);
        assertThat(done).hasSize(2);
    }

    @Test
    void aFaultLeavesTheKeyFree() throws Exception {
        FilterChain broken = (request, response) -> {
            throw new IOException("borte");
        };
        assertThatThrownBy(() -> call(program, KEY, "lag én", broken)).isInstanceOf(IOException.class);
        assertThat(call(program, KEY, "lag én", deed(201)).getStatus()).isEqualTo(201);
    }

    @Test
    void whileTheFirstIsBeingMadeTheSecondIsToldToWait() throws Exception {
        List<String> told = new ArrayList<>();
        FilterChain slow = (request, response) -> {
            MockHttpServletResponse second = new MockHttpServletResponse();
            assertThatThrownBy(
                            () -> idempotency.answer(program, KEY, request("/api/v1/x", "lag én"), second, deed(201)))
                    .isInstanceOfSatisfying(Refused.class, e -> told.add(e.key()));
            told.add(second.getHeader("Retry-After") + "");
            deed(201).doFilter(request, response);
        };
        call(program, KEY, "lag én", slow);
        assertThat(told).containsExactly("idempotency-key-in-use", "1");
        assertThat(done).hasSize(1);
    }

    private void age(Duration age) {
        jdbc.sql("update idempotent_call set started_at = :then where bureau_id = :bureau")
                .param("then", Clock.systemUTC().instant().minus(age))
                .param("bureau", bureau.toString())
                .update();
    }

    /** The portal died under it. */
    @Test
    void aCallThatWasNeverAnsweredIsMadeAgainAfterHalfAnHour() throws Exception {
        jdbc.sql("""
                        insert into idempotent_call (holder_id, idempotency_key, bureau_id, started_at)
                        values (:holder, :key, :bureau, :now)""")
                .param("holder", program.program().toString())
                .param("key", KEY)
                .param("bureau", bureau.toString())
                .param("now", Clock.systemUTC().instant())
                .update();
        age(Duration.ofMinutes(29));
        assertThat(refusal(KEY, "/api/v1/x", "lag én")).isEqualTo("409 idempotency-key-in-use");
        age(Duration.ofMinutes(31));
        assertThat(call(program, KEY, "lag én", deed(201)).getStatus()).isEqualTo(201);
    }

    @Test
    void aKeyIsKeptForThirtyDays() throws Exception {
        call(program, KEY, "lag én", deed(201));
        age(Duration.ofDays(30).minusMinutes(5));
        calls.purge();
        call(program, KEY, "lag én", deed(201));
        assertThat(done).hasSize(1);
        age(Duration.ofDays(30).plusMinutes(5));
        call(program, "7c1f7a0e-2", "lag to", deed(201));
        calls.purge();
        assertThat(jdbc.sql("select idempotency_key from idempotent_call where bureau_id = :bureau")
                        .param("bureau", bureau.toString())
                        .query(String.class)
                        .list())
                .containsExactly("7c1f7a0e-2");
    }

    @Test
    void anAnswerIsSealedToItsOwnCall() throws Exception {
        call(program, KEY, "lag én", deed(201));
        byte[] sealed = jdbc.sql("select answer from idempotent_call where bureau_id = :bureau")
                .param("bureau", bureau.toString())
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, UTF_8)).doesNotContain("nr. 1");
        assertThatThrownBy(() -> vault.open(sealed, bureau + "|idempotent_call|" + program.program() + "|other"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(calls.answer(new Calls.Call(program, KEY)).orElseThrow().toString())
                .isEqualTo("answer 201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "nøkkel", "a\n"})
    void aKeyIsVisibleAscii(String key) {
        assertThat(refusal(key, "/api/v1/x", "")).isEqualTo("400 idempotency-key");
    }

    @Test
    void aKeyIsAtMostTwoHundredAndFiftyFiveLong() {
        assertThat(refusal("k".repeat(256), "/api/v1/x", "")).isEqualTo("400 idempotency-key");
        assertThat(refusal("k".repeat(255), "/api/v1/x", "")).isEmpty();
    }
}
