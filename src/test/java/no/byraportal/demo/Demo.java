package no.byraportal.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import no.byraportal.Byraportal;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole portal on one machine, from nothing: a real MariaDB, a real Keycloak, a mail catcher, an invented
 * Enhetsregisteret and the portal itself, all gone again when this program ends.
 */
public final class Demo {

    private static final String FRESH = "--fresh";
    private static final String NO_AGENT = "--silent-agent";
    private static final String NO_WEBFAKTURA = "--silent-webfaktura";
    private static final List<String> ARGUMENTS = List.of(FRESH, NO_AGENT, NO_WEBFAKTURA);

    private final List<String> arguments;
    private final Path folder;
    private final Ports ports;
    private final DemoSecrets secrets;
    private final List<AutoCloseable> started = new ArrayList<>();

    private Demo(List<String> arguments, Path folder, Ports ports) {
        this.arguments = arguments;
        this.folder = folder;
        this.ports = ports;
        this.secrets = DemoSecrets.in(folder);
    }

    /**
     * Runs in the foreground until it is told to end; {@code --fresh} forgets the data of earlier runs,
     * {@code --silent-agent} and {@code --silent-webfaktura} leave out the programs that the demo plays.
     */
    public static void main(String[] args) throws InterruptedException {
        // Until Spring Boot sets up logging, libraries would tell the terminal everything.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try {
            run(List.of(args));
            new CountDownLatch(1).await();
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(List<String> args) {
        for (String arg : args) {
            if (!ARGUMENTS.contains(arg)) {
                throw new StartFailure("bin/demo knows no " + arg + ", only " + String.join(", ", ARGUMENTS) + ".");
            }
        }
        Ports ports = Ports.fromEnvironment(System.getenv());
        ports.requireFree();
        Path folder = Checkout.target().resolve("demo");
        FolderLock lock = FolderLock.take(folder);
        if (args.contains(FRESH)) {
            Checkout.delete(folder);
        }
        Demo demo = new Demo(args, folder, ports);
        demo.started.add(lock);
        // Spring Boot runs these after it has closed the portal: its servers go last.
        SpringApplication.getShutdownHandlers().add(demo::end);
        demo.start();
    }

    private void start() {
        Reaper.remove(folder.resolve("demo.json"));
        // Never closed: when one server fails, the rest need not be waited for.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Future<MariaDbServer> mariaDb = threads.submit(() ->
                keep(MariaDbServer.start(folder.resolve("mariadb"), ports.mariaDb(), secret("mariadb-password"))));
        Future<KeycloakServer> keycloak = threads.submit(() -> keep(KeycloakServer.start(keycloakSettings())));
        Future<MailCatcher> mail = threads.submit(() -> keep(MailCatcher.start(ports.smtp(), ports.mail())));
        // The portal needs the database to start, Keycloak only when somebody signs in.
        MariaDbServer database = result(mariaDb);
        String mailUrl = result(mail).url();
        ConfigurableApplicationContext portal;
        try {
            portal = startPortal(database, keep(RegisterStub.start()));
        } catch (RuntimeException e) {
            throw new StartFailure("The portal did not start; why stands above and in " + portalLog(), e);
        }
        String keycloakUrl = result(keycloak).url();
        awaitReady();
        portal.getBeanProvider(DemoNight.class).ifAvailable(DemoNight::pass);
        DemoTokens tokens = portal.getBeanProvider(DemoTokens.class).getIfAvailable(() -> DemoTokens.NONE);
        if (!tokens.agentToken().isEmpty() && !arguments.contains(NO_AGENT)) {
            keep(DemoBridge.start(bridgeFolder(), portalUrl(), tokens.agentToken()));
            keep(SimulatedAgent.start(ports.portal(), tokens.agentToken()));
        }
        if (!tokens.webfakturaToken().isEmpty() && !arguments.contains(NO_WEBFAKTURA)) {
            keep(SimulatedWebFaktura.start(
                    ports.portal(), tokens.webfakturaToken(), folder.resolve("webfaktura-cursor")));
        }
        tell(tokens, keycloakUrl, mailUrl);
    }

    private String secret(String name) {
        return secrets.named(name, DemoSecrets::random);
    }

    private KeycloakSettings keycloakSettings() {
        return new KeycloakSettings(
                folder.resolve("keycloak"),
                ports.keycloak(),
                ports.keycloakManagement(),
                portalUrl(),
                ports.smtp(),
                secret("portal-client-secret"),
                secret("provisioner-client-secret"));
    }

    private Path bridgeFolder() {
        return folder.resolve("bridge");
    }

    private Path portalLog() {
        return folder.resolve("portal.log");
    }

    private String portalUrl() {
        return "http://localhost:" + ports.portal();
    }

    private ConfigurableApplicationContext startPortal(MariaDbServer database, RegisterStub register) {
        SpringApplication application = new SpringApplication(Byraportal.class, DemoParts.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("demoSecrets", secrets));
        return application.run(
                "--spring.datasource.url=" + database.url("byraportal"),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--byraportal.keycloak.url=http://localhost:" + ports.keycloak(),
                "--byraportal.keycloak.client-secret=" + secret("portal-client-secret"),
                "--byraportal.keycloak.provisioner-secret=" + secret("provisioner-client-secret"),
                "--byraportal.url=http://localhost:" + ports.portal(),
                "--byraportal.webfaktura.url=https://webfaktura.example/",
                "--byraportal.key=" + secrets.named("byraportal-key", DemoSecrets::keyset),
                "--byraportal.enhetsregisteret.url=" + register.url(),
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + ports.smtp(),
                // The build leaves the mode to whoever starts; only production mode does without Vaadin's own build
                // tools.
                "--vaadin.productionMode=true",
                "--server.port=" + ports.portal(),
                "--server.address=127.0.0.1",
                "--management.server.port=" + ports.management(),
                "--management.server.address=127.0.0.1",
                "--spring.lifecycle.timeout-per-shutdown-phase=2s",
                "--logging.file.name=" + portalLog(),
                "--logging.threshold.console=warn");
    }

    private void awaitReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(portalUrl() + "/readyz"))
                .timeout(Duration.ofSeconds(5))
                .build();
        AtomicReference<String> answer = new AtomicReference<>("nothing");
        try (HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        answer.set(status(http, request));
                        return answer.get().equals("200");
                    });
        } catch (ConditionTimeoutException e) {
            throw new StartFailure(
                    "The portal's /readyz did not answer 200 but " + answer + "; its log is " + portalLog());
        }
    }

    private static String status(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return Integer.toString(
                    http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void tell(DemoTokens tokens, String keycloakUrl, String mailUrl) {
        DemoFile file = new DemoFile(
                portalUrl(),
                keycloakUrl,
                mailUrl,
                tokens.agentToken(),
                tokens.webfakturaToken(),
                tokens.bureauToken(),
                DemoAccount.ALL);
        file.write(folder.resolve("demo.json"));
        System.out.printf("%nPortal      %s%n", file.portal());
        System.out.printf("Keycloak    %s%n", file.keycloak());
        System.out.printf("Mail        %s%n", file.mail());
        System.out.printf("Management  http://localhost:%d/actuator/health%n", ports.management());
        System.out.printf(
                "MariaDB     127.0.0.1:%d, user byraportal, password %s%n",
                ports.mariaDb(), secret("mariadb-password"));
        System.out.printf("%nAccounts, all with password %s:%n", DemoAccount.PASSWORD);
        for (DemoAccount account : file.accounts()) {
            System.out.printf(
                    "  %-30s %-15s %s%n",
                    account.email(), account.role(), account.bureau() == null ? "" : account.bureau());
        }
        System.out.printf(
                "%nTokens:%n  agent       %s%n  WebFaktura  %s%n  bureau      %s%n",
                file.agentToken(), file.webfakturaToken(), file.bureauToken());
        System.out.printf(
                "%nSync agent  %s%nWebFaktura  %s%n",
                played(NO_AGENT, "played; the bridge keeps " + bridgeFolder().resolve("variables.xml") + " in step"),
                played(NO_WEBFAKTURA, "played"));
        System.out.printf("%nLogs and data are in %s; Ctrl-C ends it all.%n%nReady: %s%n", folder, file.portal());
    }

    private String played(String silent, String how) {
        return arguments.contains(silent) ? "silent" : how;
    }

    private <T extends AutoCloseable> T keep(T server) {
        synchronized (started) {
            started.add(server);
        }
        return server;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new StartFailure("A server did not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting.", e);
        }
    }

    private void end() {
        try {
            Files.deleteIfExists(folder.resolve("demo.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Callable<Void>> ends = new ArrayList<>();
        synchronized (started) {
            for (AutoCloseable server : started) {
                ends.add(() -> {
                    server.close();
                    return null;
                });
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.invokeAll(ends);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
