package no.byraportal.statistics;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import no.byraportal.shared.Dates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is counted every night, by one portal of however many there are. */
@Configuration(proxyBeanMethods = false)
class Nights {

    @Bean
    RecurringTask<Void> everyNight(MonthEnds monthEnds, Outgrowing outgrowing) {
        return Tasks.recurring("counting", new CronSchedule("0 5 0 * * *", Dates.OSLO))
                .execute((instance, context) -> {
                    monthEnds.take();
                    outgrowing.foresee();
                });
    }
}
