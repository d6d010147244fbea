package no.byraportal.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the letters are written: on working days, by one portal of however many there are. */
@Configuration(proxyBeanMethods = false)
class Mornings {

    @Bean
    RecurringTask<Void> everyMorning(Morning morning) {
        return Tasks.recurring("morning", new CronSchedule("0 0 7 * * MON-FRI", ZoneId.of("Europe/Oslo")))
                .execute((instance, context) -> morning.write());
    }
}
