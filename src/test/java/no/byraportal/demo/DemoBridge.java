package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The bridge beside a folder such as a legacy agent has: what is changed in the browser stands in its file soon after. */
final class DemoBridge {

    private DemoBridge() {}

    /** @param folder the agent's; a variables.xml that lies there already stays, else it is as the agent would fetch it */
    static ChildProcess start(Path folder, String portalUrl, String token) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("variables.xml");
            if (!Files.exists(file)) {
                fetch(portalUrl, token, file);
            }
            Path tokenFile = folder.resolve("token");
            Files.deleteIfExists(tokenFile);
            Files.createFile(
                    tokenFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(tokenFile, token);
            Files.write(
                    folder.resolve("bridge.properties"),
                    List.of("portal = " + portalUrl, "token-file = token", "interval = 2"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot set up the bridge in " + folder, e);
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Checkout.target().resolve("classes").toString(),
                "no.byraportal.bridge.Bridge",
                "watch",
                "--dir",
                folder.toString());
        return ChildProcess.start("the bridge", command, Map.of(), folder.resolveSibling("bridge.log"));
    }

    private static void fetch(String portalUrl, String token, Path file) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(portalUrl + "/api/v1/agent/settings"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("GET /settings answered " + answer.statusCode());
            }
            Files.write(file, answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
