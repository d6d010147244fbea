package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged bridge as a process of its own, on a small heap and with what shortens the start of a JVM. */
final class BridgeProcess {

    static final Path JAR = Path.of("target/byraportal-bridge.jar").toAbsolutePath();

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private BridgeProcess() {}

    static List<String> command(BridgeFolder beside, String verb, String... more) {
        assertThat(JAR).as("the jar that mvn package makes").exists();
        List<String> command = new ArrayList<>(
                List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx48m", "-XX:-UsePerfData"));
        command.addAll(List.of(more));
        command.addAll(List.of(
                "-jar",
                JAR.toString(),
                verb,
                "--dir",
                beside.folder().toString(),
                "--config",
                beside.config().toString()));
        return command;
    }

    static Process start(List<String> command, Path output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** A cache of what a run loads, which halves the work of the next start. */
    static String startCache(BridgeFolder beside) throws IOException, InterruptedException {
        Path cache = Path.of("target/bridge-test/bridge.aot").toAbsolutePath();
        Files.createDirectories(cache.getParent());
        Files.deleteIfExists(cache);
        Path output = beside.config().resolveSibling("cache.txt");
        Process run = start(command(beside, "once", "-XX:AOTCacheOutput=" + cache), output);
        assertThat(run.waitFor()).as(Files.readString(output)).isZero();
        return "-XX:AOTCache=" + cache;
    }
}
