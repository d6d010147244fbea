package no.byraportal.demo;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** The night that a demo of an hour never sees: what it counts, and what clients are judged by after it. */
@TestComponent
class DemoNight {

    private static final String JUDGES = "Rejudging.judgeAll";

    private final RecurringTask<Void> night;
    private final ScheduledTaskHolder scheduled;

    DemoNight(@Qualifier("everyNight") RecurringTask<Void> night, ScheduledTaskHolder scheduled) {
        this.night = night;
        this.scheduled = scheduled;
    }

    void pass() {
        night.executeRecurringly(night.instance("demo"), null);
        scheduled.getScheduledTasks().stream()
                .map(task -> task.getTask().getRunnable())
                .filter(task -> task.toString().endsWith(JUDGES))
                .findFirst()
                .orElseThrow()
                .run();
    }
}
