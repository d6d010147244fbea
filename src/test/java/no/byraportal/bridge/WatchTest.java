package no.byraportal.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How long watch waits. */
class WatchTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void eachFailureDoublesTheWaitUpToAQuarterOfAnHour() {
        assertThat(Watch.pause(MINUTE, 0, Duration.ZERO, 0)).isEqualTo(MINUTE);
        assertThat(Watch.pause(MINUTE, 1, Duration.ZERO, 0)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Watch.pause(MINUTE, 3, Duration.ZERO, 0)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Watch.pause(MINUTE, 9, Duration.ZERO, 0)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Watch.pause(Duration.ofHours(4), 2, Duration.ZERO, 0)).isEqualTo(Duration.ofHours(4));
    }

    @Property
    void itIsNeverShorterThanThePortalAskedForAndSpreadByAQuarter(
            @ForAll @IntRange(min = 1, max = 86_400) int interval,
            @ForAll @IntRange(max = 1_000_000) int failures,
            @ForAll @IntRange(max = 3_600) int asked,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration least = Watch.pause(Duration.ofSeconds(interval), failures, Duration.ofSeconds(asked), 0);
        Duration wait = Watch.pause(Duration.ofSeconds(interval), failures, Duration.ofSeconds(asked), chance);
        assertThat(least).isGreaterThanOrEqualTo(Duration.ofSeconds(Math.max(asked, Math.min(interval, 900))));
        assertThat(wait).isBetween(least, least.plus(least.dividedBy(4)));
    }
}
