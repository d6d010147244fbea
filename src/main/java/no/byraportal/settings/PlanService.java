package no.byraportal.settings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.byraportal.identity.CurrentUser;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;
import no.byraportal.shared.Dates;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The operator's catalogue of subscriptions: what a plan was stays, what it becomes holds from a day on. */
@Service
@PreAuthorize("@currentUser.hasRole('OPERATOR')")
public class PlanService {

    public static final int NAME_LENGTH = 100;
    public static final int MOST_INVOICES = 1_000_000;

    /** The catalogue as a whole, which has no id of its own. */
    private static final UUID CATALOGUE = new UUID(0, 1);

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanService(JdbcClient jdbc, CurrentUser currentUser, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** All there are and were and will be, by code, the newest first. */
    public List<Plan> plans() {
        return jdbc.sql("select code, name, invoices_a_year, valid_from from plan order by code, valid_from desc")
                .query((row, n) -> new Plan(
                        new PlanCode(row.getInt("code")),
                        row.getString("name"),
                        row.getInt("invoices_a_year"),
                        row.getObject("valid_from", LocalDate.class)))
                .list();
    }

    /**
     * A new plan, or what one becomes from a day on.
     *
     * @throws FieldRefused {@code code}, {@code name}, {@code invoicesAYear} or {@code validFrom}
     */
    @Transactional
    public void add(Plan plan) {
        judge(plan);
        try {
            jdbc.sql(
                            "insert into plan (code, valid_from, name, invoices_a_year) values (:code, :from, :name, :invoices)")
                    .param("code", plan.code().code())
                    .param("from", plan.validFrom())
                    .param("name", plan.name())
                    .param("invoices", plan.invoicesAYear())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new FieldRefused("validFrom", new InvalidValue("plans.bad.twice"));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("plan", plan.code() + " " + plan.name());
        details.put("invoicesAYear", plan.invoicesAYear());
        details.put("from", plan.validFrom().toString());
        tell("plan.set", details);
    }

    private void judge(Plan plan) {
        Map<String, InvalidValue> wrong = new LinkedHashMap<>();
        if (Plan.isDemo(plan.code())) {
            wrong.put("code", new InvalidValue("plans.bad.demo"));
        }
        if (plan.name().isBlank() || plan.name().length() > NAME_LENGTH) {
            wrong.put("name", new InvalidValue("plans.bad.name", NAME_LENGTH));
        }
        if (plan.invoicesAYear() < 0 || plan.invoicesAYear() > MOST_INVOICES) {
            wrong.put("invoicesAYear", new InvalidValue("plans.bad.invoices", MOST_INVOICES));
        }
        if (plan.validFrom().isBefore(LocalDate.now(clock.withZone(Dates.OSLO)))) {
            wrong.put("validFrom", new InvalidValue("plans.bad.from"));
        }
        if (!wrong.isEmpty()) {
            throw new FieldRefused(wrong);
        }
    }

    private void tell(String key, Map<String, Object> details) {
        Actor operator = currentUser
                .signedIn()
                .map(person -> new Actor(person.subject(), person.name()))
                .orElseThrow(() -> new NotAllowed("nobody is signed in"));
        events.publishEvent(new PlanChange(null, key, CATALOGUE, operator, clock.instant(), details));
    }

    /** It concerns all bureaus. */
    private record PlanChange(
            @Nullable UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
            implements Change {}
}
