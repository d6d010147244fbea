package no.byraportal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing older than the oldest version that is safe is built in. */
class VersionsTest {

    private static final Version VAADIN = Version.parse("25.0.2");
    private static final Version KEYCLOAK = Version.parse("26.7.1");
    private static final Version JASPER_REPORTS = Version.parse("7.0.7");
    private static final Version MODULITH_REGISTRY = Version.parse("2.1.2");

    @Test
    void vaadinIsSafe() throws IOException {
        assertThat(Version.parse(property("vaadin.version"))).isGreaterThanOrEqualTo(VAADIN);
        assertThat(Version.parse(property("vaadin-spring.version"))).isGreaterThanOrEqualTo(VAADIN);
        assertThat(Version.parse(onClasspath("flow-server").orElseThrow())).isGreaterThanOrEqualTo(VAADIN);
    }

    @Test
    void keycloakIsSafeInTheTestsAndInTheContainers() throws IOException {
        assertThat(Version.parse(property("keycloak.version"))).isGreaterThanOrEqualTo(KEYCLOAK);
        Matcher image = Pattern.compile("keycloak/keycloak:(?:\\$\\{[A-Z_]+:-)?([0-9.]+[0-9])")
                .matcher(Files.readString(Path.of("docker-compose.yml")));
        assertThat(image.find()).isTrue();
        assertThat(Version.parse(image.group(1))).isEqualTo(Version.parse(property("keycloak.version")));
    }

    @Test
    void reportsAreMadeBySafeJasperReportsIfAtAll() {
        onClasspath("jasperreports")
                .ifPresent(version -> assertThat(Version.parse(version)).isGreaterThanOrEqualTo(JASPER_REPORTS));
    }

    /** Releases before the safe one read back the class names that stand in the database. */
    @Test
    void modulithsRegistryOfEventsIsSafeIfThereAtAll() {
        for (String part : List.of(
                "spring-modulith-events-core", "spring-modulith-events-jdbc", "spring-modulith-events-jackson")) {
            onClasspath(part)
                    .ifPresent(version ->
                            assertThat(Version.parse(version)).as(part).isGreaterThanOrEqualTo(MODULITH_REGISTRY));
        }
    }

    private static String property(String name) throws IOException {
        Matcher property =
                Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(property.find()).as(name).isTrue();
        return property.group(1);
    }

    private static Optional<String> onClasspath(String artifact) {
        Pattern jar = Pattern.compile(".*/" + Pattern.quote(artifact) + "-([0-9][^/]*)\\.jar");
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(System.getProperty("path.separator")))
                .map(jar::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst();
    }
}
