package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bridge that is killed (SIGKILL) 200 times, most often while it changes the file: whoever looks finds one whole file,
 * the old or the new, and the next bridge takes up where the last one was.
 */
class KilledBridgeTest {

    private static final int KILLS_EACH = 100;
    private static final int KILLED = 128 + 9;

    @TempDir
    private Path base;

    @Test
    void theFileIsAlwaysOneWholeOldOrWhole() throws Exception {
        long seed = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String cache;
            try (FakePortal portal = FakePortal.start()) {
                cache = BridgeProcess.startCache(new BridgeFolder(base.resolve("cache"), portal.address()));
            }
            Future<Void> one = threads.submit(killer(cache, "one", seed));
            Future<Void> two = threads.submit(killer(cache, "two", seed + 1));
            one.get();
            two.get();
        }
    }

    private Callable<Void> killer(String cache, String name, long seed) {
        return () -> {
            try (FakePortal portal = FakePortal.start();
                    ExecutorService readers = Executors.newSingleThreadExecutor()) {
                BridgeFolder beside = new BridgeFolder(base.resolve(name), portal.address(), "copies = 1000");
                assertThat(beside.bridge("once")).as(beside.said()).isZero();
                AtomicBoolean over = new AtomicBoolean();
                Future<Integer> reader = readers.submit(readAllTheWhile(portal, beside.file(), over));
                try {
                    new Killer(portal, beside, cache, new Random(seed), "seed " + seed).kill();
                } finally {
                    over.set(true);
                }
                assertThat(reader.get()).isGreaterThan(KILLS_EACH);
            }
            return null;
        };
    }

    /** Looks at the file all the while, as an agent may at any time. */
    private static Callable<Integer> readAllTheWhile(FakePortal portal, Path file, AtomicBoolean over) {
        return () -> {
            int looks = 0;
            while (!over.get()) {
                byte[] found = Files.readAllBytes(file);
                assertThat(portal.knows(found)).as("a whole file, old or new").isTrue();
                looks++;
                LockSupport.parkNanos(500_000);
            }
            return looks;
        };
    }

    private static final class Killer {

        private final FakePortal portal;
        private final BridgeFolder beside;
        private final String cache;
        private final Random random;
        private final String story;
        private final Semaphore rendered = new Semaphore(0);

        private Killer(FakePortal portal, BridgeFolder beside, String cache, Random random, String story) {
            this.portal = portal;
            this.beside = beside;
            this.cache = cache;
            this.random = random;
            this.story = story;
        }

        private void kill() throws IOException, InterruptedException {
            portal.whenAnswered(call -> {
                if (call.equals("POST /settings/render")) {
                    rendered.release();
                }
            });
            int kills = 0;
            for (int days = 20; kills < KILLS_EACH; days++) {
                portal.desire("%03d".formatted(random.nextInt(3)), days);
                kills += killOnce() ? 1 : 0;
                assertThat(portal.knows(Files.readAllBytes(beside.file())))
                        .as(story)
                        .isTrue();
            }
            assertThat(beside.bridge("once")).as(story + beside.said()).isZero();
            assertThat(FakePortal.dueDays(beside.text())).as(story).isEqualTo(portal.desired());
            assertThat(portal.lies()).as(story).isEmpty();
            assertThat(beside.names()).as(story).doesNotContain("variables.xml.byraportal-new");
        }

        /** Mostly within some milliseconds after the new contents came, when they are written and put in place. */
        private boolean killOnce() throws IOException, InterruptedException {
            rendered.drainPermits();
            Path output = beside.config().resolveSibling("output.txt");
            Process bridge = BridgeProcess.start(BridgeProcess.command(beside, "once", cache), output);
            if (random.nextInt(5) > 0) {
                while (!rendered.tryAcquire(5, TimeUnit.MILLISECONDS) && bridge.isAlive()) {}
                LockSupport.parkNanos(random.nextInt(30_000_000));
            } else {
                bridge.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
            }
            bridge.destroyForcibly();
            int exit = bridge.waitFor();
            assertThat(exit).as(story + Files.readString(output)).isIn(0, KILLED);
            return exit == KILLED;
        }
    }
}
