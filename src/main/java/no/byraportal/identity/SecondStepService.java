package no.byraportal.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Change;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Of whom the bureau demands a second step at sign-in, and what to do for somebody who has lost theirs. */
@Service
public class SecondStepService {

    private static final Logger LOG = LoggerFactory.getLogger(SecondStepService.class);
    private static final int REASON_LENGTH = 500;

    private final JdbcClient jdbc;
    private final Identities identities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondStepService(JdbcClient jdbc, Identities identities, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.events = events;
        this.clock = clock;
    }

    /** Of whom the bureau demands it now. */
    public SecondStep demanded(PersonScope scope) {
        scope.requireMayOversee();
        return now(scope);
    }

    private SecondStep now(PersonScope scope) {
        return SecondStep.valueOf(jdbc.sql("select second_step from bureau where id = :bureau")
                .param("bureau", scope.bureau().toString())
                .query(String.class)
                .single());
    }

    /**
     * It is demanded of these from their next click on, whoever decides it among them.
     *
     * @throws RuleBroken {@code reason.missing}
     */
    @Transactional
    public void demand(PersonScope scope, SecondStep of, String reason) {
        scope.requireMayAdminister();
        String why = required(reason);
        if (now(scope) == of) {
            return;
        }
        jdbc.sql("update bureau set second_step = :of where id = :bureau")
                .param("of", of.name())
                .param("bureau", scope.bureau().toString())
                .update();
        tell(scope, "secondstep.demanded", scope.bureau().value(), Map.of("secondstep", of), why);
    }

    /**
     * Keycloak forgets the second step of one of the bureau's people, at the bureau itself or at its clients, and ends
     * their sessions. Where one is demanded they are led through setting up a new one at the next sign-in.
     *
     * @throws NotFound   nobody at the bureau, or nobody who has signed in, is known by this id
     * @throws RuleBroken {@code reason.missing}; {@code secondstep.elsewhere}: they work at another bureau, or keep the
     *                    portal; {@code keycloak.silent}: Keycloak does not answer
     */
    @Transactional
    public void reset(PersonScope scope, UserId person, String reason) {
        scope.requireMayAdminister();
        String why = required(reason);
        record Found(String subject, String name, boolean elsewhere) {}
        Found found = jdbc.sql("""
                        select u.subject, u.name, u.operator or exists (
                            select 1 from membership m where m.user_id = u.id and m.bureau_id <> :bureau) elsewhere
                        from portal_user u
                        where u.id = :person and u.subject is not null and (
                            exists (select 1 from membership m where m.user_id = u.id and m.bureau_id = :bureau)
                            or exists (select 1 from client_grant g where g.user_id = u.id and g.bureau_id = :bureau))""")
                .param("person", person.toString())
                .param("bureau", scope.bureau().toString())
                .query((row, n) ->
                        new Found(row.getString("subject"), row.getString("name"), row.getBoolean("elsewhere")))
                .optional()
                .orElseThrow(() -> new NotFound("person " + person));
        if (found.elsewhere()) {
            throw new RuleBroken("secondstep.elsewhere", found.name());
        }
        tell(scope, "secondstep.reset", person.value(), Map.of("person", found.name()), why);
        // Last, so that nothing is forgotten that is not written down.
        try {
            identities.forgetSecondStep(found.subject());
        } catch (KeycloakAway away) {
            LOG.warn("the second step of {} was not reset", person, away);
            throw new RuleBroken("keycloak.silent");
        }
    }

    private static String required(String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw new RuleBroken("reason.missing");
        }
        return why.substring(0, Math.min(why.length(), REASON_LENGTH));
    }

    private void tell(PersonScope scope, String key, UUID subject, Map<String, Object> what, String reason) {
        Map<String, Object> details = new LinkedHashMap<>(what);
        details.put("reason", reason);
        events.publishEvent(
                new SecondStepChange(scope.bureau().value(), key, subject, scope.actor(), clock.instant(), details));
    }

    private record SecondStepChange(
            UUID bureau, String key, UUID subject, Actor by, Instant at, Map<String, Object> details)
            implements Change {}
}
