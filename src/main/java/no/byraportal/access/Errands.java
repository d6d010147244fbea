package no.byraportal.access;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.util.Collection;
import java.util.UUID;
import no.byraportal.identity.UserId;
import no.byraportal.work.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * What is to be done for a person at Keycloak: one job each, so that no two do it at once. The job is asked for in the
 * transaction of what wants it, and reads what is to be done when it begins. See decision 19.
 */
@Component
class Errands {

    private final Jobs jobs;
    private final OneTimeTask<About> errand;

    Errands(Jobs jobs, OneTimeTask<About> errand) {
        this.jobs = jobs;
        this.errand = errand;
    }

    /** Whom it is for. */
    record About(UUID person) {}

    @Configuration(proxyBeanMethods = false)
    static class Kind {

        @Bean
        OneTimeTask<About> personsErrand(Linking linking) {
            return Jobs.job("person", About.class, about -> linking.settle(new UserId(about.person())));
        }
    }

    void ask(Collection<UserId> people) {
        people.forEach(person -> jobs.ask(errand, person.toString(), new About(person.value())));
    }

    /** Also when it waits to be tried again. */
    void hurry(UserId person) {
        jobs.hurry(errand, person.toString(), new About(person.value()));
    }
}
