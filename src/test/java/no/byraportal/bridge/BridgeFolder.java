package no.byraportal.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A folder such as the agent has, with a bridge set up beside it. */
final class BridgeFolder {

    private final Path folder;
    private final Path own;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** @param base an empty folder: the agent's goes into it, and beside that the bridge's own files */
    BridgeFolder(Path base, String portal, String... more) throws IOException {
        folder = Files.createDirectories(base.resolve("WebfakturaSync"));
        own = Files.createDirectories(base.resolve("bridge"));
        Files.writeString(file(), LegacyAgent.fileOf(3));
        Files.writeString(tokenFile(), FakePortal.TOKEN + "\n");
        Files.setPosixFilePermissions(tokenFile(), PosixFilePermissions.fromString("rw-------"));
        List<String> lines = new ArrayList<>(List.of("portal = " + portal, "token-file = token", "stillness = 10"));
        lines.addAll(Arrays.asList(more));
        Files.write(config(), lines);
    }

    Path folder() {
        return folder;
    }

    Path file() {
        return folder.resolve("variables.xml");
    }

    Path config() {
        return own.resolve("bridge.properties");
    }

    Path tokenFile() {
        return own.resolve("token");
    }

    Path state() {
        return folder.resolve(Memory.FILE);
    }

    String text() throws IOException {
        return Files.readString(file());
    }

    /** Runs it in this JVM. */
    int bridge(String verb) {
        return bridge(verb, Clock.systemUTC());
    }

    int bridge(String verb, Clock clock) {
        said.reset();
        Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), clock);
        return new Bridge(console, clock)
                .run(List.of(verb, "--dir", folder.toString(), "--config", config().toString()));
    }

    /** What the last run said. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    Configuration configuration() {
        return Configuration.read(config());
    }

    VariablesFile variables() {
        return variables(Clock.systemUTC());
    }

    private VariablesFile variables(Clock clock) {
        return VariablesFile.in(folder, configuration(), clock);
    }

    void reconcile() {
        reconcile(Clock.systemUTC());
    }

    void reconcile(Clock clock) {
        said.reset();
        variables(clock).reconcile(new Console(new PrintStream(said, true, StandardCharsets.UTF_8), clock));
    }

    List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    List<Path> copies() throws IOException {
        Path copies = folder.resolve(Copies.FOLDER);
        if (!Files.exists(copies)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(copies)) {
            return all.sorted().toList();
        }
    }

    /** Every byte the bridge left, but for the token's own file: nothing secret may be there. */
    String everythingWritten() throws IOException {
        StringBuilder all = new StringBuilder(said());
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                return FileVisitResult.CONTINUE;
            }
        });
        return all.toString();
    }
}
