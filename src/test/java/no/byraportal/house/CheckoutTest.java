package no.byraportal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checkout works on any machine: no file of it says where its parts were fetched from, or where it lay. */
class CheckoutTest {

    private static final String SCHEME = "https?:" + "//";

    /** Hosts that hand out parts, and settings that name such a host. */
    private static final List<String> ADDRESSES = List.of(
            SCHEME + "[^\\s\"'<>]*(maven|npmjs|yarnpkg|artifactory|nexus|registry|mirror|proxy)[^\\s\"'<>]*",
            SCHEME + "(repo|deb|security|archive|packages)\\.[^\\s\"'<>]+",
            SCHEME + "[^\\s\"'<>/]*@",
            "^\\s*(@[\\w-]+:)?" + "registry\\s*=",
            "<" + "(repository|pluginRepository|mirror|distributionManagement)>");

    /** Folders that only one machine has. */
    private static final List<String> MACHINES = List.of(
            "(^|[\\s\"'`=:(])/" + "(work|root|tmp/bash_jobs|mnt|workspace)/",
            "/" + "(home|Users)/[a-z]",
            "[A-Z]:\\\\" + "Users");

    @Test
    void noFileNamesARegistry() throws IOException {
        assertThat(linesWith(ADDRESSES)).isEmpty();
    }

    @Test
    void noFileNamesAFolderOfOneMachine() throws IOException {
        assertThat(linesWith(MACHINES)).isEmpty();
    }

    @Test
    void theFrontendsLockSaysWhatNotWhere() throws IOException {
        String lock = Files.readString(Path.of("frontend/package-lock.json"));
        assertThat(lock).doesNotContain("\"resolved\"").contains("\"integrity\"");
    }

    @Test
    void noSecretLiesBesideTheCode() throws IOException {
        assertThat(tracked())
                .noneMatch(file -> file.equals(".env"))
                .noneMatch(file -> file.matches(".*\\.(p12|jks|pem|key)"));
    }

    private static List<String> linesWith(List<String> forbidden) throws IOException {
        List<Pattern> patterns = forbidden.stream()
                .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
                .toList();
        List<String> found = new ArrayList<>();
        for (String file : tracked()) {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path) || binary(file)) {
                continue;
            }
            int number = 0;
            for (String line :
                    Files.readString(path, StandardCharsets.ISO_8859_1).lines().toList()) {
                number++;
                if (patterns.stream().anyMatch(pattern -> pattern.matcher(line).find()) && !schema(line)) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        return found;
    }

    /** The names of Maven's own XML schemas are addresses too, but nothing is fetched from them. */
    private static boolean schema(String line) {
        return line.contains("xsi:schemaLocation=") || line.contains("xmlns=");
    }

    private static boolean binary(String file) {
        return Stream.of(".woff2", ".png", ".jpg", ".ico", ".pdf", ".jar")
                .anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** What git keeps, or, where there is no git, all that is not built. */
    private static List<String> tracked() throws IOException {
        Process git = new ProcessBuilder("git", "ls-files", "-z")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String files = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> tracked =
                Stream.of(files.split("\0")).filter(file -> !file.isEmpty()).toList();
        return tracked.isEmpty() ? everything() : tracked;
    }

    private static List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(""))) {
            return all.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> !file.matches("(target|\\.git|frontend/node_modules|node_modules)/.*"))
                    .toList();
        }
    }
}
