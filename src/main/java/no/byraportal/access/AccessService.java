package no.byraportal.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.access.GrantTable.Held;
import no.byraportal.access.GrantTable.Known;
import no.byraportal.access.GrantTable.Put;
import no.byraportal.access.GrantTable.Target;
import no.byraportal.access.GrantTable.Whose;
import no.byraportal.client.Client;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.UserId;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives clients to their own people and takes them back. Every person and client that is asked for is accounted for, and
 * what is foreseen is what is done.
 */
@Service
public class AccessService {

    /** So many rows at once. */
    public static final int MOST_ROWS = 5_000;

    /** So many grants at once. */
    public static final int MOST_GRANTS = 50_000;

    private static final Verdict NO_CLIENT = Verdict.refused("access.noclient");

    private final PeopleService people;
    private final GrantTable table;
    private final Errands errands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccessService(
            PeopleService people, GrantTable table, Errands errands, ApplicationEventPublisher events, Clock clock) {
        this.people = people;
        this.table = table;
        this.errands = errands;
        this.events = events;
        this.clock = clock;
    }

    /** What {@link #invite} would lead to now. */
    public List<AccessOutcome> previewInvitation(BureauScope scope, Invitations asked) {
        return judge(scope, wishes(asked), asked.reason()).outcomes();
    }

    /**
     * Gives each of these people all of these clients; who is new is invited by Keycloak's mail.
     *
     * @return what became of each, row by row and client by client
     * @throws RuleBroken {@code access.toomany}
     */
    @Transactional
    public List<AccessOutcome> invite(BureauScope scope, Invitations asked) {
        return carryOut(
                scope, judge(scope, wishes(asked), asked.reason()), asked.reason(), asked.language(), asked.checked());
    }

    private Wishes wishes(Invitations asked) {
        requireFew(asked.people().size(), asked.clients().size());
        Wishes wishes = new Wishes(Sees.today(clock));
        for (int row = 1; row <= asked.people().size(); row++) {
            wishes.read(row, asked.people().get(row - 1), asked.clients());
        }
        return wishes;
    }

    private static void requireFew(int rows, int clients) {
        if (rows > MOST_ROWS || (long) rows * clients > MOST_GRANTS) {
            throw new RuleBroken("access.toomany", MOST_ROWS, MOST_GRANTS);
        }
    }

    /**
     * Gives one person each of these, or nothing at all.
     *
     * @throws FieldRefused {@code email}, or {@code grants[0].clientNumber}, {@code grants[0].level}
     */
    @Transactional
    UserId give(BureauScope scope, EmailAddress email, List<Wish> wanted, String reason) {
        Wishes wishes = new Wishes(Sees.today(clock));
        wishes.wishes().addAll(wanted);
        Judgement judgement = judge(scope, wishes, reason.strip());
        Map<String, InvalidValue> refused = new LinkedHashMap<>();
        for (int i = 0; i < judgement.all().size(); i++) {
            String grant = "grants[" + i + "].";
            judgement
                    .all()
                    .get(i)
                    .outcome()
                    .why()
                    .ifPresent(why -> refused.put(
                            switch (why.key()) {
                                case "access.staff", "access.disabled" -> "email";
                                case "access.noclient" -> grant + "clientNumber";
                                default -> grant + "level";
                            },
                            new InvalidValue(why.key(), why.arguments().toArray())));
        }
        if (!refused.isEmpty()) {
            throw new FieldRefused(refused);
        }
        var _ = carryOut(scope, judgement, reason.strip(), Texts.BOKMAL, false);
        return Objects.requireNonNull(
                        table.people(scope, List.of(email.address())).get(email.address()))
                .id();
    }

    /** @throws InvalidValue when it is over, or too far ahead */
    LocalDate lastDay(LocalDate day) {
        return Wishes.judged(day, Sees.today(clock));
    }

    /** What {@link #copy} would lead to now. */
    public List<AccessOutcome> previewCopy(
            BureauScope scope, UserId from, List<Invitation> to, String reason, Locale language) {
        return judge(scope, wishes(scope, from, to), reason.strip()).outcomes();
    }

    /** Gives each of these people the clients that somebody has today, as far and as long as that one has them. */
    @Transactional
    public List<AccessOutcome> copy(
            BureauScope scope, UserId from, List<Invitation> to, String reason, Locale language) {
        return carryOut(scope, judge(scope, wishes(scope, from, to), reason.strip()), reason.strip(), language, false);
    }

    private Wishes wishes(BureauScope scope, UserId from, List<Invitation> to) {
        LocalDate today = Sees.today(clock);
        List<AccessGrant> grants = people.grants(scope, from).stream()
                .filter(grant -> grant.holdsOn(today))
                .toList();
        requireFew(to.size(), grants.size());
        Wishes wishes = new Wishes(today);
        for (int row = 1; row <= to.size(); row++) {
            wishes.read(row, to.get(row - 1), grants);
        }
        return wishes;
    }

    /** What becomes of a wish, and what is needed to carry it out. */
    private record Judged(Optional<Wish> wish, Optional<Target> client, AccessOutcome outcome) {

        boolean done() {
            return outcome.kind() == Kind.DONE;
        }
    }

    private record Judgement(List<Judged> all) {

        List<AccessOutcome> outcomes() {
            return all.stream().map(Judged::outcome).toList();
        }

        List<Judged> done() {
            return all.stream().filter(Judged::done).toList();
        }
    }

    private Judgement judge(BureauScope scope, Wishes wishes, String reason) {
        scope.requireMayKeepUsers();
        requireShort(reason);
        Map<ClientNumber, Target> clients =
                table.clients(scope, wishes.wishes().stream().map(Wish::client).collect(Collectors.toSet()));
        Map<String, Known> known = table.people(
                scope, wishes.wishes().stream().map(w -> w.email().address()).collect(Collectors.toSet()));
        Map<Whose, Held> held =
                table.held(scope, known.values().stream().map(Known::id).toList());
        // What people are called is told where they have a client already; elsewhere it is as the asker writes it.
        Set<UserId> here = held.keySet().stream().map(Whose::person).collect(Collectors.toSet());
        List<Judged> all = new ArrayList<>();
        wishes.refused().forEach(row -> all.add(new Judged(Optional.empty(), Optional.empty(), row)));
        for (Wish wish : wishes.wishes()) {
            Optional<Target> client = Optional.ofNullable(clients.get(wish.client()));
            Optional<Known> person = Optional.ofNullable(known.get(wish.email().address()));
            Optional<Held> has = person.flatMap(one ->
                    client.flatMap(target -> Optional.ofNullable(held.get(new Whose(one.id(), target.id())))));
            Verdict verdict = verdict(scope, wish, client, person, has, reason);
            all.add(new Judged(
                    Optional.of(wish),
                    client,
                    new AccessOutcome(
                            wish.row(),
                            wish.email().address(),
                            person.filter(one -> one.staff() || here.contains(one.id()))
                                    .map(Known::name)
                                    .orElse(wish.name()),
                            Optional.of(wish.client()),
                            client.map(Target::name).orElse(""),
                            verdict.kind(),
                            verdict.why())));
        }
        all.sort(Comparator.comparingInt(judged -> judged.outcome().row()));
        return new Judgement(all);
    }

    private static Verdict verdict(
            BureauScope scope,
            Wish wish,
            Optional<Target> client,
            Optional<Known> person,
            Optional<Held> has,
            String reason) {
        boolean admin = wish.level() == Level.ADMIN;
        if (client.isEmpty()) {
            return NO_CLIENT;
        }
        if (person.filter(Known::staff).isPresent()) {
            return Verdict.refused("access.staff");
        }
        if (person.filter(Known::disabled).isPresent()) {
            return Verdict.refused("access.disabled");
        }
        if (admin && Sees.isOwn(scope)) {
            return Verdict.refused("access.useronly");
        }
        if (!admin && has.filter(Held::isAdmin).isPresent()) {
            return Verdict.refused("access.isadmin");
        }
        if (admin && reason.isEmpty() && scope instanceof PersonScope) {
            return Verdict.refused("access.reason");
        }
        return has.filter(grant -> grant.is(wish.level(), wish.lastDay())).isPresent()
                ? Verdict.UNCHANGED
                : Verdict.DONE;
    }

    private List<AccessOutcome> carryOut(
            BureauScope scope, Judgement judgement, String reason, Locale language, boolean checked) {
        List<Judged> done = judgement.done();
        Map<EmailAddress, String> names = new LinkedHashMap<>();
        done.forEach(judged -> judged.wish().ifPresent(wish -> names.putIfAbsent(wish.email(), wish.name())));
        Set<String> logins = names.keySet().stream().map(EmailAddress::address).collect(Collectors.toSet());
        names.keySet()
                .removeIf(table.people(scope, logins).keySet().stream()
                        .map(EmailAddress::new)
                        .collect(Collectors.toSet())::contains);
        table.take(names, language);
        Map<String, Known> known = table.people(scope, logins);
        List<Put> puts = new ArrayList<>();
        done.forEach(judged -> {
            Wish wish = judged.wish().orElseThrow();
            Known person = Objects.requireNonNull(known.get(wish.email().address()));
            ClientId client = judged.client().orElseThrow().id();
            puts.add(new Put(person.id(), client, wish.level(), wish.lastDay()));
            Map<String, Object> details = details(person.name(), wish.level(), wish.lastDay(), reason);
            if (checked) {
                details.put("identityChecked", true);
            }
            tell(scope, "access.granted", client, details);
        });
        table.put(scope, puts, reason, true);
        errands.ask(puts.stream().map(Put::person).collect(Collectors.toCollection(LinkedHashSet::new)));
        return judgement.outcomes();
    }

    /** What {@link #change} would lead to now. */
    public List<AccessOutcome> previewChange(
            BureauScope scope,
            UserId person,
            Collection<ClientNumber> clients,
            Level level,
            Optional<LocalDate> lastDay,
            String reason) {
        return outcomes(of(scope, person, clients, changing(scope, level, lastDay)));
    }

    /**
     * Somebody has these clients as far and as long as is said from now on.
     *
     * @throws RuleBroken   {@code reason.missing}
     * @throws FieldRefused {@code lastDay}: it is over, or too far ahead
     */
    @Transactional
    public List<AccessOutcome> change(
            BureauScope scope,
            UserId person,
            Collection<ClientNumber> clients,
            Level level,
            Optional<LocalDate> lastDay,
            String reason) {
        scope.requireMayKeepUsers();
        String why = required(scope, reason);
        List<Judged> judged = of(scope, person, clients, changing(scope, level, lastDay));
        List<Put> puts = new ArrayList<>();
        String name = people.person(scope, person).name();
        judged.stream().filter(Judged::done).forEach(one -> {
            ClientId client = one.client().orElseThrow().id();
            puts.add(new Put(person, client, level, lastDay));
            tell(scope, "access.changed", client, details(name, level, lastDay, why));
        });
        table.put(scope, puts, why, false);
        return outcomes(judged);
    }

    private BiFunction<Target, Optional<Held>, Verdict> changing(
            BureauScope scope, Level level, Optional<LocalDate> lastDay) {
        lastDay.ifPresent(day -> {
            try {
                Wishes.judged(day, Sees.today(clock));
            } catch (InvalidValue e) {
                throw new FieldRefused("lastDay", e);
            }
        });
        return (client, held) -> {
            if (held.isEmpty()) {
                return Verdict.refused("access.nogrant");
            }
            if (Sees.isOwn(scope) && (level == Level.ADMIN || held.get().level() == Level.ADMIN)) {
                return Verdict.refused("access.useronly");
            }
            return held.get().is(level, lastDay) ? Verdict.UNCHANGED : Verdict.DONE;
        };
    }

    /** What {@link #withdraw} would lead to now. */
    public List<AccessOutcome> previewWithdrawal(BureauScope scope, UserId person, Collection<ClientNumber> clients) {
        return outcomes(of(scope, person, clients, withdrawing(scope, person, clients)));
    }

    /**
     * Somebody does not reach these clients any more, from their next request on; what other bureaus gave them stays.
     *
     * @throws RuleBroken {@code reason.missing}
     */
    @Transactional
    public List<AccessOutcome> withdraw(
            BureauScope scope, UserId person, Collection<ClientNumber> clients, String reason) {
        scope.requireMayKeepUsers();
        String why = required(scope, reason);
        String name = people.person(scope, person).name();
        List<Judged> judged = of(scope, person, clients, withdrawing(scope, person, clients));
        List<ClientId> gone = judged.stream()
                .filter(Judged::done)
                .map(one -> one.client().orElseThrow().id())
                .toList();
        table.remove(scope, person, gone);
        if (!gone.isEmpty()) {
            table.askSignOut(person);
            errands.ask(List.of(person));
        }
        gone.forEach(client -> tell(scope, "access.withdrawn", client, details(name, why)));
        return outcomes(judged);
    }

    /** All that the asker sees of what somebody has in this bureau. */
    @Transactional
    public List<AccessOutcome> withdrawAll(BureauScope scope, UserId person, String reason) {
        return withdraw(
                scope,
                person,
                people.grants(scope, person).stream().map(AccessGrant::client).toList(),
                reason);
    }

    private BiFunction<Target, Optional<Held>, Verdict> withdrawing(
            BureauScope scope, UserId person, Collection<ClientNumber> clients) {
        boolean own = Sees.isOwn(scope);
        boolean self = scope instanceof PersonScope asking && asking.user().equals(person);
        List<ClientId> last = own && self
                ? table.lastAdministered(
                        person,
                        table.clients(scope, clients).values().stream()
                                .map(Target::id)
                                .toList())
                : List.of();
        return (client, held) -> {
            if (held.isEmpty()) {
                return Verdict.UNCHANGED;
            }
            if (own && !self && held.get().level() == Level.ADMIN) {
                return Verdict.refused("access.useronly");
            }
            return last.contains(client.id()) ? Verdict.refused("access.lastadmin") : Verdict.DONE;
        };
    }

    /** What becomes of one person's grants. */
    private List<Judged> of(
            BureauScope scope,
            UserId id,
            Collection<ClientNumber> clients,
            BiFunction<Target, Optional<Held>, Verdict> judge) {
        scope.requireMayKeepUsers();
        PersonRow person = people.person(scope, id);
        Map<ClientNumber, Target> targets = table.clients(scope, clients);
        Map<Whose, Held> held = table.held(scope, List.of(id));
        List<Judged> all = new ArrayList<>();
        for (ClientNumber number : new LinkedHashSet<>(clients)) {
            Optional<Target> client = Optional.ofNullable(targets.get(number));
            Verdict verdict = client.map(target ->
                            judge.apply(target, Optional.ofNullable(held.get(new Whose(id, target.id())))))
                    .orElse(NO_CLIENT);
            all.add(new Judged(
                    Optional.empty(),
                    client,
                    new AccessOutcome(
                            all.size() + 1,
                            person.email(),
                            person.name(),
                            Optional.of(number),
                            client.map(Target::name).orElse(""),
                            verdict.kind(),
                            verdict.why())));
        }
        return all;
    }

    private static List<AccessOutcome> outcomes(List<Judged> judged) {
        return judged.stream().map(Judged::outcome).toList();
    }

    /**
     * A client that is being registered has its first user: its administrator.
     *
     * @throws FieldRefused {@code user.email}
     */
    @Transactional
    public void first(BureauScope scope, Client client, EmailAddress email, String name) {
        scope.requireMayRegisterClients();
        Known person = taken(scope, email, name, "user.email");
        table.put(scope, List.of(new Put(person.id(), client.id(), Level.ADMIN, Optional.empty())), "", true);
        tell(scope, "access.granted", client.id(), details(person.name(), Level.ADMIN, Optional.empty(), ""));
    }

    /**
     * Sends the invitation again, with a new link.
     *
     * @throws RuleBroken {@code access.notpending}: they have been in already
     */
    @Transactional
    public void resend(BureauScope scope, UserId person) {
        scope.requireMayKeepUsers();
        PersonRow row = pending(scope, person);
        table.inviteAgain(person);
        errands.hurry(person);
        people.grants(scope, person)
                .forEach(grant -> tell(scope, "access.resent", client(scope, grant), details(row.name(), "")));
    }

    /** What waits for Keycloak or its mail is tried again now. */
    @Transactional
    public void hurry(BureauScope scope, UserId person) {
        scope.requireMayKeepUsers();
        errands.hurry(people.person(scope, person).id());
    }

    /**
     * The invitation went to a wrong address, or the name was misspelt. What the asker sees of this bureau's grants moves
     * to the right address; the wrong one's link opens nothing of it.
     *
     * @return whom they belong to now
     * @throws RuleBroken   {@code access.notpending}: they have been in already; {@code access.useronly}: an administrator
     *                      is the bureau's to correct
     * @throws FieldRefused {@code email}: it is staff's, or disabled
     */
    @Transactional
    public UserId correct(BureauScope scope, UserId person, EmailAddress email, String name) {
        scope.requireMayKeepUsers();
        PersonRow before = pending(scope, person);
        List<AccessGrant> grants = people.grants(scope, person);
        if (Sees.isOwn(scope) && grants.stream().anyMatch(grant -> grant.level() == Level.ADMIN)) {
            throw new RuleBroken("access.useronly");
        }
        String called = Wishes.name(name);
        Known now = taken(scope, email, called, "email");
        if (!called.isEmpty()) {
            table.call(now.id(), called);
        }
        Map<String, Object> details = details(called.isEmpty() ? before.name() : called, "");
        if (!now.id().equals(person)) {
            table.move(
                    scope,
                    person,
                    now.id(),
                    grants.stream().map(grant -> client(scope, grant)).toList());
            errands.ask(List.of(person, now.id()));
            details.put("emailBefore", before.email());
            details.put("email", email.address());
        }
        grants.forEach(grant -> tell(scope, "access.corrected", client(scope, grant), details));
        return now.id();
    }

    private ClientId client(BureauScope scope, AccessGrant grant) {
        return Objects.requireNonNull(
                        table.clients(scope, List.of(grant.client())).get(grant.client()))
                .id();
    }

    /** Whoever signs in with this address, or is about to. */
    private Known taken(BureauScope scope, EmailAddress email, String name, String field) {
        List<String> login = List.of(email.address());
        Known before = table.people(scope, login).get(email.address());
        if (before != null && (before.staff() || before.disabled())) {
            throw new FieldRefused(field, new InvalidValue(before.staff() ? "access.staff" : "access.disabled"));
        }
        if (before != null) {
            return before;
        }
        table.take(Map.of(email, name), Texts.BOKMAL);
        return Objects.requireNonNull(table.people(scope, login).get(email.address()));
    }

    private PersonRow pending(BureauScope scope, UserId person) {
        PersonRow row = people.person(scope, person);
        if (!row.state().isPending()) {
            throw new RuleBroken("access.notpending", row.name());
        }
        return row;
    }

    private static void requireShort(String reason) {
        if (reason.length() > SettingsService.REASON_LENGTH) {
            throw new FieldRefused("reason", new InvalidValue("reason.length", SettingsService.REASON_LENGTH));
        }
    }

    /** A program may say why; a person does. */
    private static String required(BureauScope scope, String reason) {
        String why = reason.strip();
        requireShort(why);
        if (why.isEmpty() && scope instanceof PersonScope) {
            throw new RuleBroken("reason.missing");
        }
        return why;
    }

    private static Map<String, Object> details(String name, Level level, Optional<LocalDate> lastDay, String reason) {
        Map<String, Object> details = details(name, reason);
        details.put("level", level.name());
        lastDay.ifPresent(last -> details.put("lastDay", last.toString()));
        return details;
    }

    private static Map<String, Object> details(String name, String reason) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("user", name);
        if (!reason.isEmpty()) {
            details.put("reason", reason);
        }
        return details;
    }

    private void tell(BureauScope scope, String key, ClientId client, Map<String, Object> details) {
        events.publishEvent(
                new AccessChange(scope.bureau().value(), key, client.value(), scope.actor(), clock.instant(), details));
    }
}
