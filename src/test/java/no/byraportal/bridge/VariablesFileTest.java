package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The change of the file's contents beside an agent that may have it open, or has read it a while ago. */
class VariablesFileTest {

    @TempDir
    private Path base;

    private BridgeFolder beside() throws IOException {
        return new BridgeFolder(base, "http://localhost:1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String marked(String text, String client, String mark) {
        int at = text.indexOf("<Id>" + client + "</Id>");
        return text.substring(0, at) + text.substring(at).replaceFirst("Tm>[^<]*<", "Tm>" + mark + "<");
    }

    private static String due(String text, String days) {
        return text.replaceFirst("Days>[^<]*<", "Days>" + days + "<");
    }

    /** What the bridge does when the portal wants other contents. */
    private static void replace(BridgeFolder beside, String young) {
        assertThat(beside.variables().replace(beside.variables().now(), bytes(young)))
                .isTrue();
    }

    /** An agent that opened the file before, and writes after. */
    private static FileChannel opened(BridgeFolder beside) throws IOException {
        return FileChannel.open(beside.file(), StandardOpenOption.WRITE);
    }

    private static void write(FileChannel late, String text) throws IOException {
        late.truncate(0);
        late.write(ByteBuffer.wrap(bytes(text)), 0);
        late.close();
    }

    @Test
    void theOldGivesWayToTheNewAndStaysBesideIt() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        replace(beside, due(old, "20"));
        assertThat(beside.text()).isEqualTo(due(old, "20"));
        assertThat(beside.names())
                .filteredOn(name -> name.startsWith("variables.xml."))
                .hasSize(1);
        assertThat(beside.copies()).hasSize(2);
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(due(old, "20"));
    }

    @Test
    void anotherFileThanTheOneThatWasSeenIsLeftAlone() throws IOException {
        BridgeFolder beside = beside();
        Content seen = beside.variables().now();
        String agents = marked(beside.text(), "001", "7");
        Files.writeString(beside.file(), agents);
        assertThat(beside.variables().replace(seen, bytes("<variables/>"))).isFalse();
        assertThat(beside.text()).isEqualTo(agents);
        assertThat(beside.names()).noneMatch(name -> name.startsWith("variables.xml."));
    }

    @Test
    void aWriteIntoAFileThatWasOpenDuringTheChangeIsBroughtTogetherWithTheChange() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        FileChannel late = opened(beside);
        replace(beside, due(old, "20"));
        write(late, marked(old, "001", "7"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(marked(due(old, "20"), "001", "7"));
    }

    @Test
    void anAgentThatReadBeforeTheChangeAndWritesAfterItDoesNotUndoIt() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        replace(beside, due(old, "20"));
        Files.writeString(beside.file(), marked(old, "001", "7"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(marked(due(old, "20"), "001", "7"));
    }

    @Test
    void afterTenMinutesTheOldValueIsSomebodysWishForThePortalToJudge() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        replace(beside, due(old, "20"));
        Files.writeString(beside.file(), old);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11));
        beside.reconcile(later);
        assertThat(beside.text()).isEqualTo(old);
        assertThat(beside.names()).noneMatch(name -> name.startsWith("variables.xml."));
    }

    @Test
    void aValueThatSomebodyTypedAfterTheChangeStays() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        replace(beside, due(old, "20"));
        Files.writeString(beside.file(), due(old, "45"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(due(old, "45"));
    }

    @Test
    void ofTwoChangesOnlyTheLastCountsAgainstAnOldFile() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        replace(beside, due(old, "20"));
        replace(beside, old);
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(old);
        Files.writeString(beside.file(), marked(old, "001", "7"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(marked(old, "001", "7"));
    }

    @Test
    void itIsMergedWithWhatTheAgentWroteSince() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        String young = due(old, "20");
        FileChannel late = opened(beside);
        replace(beside, young);
        write(late, marked(old, "001", "7"));
        Files.writeString(beside.file(), marked(young, "002", "8"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(marked(marked(young, "001", "7"), "002", "8"));
    }

    @Test
    void itSurvivesAnAgentThatReadTheFileWithoutItAndWritesThatAnew() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        String young = due(old, "20");
        FileChannel late = opened(beside);
        replace(beside, young);
        write(late, marked(old, "001", "7"));
        beside.reconcile();
        Files.writeString(beside.file(), marked(young, "002", "8"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(marked(marked(young, "001", "7"), "002", "8"));
        String settled = beside.text();
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(settled);
    }

    @Test
    void whatThePortalThenWritesInItsPlaceStays() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        FileChannel late = opened(beside);
        replace(beside, due(old, "20"));
        write(late, due(old, "45"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(due(old, "45"));
        // The hand edit was shown as drift, and decided for the portal.
        replace(beside, due(old, "20"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(due(old, "20"));
    }

    @Test
    void aWriteThatHasNotComeToItsEndWaits() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        String agents = marked(old, "001", "7");
        FileChannel late = opened(beside);
        replace(beside, due(old, "20"));
        late.truncate(0);
        late.write(ByteBuffer.wrap(bytes(agents.substring(0, 300))), 0);
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(due(old, "20"));
        write(late, agents);
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(due(agents, "20"));
    }

    @Test
    void aWriteThatFitsNowhereIsKeptForAPerson() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        FileChannel late = opened(beside);
        replace(beside, due(old, "20"));
        write(late, marked(old, "001", "7"));
        Files.writeString(beside.file(), marked(beside.text(), "002", "8"));
        for (Path copy : beside.copies()) {
            Files.delete(copy);
        }
        beside.reconcile();
        List<Path> homeless = beside.copies();
        assertThat(homeless).hasSize(1);
        assertThat(beside.said())
                .contains("lot seg ikke flette", homeless.getFirst().toString());
        assertThat(homeless.getFirst()).hasContent(marked(old, "001", "7"));
        assertThat(beside.text()).isEqualTo(marked(due(old, "20"), "002", "8"));
    }

    @Test
    void aBridgeThatWasEndedBeforeTheChangeLeavesNothingBehind() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        Content seen = beside.variables().now();
        Files.createLink(displaced(beside, seen, due(old, "20")), beside.file());
        Files.writeString(beside.file().resolveSibling("variables.xml.byraportal-new"), "half");
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(old);
        assertThat(beside.names()).noneMatch(name -> name.startsWith("variables.xml."));
    }

    private static Path displaced(BridgeFolder beside, Content old, String young) {
        return Displaced.nextTo(beside.file(), Instant.now(), old, Content.of(bytes(young)))
                .path();
    }

    @Test
    void aBridgeThatWasEndedRightAfterTheChangeStillFindsTheAgentsWrite() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        Content seen = beside.variables().now();
        Copies copies = new Copies(beside.folder(), 5, Clock.systemUTC());
        copies.keep(seen);
        copies.keep(Content.of(bytes(due(old, "20"))));
        Files.writeString(beside.file(), due(old, "20"));
        Files.writeString(displaced(beside, seen, due(old, "20")), marked(old, "001", "7"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(marked(due(old, "20"), "001", "7"));
    }

    @Test
    void anEmptyFileIsNotTakenForContents() throws IOException {
        BridgeFolder beside = beside();
        Files.writeString(beside.file(), "");
        assertThatThrownBy(() -> beside.variables().settled())
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.key()).isEqualTo("file.empty"));
    }

    @Test
    void aClientThatTheAgentMadeMeanwhileIsThereAndThePortalsValuesComeAgain() throws IOException {
        BridgeFolder beside = beside();
        String old = beside.text();
        FileChannel late = opened(beside);
        replace(beside, due(old, "20"));
        write(late, registered(old, "901"));
        beside.reconcile();
        assertThat(beside.text()).isEqualTo(registered(old, "901"));
    }

    private String registered(String text, String number) throws IOException {
        Path scratch = base.resolve("scratch.xml");
        Files.writeString(scratch, text);
        new LegacyAgent(scratch, new Random(1), false).register(number);
        return Files.readString(scratch);
    }
}
