package no.byraportal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.Permission;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A portal that is killed while it registers and deactivates clients has done each of them wholly or not at all, and
 * what it answered it has done. Another portal on the same database looks.
 */
@PortalTest
class KilledPortalTest {

    private static final int CALLERS = 8;
    private static final int CLIENTS = 400;
    private static final int ANSWERS = 60;

    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private final JdbcConnectionDetails database;
    private final Environment environment;
    private final Path folder = Checkout.target().resolve("killed-portal");
    private final int port = Ports.free();
    private final Set<Long> registered = ConcurrentHashMap.newKeySet();
    private final Set<Long> deactivated = ConcurrentHashMap.newKeySet();
    private TestBureau bureau;
    private String token;
    private ChildProcess portal;

    KilledPortalTest(TestBureaus bureaus, JdbcClient jdbc, JdbcConnectionDetails database, Environment environment) {
        this.bureaus = bureaus;
        this.jdbc = jdbc;
        this.database = database;
        this.environment = environment;
    }

    @BeforeEach
    void start() throws IOException {
        bureau = bureaus.bureau(
                IntStream.range(0, CLIENTS).mapToObj(n -> "Klient " + n + " AS").toArray(String[]::new));
        token = bureaus.programToken(bureau, Permission.CLIENTS, Permission.SETTINGS);
        Checkout.delete(folder);
        Files.createDirectories(folder);
        portal = ChildProcess.start(
                "the portal that is killed",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Checkout.target().resolve("byraportal.jar").toString()),
                Map.of(
                        "SPRING_DATASOURCE_URL", database.getJdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", String.valueOf(database.getUsername()),
                        "SPRING_DATASOURCE_PASSWORD", String.valueOf(database.getPassword()),
                        "KEYCLOAK_URL", "http://localhost:1",
                        "PORTAL_CLIENT_SECRET", DemoSecrets.random(),
                        "BYRAPORTAL_KEY", environment.getRequiredProperty("byraportal.key"),
                        "SERVER_PORT", Integer.toString(port),
                        "MANAGEMENT_PORT", Integer.toString(Ports.free())),
                folder.resolve("portal.log"));
        portal.awaitReady(this::isReady, Duration.ofSeconds(90));
    }

    @AfterEach
    void end() {
        portal.close();
    }

    private boolean isReady() {
        try (ApiCaller caller = new ApiCaller(port)) {
            return caller.get("/readyz", "").statusCode() == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    @Test
    void eachRegistrationAndDeactivationIsWhollyDoneOrNotAtAll() throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> calls = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(caller -> callers.submit(() -> callUntilNobodyAnswers(next)))
                    .toList();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> deactivated.size() >= ANSWERS || calls.stream().anyMatch(Future::isDone));
            ProcessHandle process = ProcessHandle.of(portal.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            for (Future<?> call : calls) {
                call.get();
            }
        }
        assertThat(next.get()).as("calls that were made before it was killed").isLessThan(CLIENTS);

        assertThat(new HashSet<>(born())).containsAll(registered);
        // Nothing of a registration without all of it.
        for (String part : List.of(
                "select client_id from settings",
                "select client_id from settings_revision where revision = 1",
                "select client_id from outside_task where task = 'ERP_PROPERTY_ON'",
                "select client_id from client_grant",
                "select client_id from webfaktura_client",
                "select subject_id from audit_log where action = 'client.registered'")) {
            assertThat(jdbc.sql(
                                    "select client_number from client where bureau_id = :bureau and client_number >= 5000000"
                                            + " and id in (" + part + ") order by client_number")
                            .param("bureau", bureau.id().toString())
                            .query((row, n) -> row.getLong(1))
                            .list())
                    .as(part)
                    .isEqualTo(born());
        }

        List<Long> inactive = inactive("not s.active");
        assertThat(inactive).containsAll(deactivated);
        // Nothing of a deactivation without all of it.
        for (String part : List.of(
                "s.revision > 1",
                "s.active_revision = 2",
                "exists (select 1 from settings_revision r where r.client_id = c.id and r.revision = 2"
                        + " and not json_value(r.document, '$.active'))",
                "exists (select 1 from outside_task o where o.client_id = c.id and o.task = 'ERP_PROPERTY_OFF')",
                "exists (select 1 from audit_log a where a.subject_id = c.id and a.action = 'settings.changed'"
                        + " and json_value(a.details, '$.revision') = 2)")) {
            assertThat(inactive("c.client_number < 5000000 and " + part))
                    .as(part)
                    .isEqualTo(inactive);
        }
    }

    private List<Long> born() {
        return jdbc.sql("select client_number from client where bureau_id = :bureau and client_number >= 5000000"
                        + " order by client_number")
                .param("bureau", bureau.id().toString())
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private List<Long> inactive(String how) {
        return jdbc.sql("select c.client_number from client c join settings s on s.client_id = c.id"
                        + " where c.bureau_id = :bureau and " + how + " order by c.client_number")
                .param("bureau", bureau.id().toString())
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private void callUntilNobodyAnswers(AtomicInteger next) {
        try (ApiCaller caller = new ApiCaller(port)) {
            for (int n = next.getAndIncrement(); n < CLIENTS; n = next.getAndIncrement()) {
                registered.add(told(caller.postJson("/api/v1/bureau/clients", token, registration(n)), 201));
                Client client = bureau.client(n);
                told(
                        caller.postJson(
                                "/api/v1/bureau/clients/" + client.clientNumber() + "/deactivate",
                                token,
                                "{\"reason\": \"Solgt\"}"),
                        200);
                deactivated.add(client.clientNumber().value());
            }
        } catch (IOException e) {
            // It was killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static long told(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return ApiCaller.json(answer).path("clientNumber").asLong();
    }

    private String registration(int n) {
        return """
                {"agentId": "%s", "erpClientNo": "%d", "orgNumber": "999999999", "name": "Ny %d AS",
                 "settings": {"subscription": {"plan": 99}},
                 "user": {"email": "ny%d@killed.example", "name": "Ny Bruker"}}""".formatted(bureau.installation().id(), 1000 + n, n, n);
    }
}
