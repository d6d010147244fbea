package no.byraportal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ProgramScope;
import no.byraportal.identity.Programs;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(-5);
    private final RateLimit rate = new RateLimit(3, 2, now::get);
    private final ProgramScope program = Programs.of(BureauId.random());

    private void call(ProgramScope who) {
        rate.take(who, new MockHttpServletResponse());
    }

    private String refused(ProgramScope who) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        assertThatThrownBy(() -> rate.take(who, answer)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.status().value()).isEqualTo(429);
            assertThat(e.key()).isEqualTo("too-often");
        });
        return answer.getHeader("Retry-After") + "";
    }

    @Test
    void soManyAtOnceAndThenSoManyASecond() {
        call(program);
        call(program);
        call(program);
        assertThat(refused(program)).isEqualTo("1");
        now.addAndGet(SECOND / 2);
        call(program);
        refused(program);
        now.addAndGet(3600 * SECOND);
        call(program);
        call(program);
        call(program);
        refused(program);
    }

    @Test
    void whoeverGoesOnKnockingIsLetInWhenItIsTimeAllTheSame() {
        call(program);
        call(program);
        call(program);
        for (int i = 0; i < 9; i++) {
            now.addAndGet(SECOND / 20);
            refused(program);
        }
        now.addAndGet(SECOND / 20);
        call(program);
    }

    @Test
    void eachTokenIsCountedByItself() {
        call(program);
        call(program);
        call(program);
        refused(program);
        call(Programs.of(program.bureau()));
    }
}
