package no.byraportal.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.Scope;
import no.byraportal.identity.WebFaktura;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.shared.Actor;
import no.byraportal.shared.Dates;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is desired for each client, how it came to be so, and what its consumers say they run on. */
@Service
public class SettingsService {

    /** A reason is at most this long. */
    public static final int REASON_LENGTH = 500;

    /** The rule that some changes need a reason: {@link SettingsDiff#demandingReason}. */
    static final String REASON_REQUIRED = "reason-required";

    private final SettingsRepository settings;
    private final ClientService clients;
    private final KnownFactsTable facts;
    private final NumbersTable numbers;
    private final Checklist checklist;
    private final TurnTable turns;
    private final Plans plans;
    private final OrgNumbers orgNumbers;
    private final Claims claims;
    private final Outlook outlook;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SettingsService(
            SettingsRepository settings,
            ClientService clients,
            KnownFactsTable facts,
            NumbersTable numbers,
            Checklist checklist,
            TurnTable turns,
            Plans plans,
            OrgNumbers orgNumbers,
            Claims claims,
            Outlook outlook,
            JdbcClient jdbc,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.settings = settings;
        this.clients = clients;
        this.facts = facts;
        this.numbers = numbers;
        this.checklist = checklist;
        this.turns = turns;
        this.plans = plans;
        this.orgNumbers = orgNumbers;
        this.claims = claims;
        this.outlook = outlook;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    public ClientSettings settings(Scope scope, ClientId client) {
        Client seen = clients.client(scope, client);
        return settings.findByClientAndBureau(seen.id(), scope.bureau()).orElseThrow(() -> missing(client));
    }

    /** The settings of all clients of the installation that asks. */
    public List<ClientSettings> settings(InstallationScope scope) {
        List<ClientId> ids = clients.clients(scope).stream().map(Client::id).toList();
        return ids.isEmpty() ? List.of() : settings.findAllByBureauAndClientIn(scope.bureau(), ids);
    }

    /** What is desired for some clients of the scope's bureau. */
    public Map<ClientId, ClientSettings> settings(Scope scope, List<ClientId> ids) {
        requireAllClients(scope);
        return ids.isEmpty()
                ? Map.of()
                : settings.findAllByBureauAndClientIn(scope.bureau(), ids).stream()
                        .collect(Collectors.toMap(ClientSettings::client, Function.identity()));
    }

    /** Who keeps a bureau's agents sees all that they have; an installation that asks sees what it has itself. */
    private static void requireAllClients(Scope scope) {
        if (scope instanceof BureauScope bureau) {
            bureau.requireMayKeepAgents();
        }
    }

    /** Every client of an installation that has settings, by ERP number: should it be synchronised? */
    public Map<String, Boolean> activity(Scope scope, InstallationId installation) {
        requireAllClients(scope);
        Map<String, Boolean> activity = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.erp_client_no, s.active from settings s
                        join client c on c.id = s.client_id and c.bureau_id = s.bureau_id
                        where c.installation_id = :installation and s.bureau_id = :bureau order by c.erp_client_no""")
                .param("installation", installation.toString())
                .param("bureau", scope.bureau().toString())
                .query(row -> {
                    activity.put(row.getString("erp_client_no"), row.getBoolean("active"));
                });
        return activity;
    }

    /** The documents of the revisions after this one, newest first. */
    public List<SettingsDocument> documentsAfter(Scope scope, ClientId client, int revision) {
        clients.client(scope, client);
        return jdbc.sql("""
                        select document from settings_revision
                        where client_id = :client and bureau_id = :bureau and revision > :revision
                        order by revision desc""")
                .param("client", client.toString())
                .param("bureau", scope.bureau().toString())
                .param("revision", revision)
                .query((row, n) -> SettingsDocument.read(json, row.getString("document")))
                .list();
    }

    /** The first settings of a client just taken in: revision 1. */
    @Transactional
    public ClientSettings begin(Scope scope, ClientId client, SettingsDocument document) {
        Client born = clients.client(scope, client);
        KnownFacts known = facts.adopt(born);
        Client called = clients.call(scope, born, known.name(), known.orgNumber());
        ClientSettings begun = settings.save(ClientSettings.first(client, scope.bureau(), document));
        judge(called, begun);
        record(
                begun,
                scope.actor(),
                null,
                new SettingsDiff(List.of()),
                EnumSet.allOf(Consumer.class),
                Optional.empty());
        return begun;
    }

    /**
     * The next revision. The person saw revision {@code seen} while typing; when that is no longer the newest, nothing
     * is saved. When nothing differs, there is no new revision either, so saving twice is saving once.
     *
     * @param desired the settings as the person wants them
     * @param reason  why, at most {@value #REASON_LENGTH} characters; may be empty where none is demanded
     * @throws SavedFirst   when somebody saved after {@code seen}
     * @throws RuleBroken   {@code reason-required}, {@code series-in-use}, {@code orgnumber-registered}
     * @throws FieldRefused what may not be typed: {@link #requireTypeable}
     */
    @Transactional
    public ClientSettings change(BureauScope scope, int seen, ClientSettings desired, String reason) {
        return save(scope, seen, desired, List.of(), reason, Optional.empty(), Numbering::refused);
    }

    /**
     * The next revision, after somebody has looked at values that were changed by hand elsewhere.
     *
     * @param kept values that stay as they are against those, the other value first; with one of them there is a new
     *             revision also when nothing else differs
     * @throws SavedFirst when somebody saved after {@code seen}
     * @throws RuleBroken {@code reason-required}, {@code series-in-use}, {@code orgnumber-registered}
     */
    @Transactional
    public ClientSettings decide(
            BureauScope scope, int seen, ClientSettings desired, List<FieldChange> kept, String reason) {
        return save(scope, seen, desired, kept, reason, Optional.empty());
    }

    /** @param restored the revision that is brought back */
    ClientSettings save(
            BureauScope scope,
            int seen,
            ClientSettings desired,
            List<FieldChange> kept,
            String reason,
            Optional<Integer> restored) {
        return save(scope, seen, desired, kept, reason, restored, Numbering::locked);
    }

    static String judged(String reason) {
        String bare = reason.strip();
        if (bare.length() > REASON_LENGTH) {
            throw new InvalidValue("reason.length", REASON_LENGTH);
        }
        return bare;
    }

    /** @param refusing what may not become so, by field: more is asked of what is typed than of what is taken over */
    private ClientSettings save(
            BureauScope scope,
            int seen,
            ClientSettings desired,
            List<FieldChange> kept,
            String reason,
            Optional<Integer> restored,
            BiFunction<Numbering, SettingsDocument, Map<String, InvalidValue>> refusing) {
        scope.requireMayChangeClients();
        String why = judged(reason);
        Client client = clients.client(scope, desired.client());
        ClientSettings current = lock(client);
        SettingsDiff changed = SettingsDiff.between(current.document(), desired.document());
        SettingsDiff diff = changed.and(kept);
        if (diff.isEmpty()) {
            return current;
        }
        if (current.revision() != seen) {
            throw new SavedFirst(current, revision(client.id(), scope, current.revision()));
        }
        orgNumbers.requireAloneInTurn(scope, client.id(), current.document(), desired.document());
        refuse(refusing.apply(numbering(client, desired.document()), current.document()));
        if (why.isEmpty() && !changed.demandingReason().isEmpty()) {
            throw new RuleBroken(REASON_REQUIRED);
        }
        ClientSettings saved = settings.save(current.next(desired.document(), diff.concerns()));
        remind(client, saved, scope.actor());
        judge(client, saved);
        record(saved, scope.actor(), why.isEmpty() ? null : why, diff, diff.concerns(), restored);
        return saved;
    }

    /**
     * Judges what somebody has typed beyond what each value judges itself: numbers that would be given twice, and where a
     * series in use starts. What was so before, and what is imported, is a problem and refused by nobody.
     *
     * @throws RuleBroken   {@code series-in-use}
     * @throws FieldRefused the rest, by field
     */
    public void requireTypeable(Scope scope, ClientSettings desired) {
        Client client = clients.client(scope, desired.client());
        ClientSettings current = settings(scope, client.id());
        orgNumbers.requireAlone(scope, client, current.document(), desired.document());
        refuse(numbering(client, desired.document()).refused(current.document()));
    }

    /** Would the client, with these settings, stand beside another that has its organisation number? */
    public boolean standsInTheWay(Scope scope, ClientId id, SettingsDocument desired) {
        Client client = clients.client(scope, id);
        try {
            orgNumbers.requireAlone(scope, client, settings(scope, id).document(), desired);
            return false;
        } catch (RuleBroken e) {
            return true;
        }
    }

    private static void refuse(Map<String, InvalidValue> reasons) {
        List<String> inUse = reasons.entrySet().stream()
                .filter(refused -> refused.getValue().key().equals(Numbering.IN_USE))
                .map(Map.Entry::getKey)
                .toList();
        if (!inUse.isEmpty()) {
            throw RuleBroken.at(inUse, Numbering.IN_USE);
        }
        if (!reasons.isEmpty()) {
            throw new FieldRefused(reasons);
        }
    }

    /** Where the client's series would lie with these settings. */
    Numbering numbering(Client client, SettingsDocument document) {
        return numbering(client, document, facts.of(client), plans.today());
    }

    private Numbering numbering(Client client, SettingsDocument document, KnownFacts known, List<Plan> today) {
        return new Numbering(
                document,
                known.customerRanges(),
                numbers.of(client),
                Plan.invoicesAYear(today, document.subscription().plan()),
                LocalDate.now(clock.withZone(Dates.OSLO)).getYear());
    }

    /** Whoever changes what the client's problems depend on takes turns, until the transaction ends. */
    ClientSettings lock(Client client) {
        return settings.findForChangeByClientAndBureau(client.id(), client.bureau())
                .orElseThrow(() -> missing(client.id()));
    }

    /** What this revision turns in the ERP's place, somebody must turn there; at once, unless its turn comes later. */
    private void remind(Client client, ClientSettings saved, Actor by) {
        for (Switch what : Switch.values()) {
            boolean on = what.isOn(saved.document());
            if (saved.turnedBy(what) != saved.revision()) {
                continue;
            }
            if (Switch.isInOrder(what, on)) {
                checklist.withdraw(client, what.reminder(on));
            } else {
                checklist.raise(client, what.reminder(on), by, now());
            }
        }
    }

    /** As exactly as it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(
            ClientSettings saved,
            Actor by,
            @Nullable String reason,
            SettingsDiff diff,
            Set<Consumer> concerned,
            Optional<Integer> restored) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into settings_revision
                            (client_id, revision, bureau_id, at, actor_id, actor_name, reason, restored, document,
                             changes, concerns_agent, concerns_webfaktura)
                        values (:client, :revision, :bureau, :at, :actorId, :actorName, :reason, :restored, :document,
                                :changes, :agent, :webfaktura)""")
                .param("client", saved.client().toString())
                .param("revision", saved.revision())
                .param("bureau", saved.bureau().toString())
                .param("at", now)
                .param("actorId", by.id())
                .param("actorName", by.name())
                .param("reason", reason)
                .param("restored", restored.orElse(null))
                .param("document", json.writeValueAsString(saved.document()))
                .param("changes", json.writeValueAsString(diff))
                .param("agent", concerned.contains(Consumer.AGENT))
                .param("webfaktura", concerned.contains(Consumer.WEBFAKTURA))
                .update();
        diff.changes().forEach(change -> forgetDrift(saved, change));
        events.publishEvent(new SettingsChanged(
                saved.bureau().value(), saved.client(), saved.revision(), reason, diff, concerned, by, now));
    }

    /** What is wanted now as the file says it already has drifted no longer. */
    private void forgetDrift(ClientSettings saved, FieldChange change) {
        jdbc.sql("""
                        delete from settings_problem where client_id = :client and bureau_id = :bureau
                            and position < 0 and field = :field and raw = :after""")
                .param("client", saved.client().toString())
                .param("bureau", saved.bureau().toString())
                .param("field", change.field())
                .param("after", Written.cut(change.after() == null ? "" : change.after(), 199))
                .update();
    }

    /** Writes down the client's problems, the most important one first. */
    void judge(Client client, ClientSettings saved) {
        jdbc.sql("""
                        delete from settings_problem
                        where client_id = :client and bureau_id = :bureau and position >= 0""")
                .param("client", saved.client().toString())
                .param("bureau", saved.bureau().toString())
                .update();
        int position = 0;
        for (Problem problem : judgement(client, saved).problems()) {
            write(saved.bureau(), saved.client(), position++, problem);
        }
    }

    /** Something that a client's problems depend on changes, in the client's turn, and they are judged with it. */
    @Transactional
    public void judgeAfter(WebFaktura asking, Client client, Runnable change) {
        ClientSettings current = lock(client);
        change.run();
        judge(client, current);
    }

    /** These values of the client were changed by hand in the file: they stand before its other problems. */
    @Transactional
    public void noteDrifts(Scope scope, ClientId client, List<Problem> drifts) {
        clients.client(scope, client);
        jdbc.sql("""
                        delete from settings_problem
                        where client_id = :client and bureau_id = :bureau and position < 0""")
                .param("client", client.toString())
                .param("bureau", scope.bureau().toString())
                .update();
        for (int i = 0; i < drifts.size(); i++) {
            write(scope.bureau(), client, i - drifts.size(), drifts.get(i));
        }
    }

    /** A problem as there is room for it. */
    static Problem asWritten(Problem problem) {
        return new Problem(problem.key(), problem.field(), Written.cut(problem.raw(), 199));
    }

    private void write(BureauId bureau, ClientId client, int position, Problem problem) {
        jdbc.sql("""
                        insert into settings_problem (client_id, position, bureau_id, problem, field, raw)
                        values (:client, :position, :bureau, :problem, :field, :raw)""")
                .param("client", client.toString())
                .param("position", position)
                .param("bureau", bureau.toString())
                .param("problem", problem.key())
                .param("field", problem.field())
                .param("raw", asWritten(problem).raw())
                .update();
    }

    /** What would be wrong with a client if these were its settings, and what cannot be judged. */
    public Judgement judgement(Scope scope, ClientSettings desired) {
        return judgement(clients.client(scope, desired.client()), desired);
    }

    /** The subscriptions one can choose today, by code; the same for all bureaus. */
    public List<Plan> plans(Scope scope) {
        return plans.today();
    }

    Judgement judgement(Client client, ClientSettings desired) {
        KnownFacts known = facts.of(client);
        List<Plan> today = plans.today();
        SettingsDocument document = desired.document();
        Judgement judged = Rules.judge(
                client,
                document,
                known,
                today,
                numbering(client, document, known, today),
                new Waiting(turns.of(client, desired), clock.instant()));
        Judgement among =
                orgNumbers.problem(client, document).map(judged::after).orElse(judged);
        Judgement claimed = claims.problem(client).map(among::after).orElse(among);
        return outlook.problem(client, document).map(claimed::before).orElse(claimed);
    }

    /**
     * What a change brings: problems that are not there now, and what there is to say of the fields that change.
     *
     * @throws RuleBroken   as {@link #change} would
     * @throws FieldRefused as {@link #change} would
     */
    public List<Problem> brought(Scope scope, ClientSettings desired, SettingsDiff diff) {
        requireTypeable(scope, desired);
        List<Problem> now = problems(scope, desired.client());
        Set<String> changed = diff.changes().stream().map(FieldChange::field).collect(Collectors.toSet());
        Judgement judgement = judgement(scope, desired);
        Stream<Problem> problems = Stream.concat(now.stream().filter(Problem::isDrift), judgement.problems().stream())
                .filter(problem -> !now.contains(problem) || changed.contains(problem.field()));
        Stream<Problem> later = judgement.later().stream().filter(problem -> changed.contains(problem.field()));
        return Stream.concat(problems, later).toList();
    }

    /** The client's problems, the most important one first. */
    public List<Problem> problems(Scope scope, ClientId client) {
        clients.client(scope, client);
        return jdbc.sql("""
                        select problem, field, raw from settings_problem
                        where client_id = :client and bureau_id = :bureau order by position""")
                .param("client", client.toString())
                .param("bureau", scope.bureau().toString())
                .query((row, n) -> new Problem(row.getString("problem"), row.getString("field"), row.getString("raw")))
                .list();
    }

    /**
     * The client's history, newest first.
     *
     * @param before only revisions below this one
     * @param limit  at most so many, 1 to 500
     */
    public List<SettingsRevision> revisions(Scope scope, ClientId client, int before, int limit) {
        clients.client(scope, client);
        return jdbc.sql("""
                        select revision, at, actor_id, actor_name, reason, restored, changes, concerns_agent,
                               concerns_webfaktura
                        from settings_revision
                        where client_id = :client and bureau_id = :bureau and revision < :before
                        order by revision desc limit :limit""")
                .param("client", client.toString())
                .param("bureau", scope.bureau().toString())
                .param("before", before)
                .param("limit", Math.clamp(limit, 1, 500))
                .query((row, n) -> revision(row))
                .list();
    }

    private SettingsRevision revision(ClientId client, Scope scope, int revision) {
        return revisions(scope, client, revision + 1, 1).getFirst();
    }

    private SettingsRevision revision(ResultSet row) throws SQLException {
        return new SettingsRevision(
                row.getInt("revision"),
                row.getObject("at", Instant.class),
                new Actor(row.getString("actor_id"), row.getString("actor_name")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getObject("restored", Integer.class)),
                json.readValue(row.getString("changes"), SettingsDiff.class),
                concerned(row));
    }

    private static Set<Consumer> concerned(ResultSet row) throws SQLException {
        Set<Consumer> concerned = EnumSet.noneOf(Consumer.class);
        if (row.getBoolean("concerns_agent")) {
            concerned.add(Consumer.AGENT);
        }
        if (row.getBoolean("concerns_webfaktura")) {
            concerned.add(Consumer.WEBFAKTURA);
        }
        return concerned;
    }

    /** The document as it was in a revision. */
    public SettingsDocument document(Scope scope, ClientId client, int revision) {
        clients.client(scope, client);
        return jdbc.sql("""
                        select document from settings_revision
                        where client_id = :client and bureau_id = :bureau and revision = :revision""")
                .param("client", client.toString())
                .param("bureau", scope.bureau().toString())
                .param("revision", revision)
                .query((row, n) -> SettingsDocument.read(json, row.getString("document")))
                .optional()
                .orElseThrow(() -> new NotFound("revision " + revision));
    }

    /** What a consumer says it runs on; empty when it has said nothing yet. */
    public Optional<Applied> applied(Scope scope, ClientId client, Consumer consumer) {
        clients.client(scope, client);
        return jdbc.sql("""
                        select revision, applied_at, sha256, active, payments from settings_applied
                        where client_id = :client and bureau_id = :bureau and consumer = :consumer""")
                .param("client", client.toString())
                .param("bureau", scope.bureau().toString())
                .param("consumer", consumer.name())
                .query((row, n) -> new Applied(
                        row.getInt("revision"),
                        row.getObject("applied_at", Instant.class),
                        row.getString("sha256"),
                        row.getObject("active", Boolean.class),
                        row.getObject("payments", Boolean.class)))
                .optional();
    }

    /**
     * The agent says what it runs on now. An older revision than before is believed too: an agent may have been
     * restored from a back-up, and then that is what it runs on.
     *
     * @throws InvalidValue {@code applied.revision} for a revision that does not exist
     */
    @Transactional
    public void acknowledge(InstallationScope scope, ClientId client, Applied applied) {
        acknowledge(clients.client(scope, client), Consumer.AGENT, applied, scope.actor());
    }

    /**
     * WebFaktura says what it runs on now; it is believed as an agent is.
     *
     * @throws InvalidValue {@code applied.revision} for a revision that does not exist
     */
    @Transactional
    public void acknowledge(WebFaktura asking, ClientNumber number, Applied applied) {
        acknowledge(clients.client(asking, number), Consumer.WEBFAKTURA, applied, asking.actor());
    }

    private void acknowledge(Client client, Consumer consumer, Applied applied, Actor by) {
        ClientSettings now =
                settings.findByClientAndBureau(client.id(), client.bureau()).orElseThrow(() -> missing(client.id()));
        if (applied.revision() < 1 || applied.revision() > now.revision()) {
            throw new InvalidValue("applied.revision", now.revision());
        }
        if (now.isTurned()) {
            answered(client, consumer, applied, by);
        } else {
            write(client, consumer, applied);
        }
    }

    /** Of a client that was turned, what a party says is what the next one, or a problem, may wait for. */
    private void answered(Client client, Consumer consumer, Applied applied, Actor by) {
        ClientSettings now = lock(client);
        boolean hadStopped = turns.hasStoppedPayments(client, now);
        write(client, consumer, applied);
        if (!hadStopped && turns.hasStoppedPayments(client, now)) {
            events.publishEvent(new PaymentsStopped(
                    client.bureau().value(), client.id().value(), applied.revision(), by, clock.instant()));
        }
        turns.of(client, now).stream()
                .filter(turn -> Switch.isInOrder(turn.what(), turn.on()))
                .filter(turn -> turn.answer(Party.WEBFAKTURA).done().isPresent())
                .map(turn -> turn.what().reminder(turn.on()))
                .filter(task -> checklist.of(client).stream().noneMatch(item -> item.task() == task))
                .forEach(task -> checklist.raise(client, task, by, now()));
        judge(client, now);
    }

    private void write(Client client, Consumer consumer, Applied applied) {
        write("insert ignore into applied_history", client, consumer, applied);
        write("replace into settings_applied", client, consumer, applied);
    }

    private void write(String into, Client client, Consumer consumer, Applied applied) {
        jdbc.sql(into + """
                  (client_id, bureau_id, consumer, revision, applied_at, sha256, active, payments, reported_at)
                values (:client, :bureau, :consumer, :revision, :at, :sha256, :active, :payments, :now)""")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("consumer", consumer.name())
                .param("revision", applied.revision())
                .param("at", applied.appliedAt())
                .param("sha256", applied.sha256())
                .param("active", applied.active())
                .param("payments", applied.payments())
                .param("now", clock.instant())
                .update();
    }

    private static NotFound missing(ClientId client) {
        return new NotFound("settings of client " + client);
    }
}
