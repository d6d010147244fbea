package no.byraportal.report;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.byraportal.identity.PersonScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The logo at the top of the bureau's reports; without one its name stands alone. */
@Service
public class LogoService {

    private final Logos logos;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LogoService(Logos logos, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.logos = logos;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** As a PNG. */
    public Optional<byte[]> logo(PersonScope scope) {
        ReportService.requireOfBureau(scope);
        return logos.of(scope.bureau());
    }

    /** From the next report on. */
    @Transactional
    public void keep(PersonScope scope, Logo logo) {
        scope.requireMayAdminister();
        jdbc.sql("""
                        insert into bureau_logo values (:bureau, :image, :now)
                        on duplicate key update image = values(image), at = values(at)""")
                .param("bureau", scope.bureau().toString())
                .param("image", logo.png())
                .param("now", clock.instant())
                .update();
        tell(scope, "report.logo.kept");
    }

    @Transactional
    public void remove(PersonScope scope) {
        scope.requireMayAdminister();
        int removed = jdbc.sql("delete from bureau_logo where bureau_id = :bureau")
                .param("bureau", scope.bureau().toString())
                .update();
        if (removed > 0) {
            tell(scope, "report.logo.removed");
        }
    }

    private void tell(PersonScope scope, String key) {
        events.publishEvent(new ReportChange(
                scope.bureau().value(), key, scope.bureau().value(), scope.actor(), clock.instant(), Map.of()));
    }
}
