package no.byraportal.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static no.byraportal.identity.Permission.CLIENTS;
import static no.byraportal.identity.Permission.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.Filter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.ProgramScope;
import no.byraportal.identity.ProgramService;
import no.byraportal.identity.ProgramToken;
import no.byraportal.identity.Programs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What holds for every program's call, as a program meets it: real HTTP. */
@PortalTest
class ProgramsDoorTest {

    private static final String AGENTS = "/api/v1/bureau/agents";
    private static final String VARIABLES = "/api/v1/agent/variables";
    private static final String RENDER = "/api/v1/agent/settings/render";
    private static final String LOG = "/api/v1/agent/log";
    private static final int MOST = 8 << 20;
    private static final int MOST_VARIABLES = 64 << 20;

    private final ApiCaller program;
    private final TestBureaus bureaus;
    private final ProgramService programs;
    private final JdbcClient jdbc;

    ProgramsDoorTest(@LocalServerPort int port, TestBureaus bureaus, ProgramService programs, JdbcClient jdbc) {
        this.program = new ApiCaller(port);
        this.bureaus = bureaus;
        this.programs = programs;
        this.jdbc = jdbc;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private static byte[] blanks(int length) {
        byte[] blanks = new byte[length];
        Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }

    /** A body whose length is not told beforehand. */
    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private HttpResponse<byte[]> post(String path, String token, String type, BodyPublisher body, String... headers)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("Content-Type", type));
        all.addAll(List.of(headers));
        return program.send("POST", path, token, body, all.toArray(String[]::new));
    }

    /** A report of a line that never ends: it becomes too long far inside what is being read. */
    private static byte[] log(int length) {
        byte[] log = new byte[length];
        Arrays.fill(log, (byte) 'a');
        byte[] beginning = "{\"lines\": [{\"at\": \"2026-11-22T06:00:00Z\", \"text\": \"".getBytes(UTF_8);
        byte[] end = "\"}]}".getBytes(UTF_8);
        System.arraycopy(beginning, 0, log, 0, beginning.length);
        System.arraycopy(end, 0, log, length - end.length, end.length);
        return log;
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItsLengthIsToldOrNot() throws Exception {
        String token = bureaus.bureau().token();
        byte[] tooLong = log(MOST + 1);
        for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(tooLong), chunked(tooLong))) {
            problem(post(LOG, token, "application/json", body), 413, "http-413");
        }
        problem(
                post(LOG, token, "application/json", chunked(gzip(tooLong)), "Content-Encoding", "gzip"),
                413,
                "http-413");
        for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(log(MOST)), chunked(log(MOST)))) {
            assertThat(post(LOG, token, "application/json", body).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void howAnAddressIsWrittenMakesNoDifference() throws Exception {
        String token = bureaus.bureau().token();
        problem(post("/api/v1/%61gent/log", token, "application/json", chunked(log(MOST + 1))), 413, "http-413");
        problem(post("/%61pi/v1/agent/log", token, "application/json", chunked(log(MOST + 1))), 413, "http-413");
    }

    @Test
    void aFileMayBeEightTimesAsLong() throws Exception {
        TestBureau bureau = bureaus.bureau();
        byte[] most = blanks(MOST_VARIABLES);
        problem(post(VARIABLES, bureau.token(), "application/xml", chunked(most)), 422, "refused-file");
        byte[] more = blanks(MOST_VARIABLES + 1);
        String imported = AGENTS + "/" + bureau.installation().id() + "/variables";
        String own = bureaus.programToken(bureau, CLIENTS);
        problem(post(VARIABLES, bureau.token(), "application/xml", chunked(more)), 413, "http-413");
        problem(post(RENDER, bureau.token(), "application/xml", BodyPublishers.ofByteArray(more)), 413, "http-413");
        problem(
                post(imported, own, "application/xml", chunked(gzip(more)), "Content-Encoding", "gzip"),
                413,
                "http-413");
    }

    /** 4 MB that unpack to 4 GiB. */
    @ParameterizedTest
    @ValueSource(strings = {"", "k-1"})
    void whatUnpacksWithoutEndIsRefusedWhereItBecomesTooLong(String key) throws Exception {
        TestBureau bureau = bureaus.bureau();
        byte[] part = gzip(blanks(64 << 20));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 64; i++) {
            bomb.write(part);
        }
        BodyPublisher body = BodyPublishers.ofByteArray(bomb.toByteArray());
        String name = key.isEmpty() ? "X-None" : "Idempotency-Key";
        for (String path : List.of(VARIABLES, LOG)) {
            String type = path.equals(LOG) ? "application/json" : "application/xml";
            HttpResponse<byte[]> answer = post(path, bureau.token(), type, body, "Content-Encoding", "gzip", name, key);
            problem(answer, 413, "http-413");
        }
        // Nobody reads it, for it is of the wrong type.
        HttpResponse<byte[]> unread =
                post(LOG, bureau.token(), "application/xml", body, "Content-Encoding", "gzip", name, key);
        problem(unread, 415, "http-415");
        assertThat(calls(bureau)).isZero();
    }

    @Test
    void whatIsWrongBehindTheDoorIsToldAsBefore() throws Exception {
        String token = bureaus.bureau().token();
        for (String key : List.of("X-None", "Idempotency-Key")) {
            problem(program.postJson(LOG, token, "{\"lines\": [", key, "k-1"), 400, "malformed");
            problem(program.postJson(LOG, token, "{\"lins\": []}", key, "k-2"), 400, "malformed");
            problem(post(LOG, token, "text/plain", BodyPublishers.ofString("x"), key, "k-3"), 415, "http-415");
            problem(
                    post("/api/v1/agent/x", token, "text/plain", BodyPublishers.ofString("x"), key, "k-4"),
                    404,
                    "not-found");
            problem(
                    program.send("POST", "/api/v1/agent/settings", token, BodyPublishers.noBody(), key, "k-5"),
                    405,
                    "http-405");
        }
        String[] form = {"Content-Type", "application/x-www-form-urlencoded"};
        String applied = "/api/v1/agent/clients/001/applied";
        problem(program.send("PUT", applied, token, BodyPublishers.ofString("revision=1"), form), 415, "http-415");
    }

    @Test
    void aPackedBodyIsUnpacked() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        String token = bureaus.programToken(bureau, CLIENTS);
        byte[] packed = gzip("{\"name\": \"Pakket på Ålesund\"}".getBytes(UTF_8));
        for (String encoding : List.of("gzip", "GZIP", "x-gzip")) {
            HttpResponse<byte[]> answer = post(
                    AGENTS,
                    token,
                    "application/json",
                    BodyPublishers.ofByteArray(packed),
                    "Content-Encoding",
                    encoding);
            assertThat(answer.statusCode()).isEqualTo(encoding.equals("gzip") ? 201 : 422);
        }
        HttpResponse<byte[]> sent = post(
                VARIABLES,
                bureau.token(),
                "application/xml",
                BodyPublishers.ofByteArray(gzip(bureau.file())),
                "Content-Encoding",
                "gzip");
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(json(sent).path("clients").path(0).path("outcome").asString())
                .isEqualTo("UNCHANGED");
    }

    @Test
    void whatCannotBeUnpackedIsToldSo() throws Exception {
        TestBureau bureau = bureaus.bureau();
        String token = bureaus.programToken(bureau, CLIENTS);
        byte[] packed = gzip("{\"name\": \"Pakket\"}".getBytes(UTF_8));
        for (byte[] broken : List.of("{}".getBytes(UTF_8), Arrays.copyOf(packed, packed.length - 6), new byte[0])) {
            problem(
                    post(
                            AGENTS,
                            token,
                            "application/json",
                            BodyPublishers.ofByteArray(broken),
                            "Content-Encoding",
                            "gzip"),
                    400,
                    "gzip");
            problem(
                    post(VARIABLES, bureau.token(), "text/xml", chunked(broken), "Content-Encoding", "gzip"),
                    400,
                    "gzip");
        }
        problem(
                post(AGENTS, token, "application/json", BodyPublishers.ofByteArray(packed), "Content-Encoding", "br"),
                415,
                "encoding");
    }

    private HttpResponse<byte[]> once(String token, String key, String name) throws Exception {
        return program.postJson(AGENTS, token, "{\"name\": \"" + name + "\"}", "Idempotency-Key", key);
    }

    @Test
    void aCallMadeTwiceIsDoneOnceAndAnsweredTheSame() throws Exception {
        TestBureau bureau = bureaus.bureau();
        String token = bureaus.programToken(bureau, CLIENTS, READ);
        HttpResponse<byte[]> first = once(token, "k-1", "Server i Mo");
        HttpResponse<byte[]> second = once(token, "k-1", "Server i Mo");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(json(program.get(AGENTS, token)).path("agents").size()).isEqualTo(2);
        problem(once(token, "k-1", "Server i Bodø"), 422, "idempotency-key-reused");
        problem(once(token, "k 1", "Server i Bodø"), 400, "idempotency-key");
        assertThat(once(token, "k-2", "Server i Bodø").statusCode()).isEqualTo(201);
        problem(once(token, "k-3", "Server i Bodø"), 422, "invalid-value");
    }

    /** A secret is told again to whoever heard nothing, and stands nowhere in the clear. */
    @Test
    void theTokenThatAnAnswerTellsIsSealed() throws Exception {
        TestBureau bureau = bureaus.bureau();
        String secret = json(once(bureaus.programToken(bureau, CLIENTS), "k-1", "Server i Mo"))
                .path("token")
                .asString();
        byte[] kept = jdbc.sql("select answer from idempotent_call where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, UTF_8)).doesNotContain(secret).doesNotContain("Server i Mo");
    }

    @Test
    void aChangedTokenStillKnowsItsCalls() throws Exception {
        TestBureau bureau = bureaus.bureau();
        String token = bureaus.programToken(bureau, CLIENTS);
        byte[] first = once(token, "k-1", "Server i Mo").body();
        PersonScope anne = bureaus.scope(bureau.admin());
        ProgramToken old = programs.page(anne, 0, 1).getFirst();
        String changed = programs.rotate(anne, old.id()).secret();
        assertThat(once(changed, "k-1", "Server i Mo").body()).isEqualTo(first);
        String stranger = bureaus.programToken(bureau, CLIENTS);
        problem(once(stranger, "k-1", "Server i Mo"), 422, "invalid-value");
    }

    @Test
    void theSecondOfTwoAtOnceIsToldToComeAgain() throws Exception {
        TestBureau bureau = bureaus.bureau();
        String token = bureaus.programToken(bureau, CLIENTS);
        SubmissionPublisher<ByteBuffer> slowly = new SubmissionPublisher<>();
        CompletableFuture<HttpResponse<byte[]>> first = CompletableFuture.supplyAsync(() -> {
            try {
                BodyPublisher body = BodyPublishers.fromPublisher(slowly);
                return post(AGENTS, token, "application/json", body, "Idempotency-Key", "k-1");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try (slowly) {
            await().until(() -> calls(bureau) == 1 && slowly.hasSubscribers());
            HttpResponse<byte[]> second = once(token, "k-1", "Server i Mo");
            problem(second, 409, "idempotency-key-in-use");
            assertThat(second.headers().firstValue("Retry-After")).contains("1");
            slowly.submit(ByteBuffer.wrap("{\"name\": \"Server i Mo\"}".getBytes(UTF_8)));
        }
        assertThat(first.join().statusCode()).isEqualTo(201);
        assertThat(once(token, "k-1", "Server i Mo").body())
                .isEqualTo(first.join().body());
    }

    private int calls(TestBureau bureau) {
        return jdbc.sql("select count(*) from idempotent_call where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void renderingStoresNothing() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> answer = post(
                    RENDER,
                    bureau.token(),
                    "application/xml",
                    BodyPublishers.ofByteArray(bureau.file()),
                    "Idempotency-Key",
                    "k-1");
            assertThat(answer.body()).isEqualTo(bureau.file());
        }
        assertThat(calls(bureau)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bpa_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void whoShowsNoTokenHearsThatFirstHoweverLongTheBody(String token) throws Exception {
        problem(
                post(AGENTS, token, "application/json", BodyPublishers.ofByteArray(blanks(MOST + 1))),
                401,
                "unauthorized");
    }

    @Test
    void anImportMadeTwiceIsToldAsTheFirstTime() throws Exception {
        TestBureau sender = bureaus.bureau("Laks AS");
        TestBureau bureau = bureaus.bureau();
        byte[] file = new String(sender.file(), UTF_8)
                .replaceAll("<ClientID>\\d+", "<ClientID>650001")
                .getBytes(UTF_8);
        String[] once = {"Idempotency-Key", "k-1"};
        HttpResponse<byte[]> first = post(VARIABLES, bureau.token(), "text/xml", chunked(file), once);
        assertThat(json(first).path("clients").path(0).path("outcome").asString())
                .isEqualTo("CREATED");
        assertThat(post(VARIABLES, bureau.token(), "text/xml", chunked(file), once)
                        .body())
                .isEqualTo(first.body());
        problem(
                post(VARIABLES + "?preview=true", bureau.token(), "text/xml", chunked(file), once),
                422,
                "idempotency-key-reused");
        assertThat(json(post(VARIABLES, bureau.token(), "text/xml", chunked(file)))
                        .path("clients")
                        .path(0)
                        .path("outcome")
                        .asString())
                .isEqualTo("UNCHANGED");
    }

    /** One by one, each answered in 4 ms, which is faster than any network. */
    @Test
    void aBridgeThatTellsOfTenThousandClientsIsNotHeldUp(
            @Value("${byraportal.api.burst}") int burst, @Value("${byraportal.api.calls-per-second}") int perSecond) {
        AtomicLong now = new AtomicLong();
        RateLimit rate = new RateLimit(burst, perSecond, now::get);
        ProgramScope bridge = Programs.of(BureauId.random());
        for (int i = 0; i < 10_000; i++) {
            rate.take(bridge, new MockHttpServletResponse());
            now.addAndGet(4_000_000);
        }
    }

    /** The door with a small measure and a clock that stands still. */
    @Test
    void whoCallsTooOftenIsToldWhenToComeAgain(
            @Autowired WebApplicationContext portal,
            @Autowired Idempotency idempotency,
            @Autowired @Qualifier("springSecurityFilterChain") Filter security,
            @Autowired @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors)
            throws Exception {
        Doorkeeper door = new Doorkeeper(new RateLimit(2, 1, () -> 0), idempotency, errors);
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(portal)
                .addFilters(security, door)
                .build();
        TestBureau bureau = bureaus.bureau();
        String token = "Bearer " + bureaus.programToken(bureau, READ);
        for (int i = 0; i < 2; i++) {
            mvc.perform(get(AGENTS).header("Authorization", token)).andExpect(status().isOk());
        }
        mvc.perform(get(AGENTS).header("Authorization", token).header("Accept-Language", "en"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("Too many calls")));
        mvc.perform(get(AGENTS).header("Authorization", "Bearer " + bureaus.programToken(bureau, READ)))
                .andExpect(status().isOk());
    }
}
