package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import no.byraportal.bridge.FakePortal.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one round does to the folder, and what it tells the portal. */
class RoundTest {

    private final FakePortal portal;
    private BridgeFolder beside;

    @TempDir
    private Path base;

    RoundTest() throws IOException {
        portal = FakePortal.start();
    }

    @BeforeEach
    void setUp() throws IOException {
        beside = new BridgeFolder(base, portal.address());
    }

    @AfterEach
    void tearDown() {
        portal.close();
    }

    private void rounds() {
        assertThat(beside.bridge("once")).as(beside.said()).isZero();
        assertThat(portal.lies()).isEmpty();
    }

    @Test
    void theFirstRoundSendsTheFileChangesNothingAndReportsWhatStandsThere() throws IOException {
        String before = beside.text();
        rounds();
        assertThat(beside.text()).isEqualTo(before);
        assertThat(portal.reports()).extracting(Report::client).containsExactly("000", "001", "002");
        assertThat(portal.reports())
                .extracting(Report::sha256)
                .containsOnly(Content.sha256(before.getBytes(StandardCharsets.UTF_8)));
        assertThat(beside.copies()).isEmpty();
    }

    @Test
    void anIdleRoundIsOneConditionalQuestion() {
        rounds();
        portal.forgetCalls();
        rounds();
        assertThat(portal.calls()).containsExactly("GET /settings");
        assertThat(beside.said()).isEmpty();
    }

    @Test
    void aChangeInThePortalStandsInTheFileAndNothingElseChanges() throws IOException {
        rounds();
        String before = beside.text();
        portal.desire("001", 21);
        rounds();
        assertThat(beside.text()).isEqualTo(replaceSecond(before, "Days>14<", "Days>21<"));
        Report report = portal.reports().getLast();
        assertThat(report.client()).isEqualTo("001");
        assertThat(report.revision()).isEqualTo(2);
        assertThat(report.sha256()).isEqualTo(Content.sha256(Files.readAllBytes(beside.file())));
        assertThat(portal.reports()).hasSize(4);
    }

    private static String replaceSecond(String text, String old, String young) {
        int second = text.indexOf(old, text.indexOf(old) + 1);
        return text.substring(0, second) + young + text.substring(second + old.length());
    }

    @Test
    void theOldFileIsKeptAsADatedCopyAndTheOldestCopiesGo() throws IOException {
        beside = new BridgeFolder(base.resolve("few"), portal.address(), "copies = 5");
        rounds();
        String before = beside.text();
        portal.desire("000", 20);
        rounds();
        assertThat(beside.copies()).hasSize(2);
        assertThat(beside.copies().getFirst()).hasContent(before);
        assertThat(beside.copies().getLast()).hasContent(beside.text());
        for (int days = 21; days < 30; days++) {
            portal.desire("000", days);
            rounds();
        }
        assertThat(beside.copies())
                .hasSize(5)
                .allMatch(copy -> copy.toString().matches(".*variables-\\d{8}T\\d{9}Z-.*"));
    }

    @Test
    void theNewFileHasTheRightsOfTheOldOne() throws IOException {
        rounds();
        Files.setPosixFilePermissions(beside.file(), PosixFilePermissions.fromString("rw-rw----"));
        portal.desire("000", 20);
        rounds();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside.file())))
                .isEqualTo("rw-rw----");
    }

    @Test
    void aLinkToTheFileStaysALink() throws IOException {
        Path elsewhere = base.resolve("elsewhere.xml");
        Files.move(beside.file(), elsewhere);
        Files.createSymbolicLink(beside.file(), elsewhere);
        rounds();
        portal.desire("000", 20);
        rounds();
        assertThat(Files.isSymbolicLink(beside.file())).isTrue();
        assertThat(Files.readString(elsewhere)).contains("Days>20<");
    }

    @Test
    void whatTheAgentWritesWhileThePortalAnswersSurvives() throws IOException {
        rounds();
        LegacyAgent agent = new LegacyAgent(beside.file(), new Random(1), true);
        portal.desire("000", 20);
        AtomicBoolean once = new AtomicBoolean(true);
        portal.whileAsked(call -> {
            if (call.equals("POST /settings/render") && once.getAndSet(false)) {
                write(agent, "001");
            }
        });
        rounds();
        assertThat(once).isFalse();
        assertThat(LegacyAgent.marksIn(beside.text())).containsEntry("001", "1");
        assertThat(FakePortal.dueDays(beside.text())).containsEntry("000", "20");
    }

    private static void write(LegacyAgent agent, String client) {
        try {
            agent.synchronise(client);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aChangeBetweenTwoCallsIsNotClaimedAsApplied() {
        rounds();
        portal.desire("000", 20);
        AtomicInteger left = new AtomicInteger(3);
        portal.whileAsked(call -> {
            if (left.getAndDecrement() > 0) {
                portal.desire("000", 30 + left.get());
            }
        });
        rounds();
        assertThat(portal.reports().getLast().revision())
                .isEqualTo(portal.revisions().get("000"));
    }

    @Test
    void aHandEditStaysIsNotReportedAndIsReportedOnceItIsDecided() throws IOException {
        rounds();
        LegacyAgent person = new LegacyAgent(beside.file(), new Random(1), false);
        person.editByHand("001", "45");
        portal.desire("001", 21);
        rounds();
        assertThat(FakePortal.dueDays(beside.text())).containsEntry("001", "45");
        assertThat(portal.reports()).noneMatch(report -> report.client().equals("001") && report.revision() > 1);
        assertThat(beside.said()).contains("001", "avvik");
        portal.decideForThePortal();
        rounds();
        assertThat(FakePortal.dueDays(beside.text())).containsEntry("001", "21");
        assertThat(portal.reports().getLast().revision()).isEqualTo(3);
    }

    @Test
    void aLostOrDamagedStateCostsAReSendAndNothingElse() throws IOException {
        rounds();
        String before = beside.text();
        for (String damage :
                new String[] {"", "rubbish", Files.readString(beside.state()).replace("=1", "=7")}) {
            Files.writeString(beside.state(), damage);
            portal.forgetCalls();
            rounds();
            assertThat(portal.calls()).contains("POST /variables", "PUT /clients/000/applied");
            assertThat(beside.text()).isEqualTo(before);
        }
        Files.delete(beside.state());
        rounds();
        assertThat(beside.text()).isEqualTo(before);
    }

    @Test
    void anotherPortalIsToldAllFromTheBeginning() throws IOException {
        rounds();
        try (FakePortal fresh = FakePortal.start()) {
            Files.writeString(
                    beside.config(), Files.readString(beside.config()).replace(portal.address(), fresh.address()));
            assertThat(beside.bridge("once")).isZero();
            assertThat(fresh.reports()).hasSize(3);
        }
    }

    @Test
    void aPortalThatForgotThisInstallationIsShownTheFileAgain() {
        rounds();
        portal.forgetCalls();
        portal.answerNext("GET /settings", FakePortal.Answer.problem(404, "no-settings", "Ingen fil."));
        rounds();
        assertThat(portal.calls()).contains("POST /variables");
    }

    @Test
    void aWrongClockIsToldAndTheReportBearsThePortalsTime() {
        assertThat(beside.bridge("once", Clock.offset(Clock.systemUTC(), Duration.ofHours(-3))))
                .isZero();
        assertThat(beside.said()).contains("180 minutter for sakte");
        assertThat(Instant.parse(portal.reports().getLast().appliedAt()))
                .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(120));
    }

    @Test
    void theTokenStandsNowhereButInItsFile() throws IOException {
        rounds();
        portal.desire("000", 20);
        rounds();
        assertThat(beside.everythingWritten()).doesNotContain(FakePortal.TOKEN, "bpa_");
        assertThat(portal.lastHeaders()).contains("byraportal-bridge/").doesNotContain("[X-", "[x-");
    }
}
