package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The packaged bridge as people start it: in a folder that is taken, that may not be written in, on a full disk. */
class BridgeFolderTest {

    private static final String NOBODY = "65534";

    private final FakePortal portal;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path base;

    private BridgeFolder beside;

    BridgeFolderTest() throws IOException {
        portal = FakePortal.start();
    }

    @BeforeEach
    void setUp() throws IOException {
        beside = new BridgeFolder(base, portal.address(), "interval = 1");
    }

    @AfterEach
    void tearDown() {
        portal.close();
    }

    private Path output() {
        return beside.config().resolveSibling("output.txt");
    }

    private String ends(int exitCode, List<String> command) throws IOException, InterruptedException {
        Process bridge = BridgeProcess.start(command, output());
        assertThat(bridge.waitFor()).as(Files.readString(output())).isEqualTo(exitCode);
        return Files.readString(output());
    }

    @Test
    void watchCarriesChangesUntilItIsEndedAndLetsNoOtherBridgeIn() throws IOException, InterruptedException {
        Process watch = BridgeProcess.start(BridgeProcess.command(beside, "watch"), output());
        try {
            until(() -> portal.reports().size() == 3);
            assertThat(beside.bridge("once")).isEqualTo(3);
            assertThat(beside.said()).contains("En annen bro");
            portal.desire("001", 33);
            until(() -> portal.reports().size() == 4);
            assertThat(FakePortal.dueDays(beside.text())).containsEntry("001", "33");
        } finally {
            watch.destroy();
        }
        assertThat(watch.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(beside.bridge("once")).isZero();
        assertThat(Files.readString(output())).containsPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d Følger ");
    }

    /** Far longer than it takes: what is judged is that it happens. */
    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    @Test
    void aFolderThatMayNotBeWrittenInIsSaid() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name", "").equals("root")) {
            // Root may write anywhere: somebody else must try.
            assumeThat(Path.of("/usr/bin/setpriv")).exists();
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--clear-groups"));
            for (Path path : List.of(base, beside.folder(), beside.config().resolveSibling("."), beside.file())) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
            }
            Files.setPosixFilePermissions(beside.tokenFile(), PosixFilePermissions.fromString("rw-r--r--"));
        }
        Path jar = base.resolve("bridge.jar");
        Files.copy(BridgeProcess.JAR, jar);
        Files.setPosixFilePermissions(beside.folder(), PosixFilePermissions.fromString("r-xr-xr-x"));
        List<String> bridge = BridgeProcess.command(beside, "once");
        bridge.replaceAll(word -> word.equals(BridgeProcess.JAR.toString()) ? jar.toString() : word);
        command.addAll(bridge);
        String before = beside.text();
        assertThat(ends(4, command))
                .contains("Får ikke skrive i " + beside.folder().toRealPath(), "Ingenting er endret");
        assertThat(beside.text()).isEqualTo(before);
        Files.setPosixFilePermissions(beside.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A limit on a file's size stands for the full disk: the write fails half way, as it does there. */
    @Test
    void aDiskThatIsFullHarmsNothing() throws IOException, InterruptedException {
        Files.writeString(beside.file(), LegacyAgent.fileOf(200));
        assertThat(beside.bridge("once")).isZero();
        portal.desire("001", 33);
        String before = beside.text();
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
        command.addAll(BridgeProcess.command(beside, "once", "-Xshare:auto"));
        assertThat(ends(4, command)).contains("Ingenting er endret", "ledig plass");
        assertThat(beside.text()).isEqualTo(before);
        assertThat(beside.bridge("once")).as(beside.said()).isZero();
        assertThat(FakePortal.dueDays(beside.text())).containsEntry("001", "33");
    }

    @Test
    void withoutArgumentsItSaysHowItIsUsed() throws IOException, InterruptedException {
        List<String> command = BridgeProcess.command(beside, "once");
        assertThat(ends(2, command.subList(0, command.indexOf("once")))).contains("Bruk: java -jar");
    }
}
