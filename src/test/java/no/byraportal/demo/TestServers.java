package no.byraportal.demo;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/**
 * The real servers that tests share: each starts when first asked for, on free ports and new data, and ends after the
 * last Spring context of this JVM, or by the reaper where there was none.
 */
public final class TestServers {

    private static final Path FOLDER = Checkout.target().resolve("test-stack");
    private static final Path MINE =
            FOLDER.resolve(Long.toString(ProcessHandle.current().pid()));
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final AtomicInteger PORTALS = new AtomicInteger();

    static {
        forgetEndedRuns();
    }

    private TestServers() {}

    public static MariaDbServer mariaDb() {
        return MariaDb.SERVER;
    }

    /** A schema that no other test has. */
    public static String freshSchema() {
        return "test" + SCHEMAS.incrementAndGet();
    }

    /** A port that nobody listens on, for a portal whose address others are told before it starts. */
    public static int freePort() {
        return Ports.free();
    }

    /** Secrets that no other test has. */
    static DemoSecrets freshSecrets() {
        return DemoSecrets.in(fresh("portal" + PORTALS.incrementAndGet()));
    }

    /** Keycloak; tell it by {@link KeycloakServer#servePortalAt} where the portal under test is. */
    public static KeycloakServer keycloak() {
        return Keycloak.SERVER;
    }

    public static MailCatcher mail() {
        return Mail.SERVER;
    }

    public static RegisterStub register() {
        return Register.SERVER;
    }

    private static <T extends AutoCloseable> T endWithThisJvm(T server) {
        SpringApplication.getShutdownHandlers().add(() -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return server;
    }

    private static final class MariaDb {
        static final MariaDbServer SERVER = endWithThisJvm(
                MariaDbServer.start(fresh("mariadb"), 0, DemoSecrets.random(), "--innodb-flush-log-at-trx-commit=0"));
    }

    private static final class Keycloak {
        static final KeycloakServer SERVER = endWithThisJvm(KeycloakServer.start(new KeycloakSettings(
                fresh("keycloak"),
                Ports.free(),
                Ports.free(),
                "http://localhost:8080",
                mail().smtpPort(),
                DemoSecrets.random(),
                DemoSecrets.random())));
    }

    private static final class Register {
        static final RegisterStub SERVER = endWithThisJvm(RegisterStub.start());
    }

    private static final class Mail {
        static final MailCatcher SERVER = endWithThisJvm(MailCatcher.start(0, 0));
    }

    /** A folder of this run, for whatever has one to itself. */
    public static Path fresh(String server) {
        return MINE.resolve(server);
    }

    /** A run's data stay for whoever looks into a failure, until the next run. */
    private static void forgetEndedRuns() {
        String[] runs = FOLDER.toFile().list();
        for (String run : runs == null ? new String[0] : runs) {
            boolean ended =
                    run.matches("\\d+") && ProcessHandle.of(Long.parseLong(run)).isEmpty();
            if (ended) {
                Checkout.delete(FOLDER.resolve(run));
            }
        }
    }
}
