package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A server that runs as a process of its own, logs to a file, and does not outlive this JVM. */
final class ChildProcess implements AutoCloseable {

    private static final Duration END_PATIENCE = Duration.ofSeconds(8);

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(Reaper.ownSession(command))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        // Settings meant for somebody's other Keycloak or Java must not reach this one.
        builder.environment().keySet().removeIf(key -> key.startsWith("KC_") || key.startsWith("JAVA_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Reaper.watch(process);
            process.getOutputStream().close();
            return new ChildProcess(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    void awaitReady(BooleanSupplier ready, Duration patience) {
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .atMost(patience)
                    .until(() -> ready.getAsBoolean() || !process.isAlive());
        } catch (ConditionTimeoutException e) {
            close();
            throw new StartFailure("%s was not ready within %d seconds; its log is %s%s"
                    .formatted(name, patience.toSeconds(), log, lastLines()));
        }
        if (!process.isAlive()) {
            throw new StartFailure(name + " ended while starting; its log is " + log + lastLines());
        }
    }

    void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new StartFailure(name + " failed; its log is " + log + lastLines());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(name + " was interrupted.", e);
        } finally {
            close();
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readString(log).lines().toList();
            return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Reaper.forget(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
