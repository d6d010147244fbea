package no.byraportal.bridge;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Round after round, until the process is ended. */
final class Watch {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration REPEAT = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 16;

    private final Path folder;
    private final Configuration configuration;
    private final Portal portal;
    private final Console console;
    private final Clock clock;
    private final Random random = new Random();

    private String said = "";
    private Instant saidAt = Instant.EPOCH;

    Watch(Path folder, Configuration configuration, Portal portal, Console console, Clock clock) {
        this.folder = folder;
        this.configuration = configuration;
        this.portal = portal;
        this.console = console;
        this.clock = clock;
    }

    void untilEnded() throws InterruptedException {
        int failures = 0;
        while (true) {
            Duration wait = pause(configuration.interval(), 0, Duration.ZERO, random.nextDouble());
            try {
                Round.run(folder, configuration, portal, console, clock);
                portal.clockTrouble().ifPresent(this::sayOnce);
                if (failures > 0) {
                    console.say("watch.well");
                    said = "";
                }
                failures = 0;
            } catch (Trouble trouble) {
                failures++;
                sayOnce(trouble);
                wait = pause(configuration.interval(), failures, trouble.patience(), random.nextDouble());
            }
            Thread.sleep(wait.toMillis());
        }
    }

    /**
     * Twice as long after each failure, never longer than a quarter of an hour or one interval, and never shorter than
     * the portal asked for; spread by up to a quarter, so that bridges that failed together do not come back together.
     *
     * @param chance from 0 to 1
     */
    static Duration pause(Duration interval, int failures, Duration asked, double chance) {
        Duration longest = interval.compareTo(LONGEST) > 0 ? interval : LONGEST;
        Duration doubled = interval.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration usual = doubled.compareTo(longest) > 0 ? longest : doubled;
        Duration least = asked.compareTo(usual) > 0 ? asked : usual;
        return least.plusMillis((long) (least.toMillis() * chance / 4));
    }

    /** The same sentence again only after an hour: a night without a line must not fill the disk. */
    private void sayOnce(Trouble trouble) {
        boolean again = said.equals(trouble.key()) && saidAt.plus(REPEAT).isAfter(clock.instant());
        if (!again) {
            console.say(trouble);
            said = trouble.key();
            saidAt = clock.instant();
        }
    }
}
