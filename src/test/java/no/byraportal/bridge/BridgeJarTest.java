package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The bridge's own jar: small, for any Java from 17 on, and made of nothing but the JDK. */
class BridgeJarTest {

    private static final long MOST_BYTES = 200_000;
    private static final int JAVA_17 = 61;

    @Test
    void itIsSmall() throws IOException {
        assertThat(BridgeProcess.JAR).exists();
        assertThat(Files.size(BridgeProcess.JAR)).isLessThan(MOST_BYTES);
    }

    @Test
    void itRunsOnJava17() throws IOException {
        try (JarFile jar = new JarFile(BridgeProcess.JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("no.byraportal.bridge.Bridge");
            List<ZipEntry> classes = jar.stream()
                    .map(entry -> (ZipEntry) entry)
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList();
            assertThat(classes).isNotEmpty().allMatch(entry -> entry.getName().startsWith("no/byraportal/bridge/"));
            for (ZipEntry entry : classes) {
                try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                    in.skipNBytes(6);
                    assertThat(in.readUnsignedShort()).as(entry.getName()).isEqualTo(JAVA_17);
                }
            }
        }
    }

    @Test
    void itNeedsNothingButTheJdk() {
        StringWriter said = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        PrintWriter out = new PrintWriter(said);
        assertThat(jdeps.run(out, out, "--print-module-deps", BridgeProcess.JAR.toString()))
                .isZero();
        assertThat(said.toString().strip()).isEqualTo("java.base,java.net.http");
    }

    @Test
    void thePortalsJarDoesNotCarryItToo() throws IOException {
        try (JarFile portal = new JarFile(Path.of("target/byraportal.jar").toFile())) {
            assertThat(portal.stream()).noneMatch(entry -> entry.getName().contains("no/byraportal/bridge"));
        }
    }
}
