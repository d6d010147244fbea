package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** demo.json: where a running demo is and how to get in, for programs; it exists only while the demo runs. */
record DemoFile(
        String portal,
        String keycloak,
        String mail,
        String agentToken,
        String webfakturaToken,
        String bureauToken,
        List<DemoAccount> accounts) {

    private static final JsonMapper JSON = new JsonMapper();

    void write(Path file) {
        try {
            Path whole = file.resolveSibling("demo.json.new");
            Files.writeString(whole, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
