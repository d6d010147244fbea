package no.byraportal.work;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Jobs wait in our own database: asked for in the transaction of the change that wants them, done soon after it is
 * committed, never when it is not. One that fails is tried again until it is done, and one that was cut off by a crash is
 * begun anew: so what it does must bear being done twice.
 */
@Component
public class Jobs {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 12;

    private final SchedulerClient scheduler;
    private final Clock clock;

    Jobs(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * A kind of job; the room it belongs to makes a bean of it.
     *
     * @param name  at most 40 letters; never changed, for jobs of this name may be waiting
     * @param about what such a job is told, written as JSON; never a secret
     */
    public static <T> OneTimeTask<T> job(String name, Class<T> about, Consumer<T> deed) {
        return Tasks.oneTime(name, about)
                .onFailure(again())
                .onDeadExecutionRevive()
                .execute((instance, context) -> deed.accept(instance.getData()));
    }

    /** Soon, and then ever more seldom, but never less than four times an hour. */
    private static <T> FailureHandler<T> again() {
        return (failed, operations) -> {
            int failures = Math.min(failed.getExecution().consecutiveFailures, DOUBLINGS);
            Duration pause = FIRST.multipliedBy(1L << failures);
            operations.reschedule(failed, failed.getTimeDone().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
        };
    }

    /**
     * Asks for a job in the running transaction.
     *
     * @param id at most 100 letters; asked for again under it while it waits or runs, it is not done once more
     */
    public <T> void ask(OneTimeTask<T> job, String id, T about) {
        scheduler.scheduleIfNotExists(job.instance(id, about), clock.instant());
    }

    /** Asks for a job now, also when one of that id waits for later. */
    public <T> void hurry(OneTimeTask<T> job, String id, T about) {
        try {
            scheduler.schedule(job.instance(id, about), clock.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException e) {
            // It is being done, or has just been.
        }
    }
}
