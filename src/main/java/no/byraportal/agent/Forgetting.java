package no.byraportal.agent;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What agents report is forgotten after a while, every night, after as many days as each bureau says, whether or not the
 * agent still reports. The time runs from when it was received: an agent's clock may be wrong, and then its lines would stay for ever.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Forgetting {

    private final JdbcClient jdbc;
    private final Clock clock;

    Forgetting(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Europe/Oslo")
    void forget() {
        for (String reports : List.of("sync_run", "agent_log")) {
            jdbc.sql("delete r from " + reports + " r join bureau b on b.id = r.bureau_id"
                            + " where r.received_at < timestampadd(day, -b.report_days, :now)")
                    .param("now", clock.instant())
                    .update();
        }
    }
}
