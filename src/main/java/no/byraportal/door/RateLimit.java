package no.byraportal.door;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import no.byraportal.identity.Program;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How often one token may call: so many at once, and so many a second from then on. Counted in memory. */
@Component
class RateLimit {

    private static final long SECOND = 1_000_000_000;

    /** Nanoseconds. */
    private final long interval;

    private final long slack;
    private final LongSupplier nanos;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    @Autowired
    RateLimit(@Value("${byraportal.api.burst}") int burst, @Value("${byraportal.api.calls-per-second}") int perSecond) {
        this(burst, perSecond, System::nanoTime);
    }

    RateLimit(int burst, int perSecond, LongSupplier nanos) {
        this.interval = SECOND / perSecond;
        this.slack = (burst - 1) * interval;
        this.nanos = nanos;
    }

    /**
     * @param due  when the next call would come if all came evenly: a token that calls in bursts is ahead of it
     * @param early how much too early this call came; 0: it was let through
     */
    private record Turn(long due, long early) {}

    /** @throws Refused when the token has called too often; the answer says when to come again */
    void take(Program program, HttpServletResponse response) {
        long now = nanos.getAsLong();
        Turn turn = turns.compute(program.actor().id(), (token, before) -> after(before, now));
        if (turn.early > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(turn.early, SECOND)));
            throw new Refused(HttpStatus.TOO_MANY_REQUESTS, "too-often");
        }
    }

    private Turn after(@Nullable Turn before, long now) {
        long due = before == null || before.due - now < 0 ? now : before.due;
        long early = due - now - slack;
        return early > 0 ? new Turn(due, early) : new Turn(due + interval, 0);
    }
}
