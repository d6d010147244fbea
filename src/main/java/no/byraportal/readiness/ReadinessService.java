package no.byraportal.readiness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.byraportal.agent.AgentStatusService;
import no.byraportal.agent.Heartbeat;
import no.byraportal.bureau.BureauService;
import no.byraportal.bureau.Licence;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationId;
import no.byraportal.readiness.Answer.Matter;
import no.byraportal.readiness.Answer.Said;
import no.byraportal.readiness.AsideOutcome.Kind;
import no.byraportal.readiness.Standing.Other;
import no.byraportal.readiness.Standing.Unregistered;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.KnownFacts;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Visma.net: how near the clients are, what a person says where no program can tell, and the step over. */
@Service
public class ReadinessService {

    private static final int REASON_LENGTH = 500;

    /** Another active client of the bureau, whoever sees it: Visma.net cannot tell the two apart. */
    private static final String STANDINGS = """
            select c.id, c.client_number, c.name, c.org_number, c.installation_id, i.name agent, k.visma_net, %s people,
                   (select min(o.client_number) from client o
                    join known_facts ok on ok.client_id = o.id and (ok.exported or ok.company_id is not null)
                    join settings os on os.client_id = o.id and os.active
                    where o.bureau_id = c.bureau_id and o.org_number = c.org_number and o.id <> c.id) same_number,
                   (select min(o.client_number) from known_facts ok
                    join client o on o.id = ok.client_id
                    join settings os on os.client_id = o.id and os.active
                    where ok.bureau_id = c.bureau_id and ok.company_id = k.company_id and o.id <> c.id) same_id
            from client c
            join settings s on s.client_id = c.id and s.bureau_id = c.bureau_id
            join installation i on i.id = c.installation_id
            left join known_facts k on k.client_id = c.id
            where\s""".formatted(ClientService.PEOPLE) + BureauScope.SEES_CLIENT;

    private final ClientService clients;
    private final ClientListService list;
    private final AgentStatusService statuses;
    private final BureauService bureaus;
    private final Answers answers;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReadinessService(
            ClientService clients,
            ClientListService list,
            AgentStatusService statuses,
            BureauService bureaus,
            Answers answers,
            JdbcClient jdbc,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clients = clients;
        this.list = list;
        this.statuses = statuses;
        this.bureaus = bureaus;
        this.answers = answers;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** The client's ladder as it is now, an inactive client's too. */
    public Ladder ladder(BureauScope scope, ClientId client) {
        return ladder(scope, clients.client(scope, client));
    }

    private Ladder ladder(BureauScope scope, Client client) {
        return standings(scope, "c.id = :client", Map.of("client", client.id().toString())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("client " + client.id()))
                .ladder(clock);
    }

    /**
     * Where the active clients stand.
     *
     * @param at     only those who stand there; empty: all
     * @param search as in {@link ClientQuery}
     */
    public Survey survey(BureauScope scope, Optional<Step> at, String search) {
        Map<Step, Integer> counts = new EnumMap<>(Step.class);
        List<ClientNumber> found = new ArrayList<>();
        ClientQuery query = ClientQuery.ALL.searching(search);
        Optional<Set<ClientNumber>> fitting =
                query.search().isEmpty() ? Optional.empty() : Optional.of(new HashSet<>(list.numbers(scope, query)));
        for (Standing client : standings(scope, "s.active", Map.of())) {
            Step stands = client.ladder(clock).stands();
            counts.merge(stands, 1, Integer::sum);
            if (at.map(stands::equals).orElse(true)
                    && fitting.map(numbers -> numbers.contains(client.number())).orElse(true)) {
                found.add(client.number());
            }
        }
        return new Survey(counts, found);
    }

    /** The same clients one by one, in this order; those who are not theirs to see (any more) are left out. */
    public List<ReadinessRow> rows(BureauScope scope, List<ClientNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Map<ClientNumber, Standing> found = standings(scope, numbers);
        return numbers.stream()
                .flatMap(number -> Optional.ofNullable(found.get(number)).stream())
                .map(this::row)
                .toList();
    }

    private ReadinessRow row(Standing client) {
        Ladder ladder = client.ladder(clock);
        return new ReadinessRow(
                client.number(),
                client.name(),
                client.agent(),
                ladder.stands(),
                ladder.aside().isPresent() ? Optional.empty() : ladder.stopping(),
                ladder.aside());
    }

    private Map<ClientNumber, Standing> standings(BureauScope scope, Collection<ClientNumber> numbers) {
        return standings(
                        scope,
                        "c.client_number in (:numbers)",
                        Map.of(
                                "numbers",
                                numbers.stream().map(ClientNumber::value).toList()))
                .stream()
                .collect(Collectors.toMap(Standing::number, Function.identity()));
    }

    private List<Standing> standings(BureauScope scope, String which, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(scope.parameters());
        all.putAll(parameters);
        Map<InstallationId, Heartbeat> heard = statuses.heardOfClients(scope);
        Map<ClientId, Map<Matter, Answer>> said = answers.of(which, all);
        Optional<Licence> licence = bureaus.licence(scope, Licence.Kind.VISMA_NET);
        Map<OrgNumber, Unregistered> unregistered = unregistered(scope);
        return jdbc.sql(STANDINGS + " and " + which + " order by c.name, c.id")
                .params(all)
                .query((row, n) -> {
                    ClientId client = ClientId.of(row.getString("id"));
                    Optional<OrgNumber> number =
                            Optional.ofNullable(row.getString("org_number")).map(OrgNumber::new);
                    return new Standing(
                            client,
                            new ClientNumber(row.getLong("client_number")),
                            row.getString("name"),
                            number,
                            row.getString("agent"),
                            Optional.ofNullable(heard.get(InstallationId.of(row.getString("installation_id")))),
                            licence,
                            Optional.ofNullable(row.getString("visma_net"))
                                    .map(told -> Company.of(KnownFacts.read(json, told)))
                                    .orElse(Company.UNTOLD),
                            other(scope, row, "same_number"),
                            number.map(unregistered::get),
                            other(scope, row, "same_id"),
                            row.getInt("people"),
                            said.getOrDefault(client, Map.of()));
                })
                .list();
    }

    /** What the bureau's ERPs have exported and nobody has registered, by organisation number. */
    private Map<OrgNumber, Unregistered> unregistered(BureauScope scope) {
        Map<OrgNumber, Unregistered> found = new HashMap<>();
        jdbc.sql("""
                        select d.erp_client_no, d.installation_id, d.facts from discovered_client d
                        where d.bureau_id = :bureau
                            and json_extract(d.facts, '$.exportedForWebFaktura.value') = true
                            and not exists (
                                select 1 from client c
                                where c.installation_id = d.installation_id and c.erp_client_no = d.erp_client_no)
                        order by d.erp_client_no desc""").param("bureau", scope.bureau().toString()).query(row -> {
            Unregistered one = new Unregistered(
                    new ErpClientNo(row.getString("erp_client_no")),
                    InstallationId.of(row.getString("installation_id")));
            Company.of(KnownFacts.read(json, row.getString("facts")))
                    .cleaned()
                    .ifPresent(number -> found.put(number, one));
        });
        return found;
    }

    /** Named to whoever may see it; that there is one, all may know whose client it disturbs. */
    private Optional<Other> other(BureauScope scope, ResultSet row, String column) throws SQLException {
        @Nullable Long found = row.getObject(column, Long.class);
        if (found == null) {
            return Optional.empty();
        }
        ClientNumber number = new ClientNumber(found);
        try {
            return Optional.of(new Other(number, clients.client(scope, number).name()));
        } catch (NotFound e) {
            return Optional.of(new Other(number, ""));
        }
    }

    /**
     * Somebody says what no program can tell. What is said already stands until it is taken back.
     *
     * @throws RuleBroken {@code readiness.notready}: the client is updated to Visma.net before the steps are done;
     *                    {@code readiness.isupdated}: it is not meant for Visma.net and is there already;
     *                    {@code readiness.documented}: what this ERP needs is known; {@code reason.missing}
     */
    @Transactional
    public void say(BureauScope scope, ClientId id, Said said, String reason) {
        scope.requireMayChangeClients();
        Client client = clients.client(scope, id);
        answers.takeTurn(client);
        judge(said, ladder(scope, client), reason.strip());
        keep(scope, client, said, reason.strip());
    }

    private static void judge(Said said, Ladder ladder, String reason) {
        switch (said) {
            case UPDATED -> {
                if (ladder.at(Step.UPDATED).finding() == Finding.NOT_READY
                        || ladder.aside().isPresent()) {
                    throw new RuleBroken("readiness.notready");
                }
            }
            case NOT_MEANT -> {
                if (ladder.at(Step.UPDATED).finding() == Finding.UPDATED) {
                    throw new RuleBroken("readiness.isupdated");
                }
            }
            case CONFIRMED -> {
                Finding version = ladder.at(Step.ERP_VERSION).finding();
                if (version != Finding.ERP_UNDOCUMENTED && version != Finding.ERP_CONFIRMED) {
                    throw new RuleBroken("readiness.documented");
                }
                if (reason.isEmpty()) {
                    throw new RuleBroken("reason.missing");
                }
            }
            case CREATED, TIED, NEW_COMPANY, SYNC_USER -> {
                // These may be so however far the client has come.
            }
        }
    }

    private void keep(BureauScope scope, Client client, Said said, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String why = reason.substring(0, Math.min(reason.length(), REASON_LENGTH));
        if (answers.keep(client, new Answer(said, why, now, scope.actor()))) {
            tell(scope, client, said.key(), now, why.isEmpty() ? Map.of() : Map.of("reason", why));
        }
    }

    /** It is not so after all; the step is open again. */
    @Transactional
    public void takeBack(BureauScope scope, ClientId id, Matter matter) {
        scope.requireMayChangeClients();
        Client client = clients.client(scope, id);
        answers.takeTurn(client);
        if (answers.forget(client, matter)) {
            tell(scope, client, "vismanet.takenback", clock.instant(), Map.of("matter", matter));
        }
    }

    /** What {@link #setAside} would lead to now. */
    public List<AsideOutcome> previewAside(BureauScope scope, Collection<ClientNumber> numbers) {
        scope.requireMayChangeClients();
        if (numbers.isEmpty()) {
            return List.of();
        }
        Map<ClientNumber, Standing> found = standings(scope, numbers);
        return new LinkedHashSet<>(numbers)
                .stream()
                        .map(number -> Optional.ofNullable(found.get(number))
                                .map(ReadinessService::outcome)
                                .orElseGet(() -> new AsideOutcome(number, "", Kind.UNKNOWN)))
                        .toList();
    }

    private static AsideOutcome outcome(Standing client) {
        Kind kind = client.answer(Matter.UPDATED).isPresent()
                ? Kind.UPDATED
                : client.answer(Matter.MEANT).isPresent() ? Kind.UNCHANGED : Kind.DONE;
        return new AsideOutcome(client.number(), client.name(), kind);
    }

    /**
     * These clients are not meant for Visma.net.
     *
     * @return what became of each, in the order they were named
     */
    @Transactional
    public List<AsideOutcome> setAside(BureauScope scope, Collection<ClientNumber> numbers) {
        List<AsideOutcome> outcomes = previewAside(scope, numbers);
        outcomes.stream().filter(outcome -> outcome.kind() == Kind.DONE).forEach(outcome -> {
            Client client = clients.client(scope, outcome.client());
            answers.takeTurn(client);
            keep(scope, client, Said.NOT_MEANT, "");
        });
        return outcomes;
    }

    private void tell(BureauScope scope, Client client, String key, Instant at, Map<String, Object> details) {
        events.publishEvent(
                new ReadinessChange(scope.bureau().value(), key, client.id().value(), scope.actor(), at, details));
    }
}
