package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent that reads and writes the file all the while, a portal that makes revisions all the while, and a bridge
 * between them, each in a thread of its own: what the agent wrote last is there in the end, and what the portal wants.
 */
class LivingAgentTest {

    private static final int WRITES = 120;
    private static final int CLIENTS = 3;

    @TempDir
    private Path base;

    @RepeatedTest(3)
    void whatTheAgentWritesSurvives() throws Exception {
        long seed = System.nanoTime();
        try (FakePortal portal = FakePortal.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BridgeFolder beside = new BridgeFolder(base, portal.address(), "copies = 1000", "stillness = 25");
            assertThat(beside.bridge("once")).as(beside.said()).isZero();
            LegacyAgent agent = new LegacyAgent(beside.file(), new Random(seed), true);
            AtomicBoolean over = new AtomicBoolean();
            Future<?> agents = threads.submit(agentWrites(agent, new Random(seed)));
            Future<?> portals = threads.submit(portalRevises(portal, new Random(seed + 1), over));
            int rounds = 0;
            try {
                while (!agents.isDone()) {
                    // 7: a write of the agent that stopped half way for longer than "stillness" was refused.
                    assertThat(beside.bridge("once")).as(beside.said()).isIn(0, 7, 8);
                    rounds++;
                }
            } finally {
                over.set(true);
            }
            agents.get();
            portals.get();
            judge(portal, beside, agent, "seed " + seed + ", " + rounds + " rounds");
        }
    }

    private static Callable<Void> agentWrites(LegacyAgent agent, Random random) {
        return () -> {
            for (int write = 0; write < WRITES; write++) {
                agent.synchronise("%03d".formatted(random.nextInt(CLIENTS)));
                LockSupport.parkNanos(random.nextInt(80) * 1_000_000L);
            }
            return null;
        };
    }

    private static Callable<Void> portalRevises(FakePortal portal, Random random, AtomicBoolean over) {
        return () -> {
            for (int days = 100; !over.get(); days++) {
                portal.desire("%03d".formatted(random.nextInt(CLIENTS)), days);
                LockSupport.parkNanos(random.nextInt(150) * 1_000_000L);
            }
            return null;
        };
    }

    private static void judge(FakePortal portal, BridgeFolder beside, LegacyAgent agent, String story)
            throws IOException {
        assertThat(beside.bridge("once")).as(story + beside.said()).isZero();
        Map<String, String> marks = LegacyAgent.marksIn(beside.text());
        assertThat(marks).as(story).containsAllEntriesOf(agent.marks());
        assertThat(FakePortal.dueDays(beside.text())).as(story).isEqualTo(portal.desired());
        assertThat(portal.lies()).as(story).isEmpty();
        assertThat(portal.driftSeen()).as(story + ": nobody edited by hand").isEmpty();
        assertThat(homeless(beside)).as(story).isEmpty();
    }

    private static List<String> homeless(BridgeFolder beside) throws IOException {
        return beside.copies().stream()
                .map(copy -> copy.getFileName().toString())
                .filter(name -> !name.startsWith("variables-"))
                .toList();
    }
}
