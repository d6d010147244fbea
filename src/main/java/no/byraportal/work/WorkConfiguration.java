package no.byraportal.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/** Jobs are asked for through the one, within transactions, and done by the other, outside them. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    /** A change is seldom waited for longer. */
    private static final Duration LOOKS = Duration.ofSeconds(1);

    /** Each holds a connection now and then; pages need the others. */
    private static final int AT_ONCE = 3;

    /** Whoever does the jobs can be asked for them too, but not within a transaction. */
    @Bean
    @Primary
    SchedulerClient schedulerClient(DataSource database, JsonMapper json) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .jdbcCustomization(inUtc(database))
                .serializer(new AsJson(json))
                .build();
    }

    @Bean(destroyMethod = "stop")
    Scheduler scheduler(
            DataSource database, JsonMapper json, List<OneTimeTask<?>> jobs, List<RecurringTask<?>> recurring) {
        return Scheduler.create(database, List.copyOf(jobs))
                .startTasks(recurring)
                .jdbcCustomization(inUtc(database))
                .serializer(new AsJson(json))
                .pollingInterval(LOOKS)
                .threads(AT_ONCE)
                // Where it failed is known; a neighbour that is away fills no log.
                .failureLogging(LogLevel.WARN, false)
                .build();
    }

    private static JdbcCustomization inUtc(DataSource database) {
        return new AutodetectJdbcCustomization(database, true);
    }

    /** Not before the portal is there: a job may need all of it. */
    @Bean
    Starting starting(Scheduler scheduler) {
        return new Starting(scheduler);
    }

    record Starting(Scheduler scheduler) {

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }

    private record AsJson(JsonMapper json) implements Serializer {

        @Override
        public byte[] serialize(Object about) {
            return json.writeValueAsBytes(about);
        }

        @Override
        public <T> T deserialize(Class<T> kind, byte[] written) {
            return json.readValue(written, kind);
        }
    }
}
