package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Keycloak that Maven unpacked to target/, built once with our options. Each server gets a home of its own that
 * shares the distribution's programs by links and has its own data, so that tests and a demo run side by side.
 */
final class KeycloakDistribution {

    private static final List<String> BUILD_OPTIONS =
            List.of("build", "--db=dev-file", "--cache=local", "--health-enabled=true");

    private final Path folder;

    private KeycloakDistribution(Path folder) {
        this.folder = folder;
    }

    static KeycloakDistribution prepared() {
        String version = System.getProperty("keycloak.version");
        if (version == null) {
            throw new StartFailure("Which Keycloak? Give Java -Dkeycloak.version as in pom.xml.");
        }
        Path folder = Checkout.target().resolve("keycloak-" + version);
        if (!Files.exists(folder.resolve("bin/kc.sh"))) {
            throw new StartFailure("Keycloak is not in " + folder + ": mvn process-test-resources puts it there.");
        }
        try (FolderLock _ = FolderLock.await(folder, Duration.ofMinutes(3))) {
            Path built = folder.resolve("built-for-byraportal");
            if (!Files.exists(built)) {
                build(folder);
                Files.createFile(built);
            }
            return new KeycloakDistribution(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare Keycloak in " + folder, e);
        }
    }

    private static void build(Path folder) {
        List<String> command =
                new ArrayList<>(List.of("sh", folder.resolve("bin/kc.sh").toString()));
        command.addAll(BUILD_OPTIONS);
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        ChildProcess.start("Keycloak's build", command, environment, folder.resolve("build.log"))
                .awaitEnd(Duration.ofMinutes(3));
    }

    /** Makes or renews a home: its data stay, its theme is the checkout's present one. */
    void layOut(Path home) {
        try {
            Files.createDirectories(home.resolve("data"));
            // Keycloak keeps compressed copies of theme files there, also of those that have changed since.
            Checkout.delete(home.resolve("data/tmp"));
            for (String part : List.of("bin", "lib", "conf", "providers")) {
                Path link = home.resolve(part);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, folder.resolve(part));
            }
            Checkout.delete(home.resolve("themes"));
            Checkout.copy(Checkout.root().resolve("keycloak/themes"), home.resolve("themes"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lay out Keycloak's home " + home, e);
        }
    }

    /** Starts Java itself: kc.sh would stay between us and the server, and leave it behind when killed. */
    ChildProcess run(Path home, int port, int managementPort, Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx400m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.io.tmpdir=" + home.resolve("data"),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                // Without it here too, --optimized starts a cluster that listens on all addresses.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=http://localhost:" + port,
                "--log-level=info,io.smallrye.health:error"));
        command.addAll(List.of(options));
        return ChildProcess.start("Keycloak", command, environment, home.resolve("keycloak.log"));
    }
}
