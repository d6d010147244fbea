package no.byraportal.report;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import no.byraportal.shared.Dates;
import no.byraportal.work.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When reports are made and deleted: by one portal of however many there are. */
@Configuration(proxyBeanMethods = false)
class ReportJobs {

    @Bean
    OneTimeTask<ReportId> makingReports(Making making) {
        return Jobs.job("report", ReportId.class, making::make);
    }

    /** After the night's work, before the first one comes. */
    @Bean
    RecurringTask<Void> monthlyReports(Months months) {
        return Tasks.recurring("report-monthly", new CronSchedule("0 0 6 1 * *", Dates.OSLO))
                .execute((instance, context) -> months.ask());
    }

    @Bean
    RecurringTask<Void> forgettingReports(Months months) {
        return Tasks.recurring("report-forgetting", new CronSchedule("0 20 3 * * *", Dates.OSLO))
                .execute((instance, context) -> months.forget());
    }
}
