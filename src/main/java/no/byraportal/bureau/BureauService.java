package no.byraportal.bureau;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Membership;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Scope;
import no.byraportal.shared.Actor;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the bureaus, what they say of themselves, and what the operator decides for them. */
@Service
public class BureauService {

    /** How few and how many days a bureau may keep what its agents report. */
    public static final int FEWEST_DAYS = 30;

    public static final int MOST_DAYS = 400;

    private static final int REASON_LENGTH = 500;
    private static final String OPERATOR = "@currentUser.hasRole('OPERATOR')";

    private final BureauRepository bureaus;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BureauService(
            BureauRepository bureaus,
            CurrentUser currentUser,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bureaus = bureaus;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    public Bureau bureau(Scope scope) {
        return found(scope.bureau());
    }

    private Bureau found(BureauId id) {
        return bureaus.findById(id).orElseThrow(() -> new NotFound("bureau " + id));
    }

    /** Does Visma know the bureau by this customer number, or did it before? */
    public boolean goesBy(Scope scope, String customerNumber) {
        return bureau(scope).customerNumber().digits().equals(customerNumber)
                || jdbc.sql("""
                                select count(*) from former_customer_number
                                where bureau_id = :bureau and customer_number = :number""")
                                .param("bureau", scope.bureau().toString())
                                .param("number", customerNumber)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** The bureaus that the signed-in person belongs to, by name. */
    @PreAuthorize("isAuthenticated()")
    public List<Bureau> mine() {
        return bureaus.findAllByIdInOrderByName(currentUser.memberships().stream()
                .map(Membership::bureau)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** What the bureau is called and how one reaches it. */
    @Transactional
    public void contact(PersonScope scope, Contact contact) {
        scope.requireMayAdminister();
        Bureau before = bureau(scope);
        List<Map<String, String>> changes = new ArrayList<>();
        note(changes, "bureau.name", before.name(), contact.name());
        note(changes, "bureau.email", Objects.requireNonNullElse(before.email(), ""), contact.email());
        note(changes, "bureau.phone", Objects.requireNonNullElse(before.phone(), ""), contact.phone());
        if (!changes.isEmpty()) {
            jdbc.sql("update bureau set name = :name, email = :email, phone = :phone where id = :bureau")
                    .param("name", contact.name())
                    .param("email", contact.email().isEmpty() ? null : contact.email())
                    .param("phone", contact.phone().isEmpty() ? null : contact.phone())
                    .param("bureau", scope.bureau().toString())
                    .update();
            tell(scope, "bureau.described", Map.of("changes", changes));
        }
    }

    private static void note(List<Map<String, String>> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(Map.of("field", field, "before", before, "after", after));
        }
    }

    /** The customer numbers that Visma knew the bureau by before, the last one first. */
    public List<FormerNumber> formerNumbers(PersonScope scope) {
        scope.requireMayOversee();
        return jdbc.sql("""
                        select customer_number, until, actor_name from former_customer_number
                        where bureau_id = :bureau order by until is null, until desc, customer_number""")
                .param("bureau", scope.bureau().toString())
                .query((row, n) -> new FormerNumber(
                        new CustomerNumber(row.getString("customer_number")),
                        Optional.ofNullable(row.getObject("until", Instant.class)),
                        Objects.requireNonNullElse(row.getString("actor_name"), "")))
                .list();
    }

    /**
     * Visma knows the bureau by another customer number from now on. Files that carry the old one are taken still.
     *
     * @throws FieldRefused {@code customerNumber}: another bureau goes or went by it
     * @throws RuleBroken   {@code reason.missing}
     */
    @Transactional
    public void renumber(PersonScope scope, CustomerNumber number, String reason) {
        scope.requireMayAdminister();
        String why = required(reason);
        // Who changes it takes turns, so that every number it had is remembered.
        CustomerNumber before =
                new CustomerNumber(jdbc.sql("select customer_number from bureau where id = :bureau for update")
                        .param("bureau", scope.bureau().toString())
                        .query(String.class)
                        .single());
        if (number.equals(before)) {
            return;
        }
        if (isAnothers(scope.bureau(), number)) {
            throw new FieldRefused("customerNumber", new InvalidValue("customernumber.taken"));
        }
        try {
            jdbc.sql("update bureau set customer_number = :number where id = :bureau")
                    .param("number", number.digits())
                    .param("bureau", scope.bureau().toString())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new FieldRefused("customerNumber", new InvalidValue("customernumber.taken"));
        }
        jdbc.sql("""
                        insert into former_customer_number (bureau_id, customer_number, until, actor_name)
                        values (:bureau, :number, :now, :by)
                        on duplicate key update until = values(until), actor_name = values(actor_name)""")
                .param("bureau", scope.bureau().toString())
                .param("number", before.digits())
                .param("now", clock.instant())
                .param("by", scope.actor().name())
                .update();
        tell(
                scope,
                "bureau.renumbered",
                Map.of(
                        "changes",
                        List.of(Map.of(
                                "field", "bureau.customerNumber", "before", before.digits(), "after", number.digits())),
                        "reason",
                        why));
    }

    /** A number is one bureau's for ever: a file with it would else be taken for another's. */
    private boolean isAnothers(BureauId bureau, CustomerNumber number) {
        return jdbc.sql("""
                                select count(*) from (
                                    select id from bureau where customer_number = :number union all
                                    select bureau_id from former_customer_number where customer_number = :number) held
                                where id <> :bureau""")
                        .param("number", number.digits())
                        .param("bureau", bureau.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * How long what the bureau's agents report is kept; what is older is gone the next night.
     *
     * @throws FieldRefused {@code reportDays}: outside {@link #FEWEST_DAYS} to {@link #MOST_DAYS}
     */
    @Transactional
    public void keepReports(PersonScope scope, int days) {
        scope.requireMayAdminister();
        if (days < FEWEST_DAYS || days > MOST_DAYS) {
            throw new FieldRefused("reportDays", new InvalidValue("bureau.reportdays", FEWEST_DAYS, MOST_DAYS));
        }
        int before = bureau(scope).reportDays();
        if (before != days) {
            jdbc.sql("update bureau set report_days = :days where id = :bureau")
                    .param("days", days)
                    .param("bureau", scope.bureau().toString())
                    .update();
            List<Map<String, String>> changes = new ArrayList<>();
            note(changes, "bureau.reportDays", Integer.toString(before), Integer.toString(days));
            tell(scope, "bureau.keeps", Map.of("changes", changes));
        }
    }

    /**
     * May clients' own administrators invite and withdraw the users of their company?
     *
     * @throws RuleBroken {@code reason.missing}
     */
    @Transactional
    public void letClientsKeepUsers(PersonScope scope, boolean let, String reason) {
        scope.requireMayAdminister();
        String why = required(reason);
        if (bureau(scope).clientsKeepUsers() != let) {
            jdbc.sql("update bureau set clients_keep_users = :let where id = :bureau")
                    .param("let", let)
                    .param("bureau", scope.bureau().toString())
                    .update();
            tell(scope, let ? "bureau.users.let" : "bureau.users.kept", Map.of("reason", why));
        }
    }

    /** What the bureau has paid for. */
    public List<Licence> licences(PersonScope scope) {
        scope.requireMayOversee();
        return licencesOf(scope.bureau());
    }

    /** Has the bureau paid for it, and for which days? All who work with its clients may know. */
    public Optional<Licence> licence(BureauScope scope, Licence.Kind kind) {
        return licencesOf(scope.bureau()).stream()
                .filter(licence -> licence.kind() == kind)
                .findFirst();
    }

    @PreAuthorize(OPERATOR)
    public List<Licence> licences(BureauId bureau) {
        return licencesOf(bureau);
    }

    private List<Licence> licencesOf(BureauId bureau) {
        return jdbc.sql("select kind, valid_from, valid_to from licence where bureau_id = :bureau"
                        + " order by kind = 'VISMA_NET'")
                .param("bureau", bureau.toString())
                .query((row, n) -> new Licence(
                        Licence.Kind.valueOf(row.getString("kind")),
                        row.getObject("valid_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("valid_to", LocalDate.class))))
                .list();
    }

    /**
     * The operator writes down a licence, or other days of the one there is.
     *
     * @throws FieldRefused {@code to}: before the first day
     */
    @PreAuthorize(OPERATOR)
    @Transactional
    public void license(BureauId bureau, Licence licence) {
        Bureau licensed = found(bureau);
        if (licence.to().filter(last -> last.isBefore(licence.from())).isPresent()) {
            throw new FieldRefused("to", new InvalidValue("licence.order"));
        }
        Optional<Licence> before = licencesOf(bureau).stream()
                .filter(one -> one.kind() == licence.kind())
                .findFirst();
        if (before.equals(Optional.of(licence))) {
            return;
        }
        jdbc.sql("""
                        insert into licence (bureau_id, kind, valid_from, valid_to) values (:bureau, :kind, :from, :to)
                        on duplicate key update valid_from = values(valid_from), valid_to = values(valid_to)""")
                .param("bureau", bureau.toString())
                .param("kind", licence.kind().name())
                .param("from", licence.from())
                .param("to", licence.to().orElse(null))
                .update();
        List<Map<String, String>> changes = new ArrayList<>();
        note(
                changes,
                "licence.from",
                before.map(one -> one.from().toString()).orElse(""),
                licence.from().toString());
        note(changes, "licence.to", lastDay(before), lastDay(Optional.of(licence)));
        tell(licensed, "licence.set", Map.of("licence", licence.kind(), "changes", changes));
    }

    private static String lastDay(Optional<Licence> licence) {
        return licence.flatMap(Licence::to).map(LocalDate::toString).orElse("");
    }

    /** Every bureau with its numbers, by name; the operator's list. */
    @PreAuthorize(OPERATOR)
    public List<BureauRow> all() {
        return rows("true", "");
    }

    /** @throws NotFound when there is no such bureau */
    @PreAuthorize(OPERATOR)
    public BureauRow one(CustomerNumber number) {
        return rows("b.customer_number = :number", number.digits()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("bureau " + number));
    }

    private List<BureauRow> rows(String which, String number) {
        return jdbc.sql("""
                        select b.*, coalesce(k.active, 0) active, coalesce(k.inactive, 0) inactive, coalesce(k.demo, 0) demo,
                               (select count(*) from installation i
                                where i.bureau_id = b.id and i.removed_at is null) agents,
                               (select max(i.last_seen_at) from installation i where i.bureau_id = b.id) last_heard
                        from bureau b left join (
                            select bureau_id, sum(active) active, sum(not active) inactive,
                                   sum(active and json_value(document, '$.subscription.plan') = 99) demo
                            from settings group by bureau_id) k on k.bureau_id = b.id
                        where\s""" + which + " order by b.name, b.id")
                .param("number", number)
                .query((row, n) -> new BureauRow(
                        bureau(row),
                        row.getInt("active"),
                        row.getInt("inactive"),
                        row.getInt("demo"),
                        row.getInt("agents"),
                        Optional.ofNullable(row.getObject("last_heard", Instant.class))))
                .list();
    }

    private static Bureau bureau(ResultSet row) throws SQLException {
        return new Bureau(
                BureauId.of(row.getString("id")),
                new CustomerNumber(row.getString("customer_number")),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                Bureau.State.valueOf(row.getString("state")),
                row.getInt("report_days"),
                row.getBoolean("clients_keep_users"));
    }

    /**
     * A new bureau, without people yet.
     *
     * @throws FieldRefused {@code customerNumber}: another bureau goes or went by it
     */
    @PreAuthorize(OPERATOR)
    @Transactional
    public Bureau create(CustomerNumber number, Contact contact) {
        BureauId id = BureauId.random();
        if (isAnothers(id, number)) {
            throw new FieldRefused("customerNumber", new InvalidValue("customernumber.taken"));
        }
        jdbc.sql(
                        "insert into bureau (id, customer_number, name, email, phone) values (:id, :number, :name, :email, :phone)")
                .param("id", id.toString())
                .param("number", number.digits())
                .param("name", contact.name())
                .param("email", contact.email().isEmpty() ? null : contact.email())
                .param("phone", contact.phone().isEmpty() ? null : contact.phone())
                .update();
        Bureau born = found(id);
        tell(born, "bureau.created", Map.of("customerNumber", number.digits()));
        return born;
    }

    /**
     * The bureau is served from now on, or no longer: decision 18.
     *
     * @throws RuleBroken {@code reason.missing}
     */
    @PreAuthorize(OPERATOR)
    @Transactional
    public void serve(BureauId bureau, Bureau.State state, String reason) {
        String why = required(reason);
        Bureau before = found(bureau);
        if (before.state() != state) {
            jdbc.sql("update bureau set state = :state where id = :bureau")
                    .param("state", state.name())
                    .param("bureau", bureau.toString())
                    .update();
            tell(before, word(state), Map.of("reason", why));
        }
    }

    private static String word(Bureau.State state) {
        return switch (state) {
            case ACTIVE -> "bureau.reopened";
            case PAUSED -> "bureau.paused";
            case CLOSED -> "bureau.closed";
        };
    }

    private static String required(String reason) {
        String why = reason.strip();
        if (why.isEmpty()) {
            throw new RuleBroken("reason.missing");
        }
        return why.substring(0, Math.min(why.length(), REASON_LENGTH));
    }

    private void tell(PersonScope scope, String key, Map<String, Object> details) {
        publish(scope.bureau(), key, scope.actor(), details);
    }

    private void tell(Bureau bureau, String key, Map<String, Object> details) {
        Actor operator = currentUser
                .signedIn()
                .map(person -> new Actor(person.subject(), person.name()))
                .orElseThrow(() -> new NotAllowed("nobody is signed in"));
        publish(bureau.id(), key, operator, details);
    }

    private void publish(BureauId bureau, String key, Actor by, Map<String, Object> details) {
        events.publishEvent(new BureauChange(
                bureau.value(), key, bureau.value(), by, clock.instant(), new LinkedHashMap<>(details)));
    }
}
