package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.IntStream;
import no.byraportal.bridge.FakePortal.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's log reaches the portal line by line, each line once. */
class LogTailTest {

    private final FakePortal portal;

    @TempDir
    private Path base;

    private BridgeFolder beside;
    private Path log;

    LogTailTest() throws IOException {
        portal = FakePortal.start();
    }

    @BeforeEach
    void setUp() throws IOException {
        log = base.resolve("WebFakturaLog.txt");
        beside = new BridgeFolder(base, portal.address(), "log-file = ../WebFakturaLog.txt");
    }

    @AfterEach
    void tearDown() {
        portal.close();
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void round() {
        assertThat(beside.bridge("once")).as(beside.said()).isZero();
    }

    @Test
    void aLogThatIsNotThereIsNobodysFault() {
        round();
        assertThat(portal.calls()).doesNotContain("POST /log");
    }

    @Test
    void eachLineIsSentOnceAndTheUnfinishedOneWaits() throws IOException {
        append("2026-11-20 08:15:30 Start\r\n\r\n20.11.2026 08.16 Kunde øst\r\nhalf");
        round();
        round();
        assertThat(portal.logged())
                .containsExactly(
                        "2026-11-20T07:15:30Z 2026-11-20 08:15:30 Start",
                        "2026-11-20T07:16:00Z 20.11.2026 08.16 Kunde øst");
        append(" and half\r\n");
        round();
        assertThat(portal.logged()).hasSize(3).last().asString().endsWith("half and half");
    }

    @Test
    void aThousandLinesGoInBatchesAndLongOnesAreCut() throws IOException {
        append("x".repeat(5_000) + "\n");
        IntStream.range(0, 1_200).forEach(i -> {
            try {
                append("line " + i + "\n");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        round();
        assertThat(portal.logged()).hasSize(1_201);
        assertThat(portal.logged().getFirst().split(" ", 2)[1]).hasSize(2_000);
        assertThat(portal.logged().getLast()).endsWith("line 1199");
        assertThat(portal.calls()).filteredOn("POST /log"::equals).hasSize(3);
    }

    @Test
    void aLogThatWasRotatedOrCutBeginsAnew() throws IOException {
        append("one\ntwo\nthree\n");
        round();
        Files.writeString(log, "four\n");
        round();
        assertThat(portal.logged()).last().asString().endsWith(" four");
        Files.writeString(log, "another beginning\nand more of it than before\n");
        round();
        assertThat(portal.logged())
                .extracting(line -> line.split(" ", 2)[1])
                .containsExactly("one", "two", "three", "four", "another beginning", "and more of it than before");
    }

    @Test
    void oldEncodingsAreReadAndSecretsAreMasked() throws IOException {
        Files.write(log, "Kjøpmannsgården\n".getBytes(Charset.forName("windows-1252")));
        append("token " + FakePortal.TOKEN + " <AdmUsrPasword2>abc=</AdmUsrPasword2>\n");
        round();
        assertThat(portal.logged()).first().asString().endsWith("Kjøpmannsgården");
        assertThat(portal.logged()).last().asString().endsWith("token ••• <AdmUsrPasword2>•••</AdmUsrPasword2>");
    }

    @Test
    void aPortalThatWantsNoLogsIsLeftAlone() throws IOException {
        append("one\n");
        portal.answerNext("POST /log", Answer.problem(404, "not-found", "Finnes ikke."));
        round();
        append("two\n");
        round();
        assertThat(portal.calls()).filteredOn("POST /log"::equals).hasSize(1);
        assertThat(beside.said()).isEmpty();
    }

    @Test
    void aPortalThatIsBusyGetsTheLinesLater() throws IOException {
        append("one\n");
        portal.answerNext("POST /log", new Answer(503, Map.of(), ""));
        assertThat(beside.bridge("once")).isEqualTo(8);
        round();
        assertThat(portal.logged()).hasSize(1);
    }

    @Test
    void ofALogOfManyYearsOnlyTheEndIsSent() throws IOException {
        append(("y".repeat(99) + "\n").repeat(10_000) + "last\n");
        round();
        assertThat(portal.logged()).hasSizeLessThan(3_000).last().asString().endsWith("last");
    }
}
