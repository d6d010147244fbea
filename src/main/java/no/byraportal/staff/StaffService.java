package no.byraportal.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.identity.UserId;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import no.byraportal.staff.GrantOutcome.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Personale: the bureau's people, and the clients that an administrator grants to those who do not see all. */
@Service
public class StaffService {

    /** As far ahead as a last day may be: a longer grant is one without an end. */
    public static final int YEARS = 5;

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffService(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The bureau's people, by name; those at its clients are not among them. */
    public List<Colleague> people(PersonScope scope) {
        return people(scope, "");
    }

    /** @throws NotFound when nobody at the bureau is known by this id */
    public Colleague person(PersonScope scope, UserId id) {
        return people(scope, id.toString()).stream().findFirst().orElseThrow(() -> new NotFound("person " + id));
    }

    private List<Colleague> people(PersonScope scope, String id) {
        scope.requireMayOversee();
        return jdbc.sql("""
                        select u.id, u.name, u.email,
                               min(field(m.role, 'BUREAU_ADMIN', 'BUREAU_MANAGER', 'BUREAU_STAFF')) role,
                               (select count(*) from staff_grant g
                                join client c on c.id = g.client_id and c.bureau_id = :bureau
                                where g.user_id = u.id and (g.ends_on is null or g.ends_on >= :today)) clients
                        from membership m join portal_user u on u.id = m.user_id
                        where m.bureau_id = :bureau and m.role in ('BUREAU_ADMIN', 'BUREAU_MANAGER', 'BUREAU_STAFF')
                            and (:id = '' or cast(u.id as char) = :id)
                        group by u.id, u.name, u.email order by u.name, u.id""")
                .param("bureau", scope.bureau().toString())
                .param("today", scope.today())
                .param("id", id)
                .query((row, n) -> new Colleague(
                        UserId.of(row.getString("id")),
                        row.getString("name"),
                        row.getString("email"),
                        List.of(Role.BUREAU_ADMIN, Role.BUREAU_MANAGER, Role.BUREAU_STAFF)
                                .get(row.getInt("role") - 1),
                        row.getInt("clients")))
                .list();
    }

    /** What is granted to somebody, and what was until a day that is over; by the clients' names. */
    public List<Grant> grants(PersonScope scope, UserId person) {
        scope.requireMayOversee();
        return jdbc.sql("""
                        select c.client_number, c.name, g.ends_on from staff_grant g join client c on c.id = g.client_id
                        where g.user_id = :person and c.bureau_id = :bureau order by c.name, c.id""")
                .param("person", person.toString())
                .param("bureau", scope.bureau().toString())
                .query((row, n) -> new Grant(
                        new ClientNumber(row.getLong("client_number")),
                        row.getString("name"),
                        Optional.ofNullable(row.getObject("ends_on", LocalDate.class))))
                .list();
    }

    /** Whom a client is granted to, each with the grant, held or over. */
    public Map<UserId, Grant> granted(PersonScope scope, ClientNumber client) {
        scope.requireMayOversee();
        Map<UserId, Grant> granted = new HashMap<>();
        jdbc.sql("""
                        select g.user_id, c.name, g.ends_on from staff_grant g join client c on c.id = g.client_id
                        where c.client_number = :client and c.bureau_id = :bureau""")
                .param("client", client.value())
                .param("bureau", scope.bureau().toString())
                .query(row -> {
                    granted.put(
                            UserId.of(row.getString("user_id")),
                            new Grant(
                                    client,
                                    row.getString("name"),
                                    Optional.ofNullable(row.getObject("ends_on", LocalDate.class))));
                });
        return granted;
    }

    /** What {@link #grant} would lead to now. */
    public List<GrantOutcome> previewGrant(
            PersonScope scope, UserId person, Collection<ClientNumber> clients, Optional<LocalDate> lastDay) {
        return outcomes(
                found(scope, person, clients),
                target -> !target.holds() || !target.lastDay().equals(lastDay));
    }

    /**
     * Grants clients to one of the bureau's people, or moves the day on which a grant ends.
     *
     * @return what became of each, in the order they were named
     * @throws RuleBroken   {@code staff.seesall}: they see all clients without a grant
     * @throws FieldRefused {@code lastDay}: it is over, or too far ahead
     */
    @Transactional
    public List<GrantOutcome> grant(
            PersonScope scope, UserId person, Collection<ClientNumber> clients, Optional<LocalDate> lastDay) {
        if (lastDay.filter(last -> last.isBefore(scope.today())
                        || last.isAfter(scope.today().plusYears(YEARS)))
                .isPresent()) {
            throw new FieldRefused("lastDay", new InvalidValue("staff.lastday", YEARS));
        }
        Colleague colleague = person(scope, person);
        Map<ClientNumber, Optional<Target>> found = found(scope, person, clients);
        List<GrantOutcome> outcomes =
                outcomes(found, target -> !target.holds() || !target.lastDay().equals(lastDay));
        each(outcomes, found, target -> {
            jdbc.sql("""
                            insert into staff_grant (user_id, client_id, ends_on) values (:person, :client, :lastDay)
                            on duplicate key update ends_on = values(ends_on)""")
                    .param("person", person.toString())
                    .param("client", target.id().toString())
                    .param("lastDay", lastDay.orElse(null))
                    .update();
            tell(scope, "staff.granted", target, details(colleague, lastDay));
        });
        return outcomes;
    }

    /** What {@link #withdraw} would lead to now. */
    public List<GrantOutcome> previewWithdrawal(PersonScope scope, UserId person, Collection<ClientNumber> clients) {
        return outcomes(found(scope, person, clients), Target::holds);
    }

    /** The person does not reach these clients any more, from their next request on. */
    @Transactional
    public List<GrantOutcome> withdraw(PersonScope scope, UserId person, Collection<ClientNumber> clients) {
        Colleague colleague = person(scope, person);
        Map<ClientNumber, Optional<Target>> found = found(scope, person, clients);
        List<GrantOutcome> outcomes = outcomes(found, Target::holds);
        each(outcomes, found, target -> {
            jdbc.sql("delete from staff_grant where user_id = :person and client_id = :client")
                    .param("person", person.toString())
                    .param("client", target.id().toString())
                    .update();
            tell(scope, "staff.withdrawn", target, Map.of("person", colleague.name()));
        });
        return outcomes;
    }

    /** A client of the bureau's, and whether the person reaches it today and until which day. */
    private record Target(ClientId id, String name, boolean holds, Optional<LocalDate> lastDay) {}

    /** Those of them that the bureau has; staff's grants alone are kept, since the others see all. */
    private Map<ClientNumber, Optional<Target>> found(
            PersonScope scope, UserId person, Collection<ClientNumber> clients) {
        scope.requireMayAdminister();
        Colleague colleague = person(scope, person);
        if (!colleague.needsGrants()) {
            throw new RuleBroken("staff.seesall", colleague.name());
        }
        Map<ClientNumber, Optional<Target>> found = new LinkedHashMap<>();
        clients.forEach(client -> found.put(client, Optional.empty()));
        List<Long> numbers = clients.stream().map(ClientNumber::value).toList();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            read(scope, person, numbers.subList(from, Math.min(from + AT_ONCE, numbers.size())), found);
        }
        return found;
    }

    private void read(PersonScope scope, UserId person, List<Long> numbers, Map<ClientNumber, Optional<Target>> found) {
        jdbc.sql("""
                        select c.client_number, c.id, c.name, g.user_id, g.ends_on from client c
                        left join staff_grant g on g.client_id = c.id and g.user_id = :person
                        where c.bureau_id = :bureau and c.client_number in (:numbers)""")
                .param("person", person.toString())
                .param("bureau", scope.bureau().toString())
                .param("numbers", numbers)
                .query(row -> {
                    @Nullable LocalDate ends = row.getObject("ends_on", LocalDate.class);
                    boolean holds = row.getString("user_id") != null && (ends == null || !ends.isBefore(scope.today()));
                    found.put(
                            new ClientNumber(row.getLong("client_number")),
                            Optional.of(new Target(
                                    ClientId.of(row.getString("id")),
                                    row.getString("name"),
                                    holds,
                                    Optional.ofNullable(ends))));
                });
    }

    private static List<GrantOutcome> outcomes(Map<ClientNumber, Optional<Target>> found, Predicate<Target> changes) {
        List<GrantOutcome> outcomes = new ArrayList<>();
        found.forEach((client, target) -> outcomes.add(new GrantOutcome(
                client,
                target.map(Target::name).orElse(""),
                target.map(one -> changes.test(one) ? Kind.DONE : Kind.UNCHANGED)
                        .orElse(Kind.REFUSED))));
        return outcomes;
    }

    private static void each(
            List<GrantOutcome> outcomes, Map<ClientNumber, Optional<Target>> found, Consumer<Target> deed) {
        outcomes.stream()
                .filter(outcome -> outcome.kind() == Kind.DONE)
                .forEach(outcome -> deed.accept(
                        Objects.requireNonNull(found.get(outcome.client())).orElseThrow()));
    }

    private static Map<String, Object> details(Colleague colleague, Optional<LocalDate> lastDay) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("person", colleague.name());
        lastDay.ifPresent(last -> details.put("lastDay", last.toString()));
        return details;
    }

    private void tell(PersonScope scope, String key, Target target, Map<String, Object> details) {
        events.publishEvent(new GrantChange(
                scope.bureau().value(), key, target.id().value(), scope.actor(), clock.instant(), details));
    }
}
