package no.byraportal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.byraportal.access.PeopleQuery.Review;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.UserId;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Brukere: the clients' own people, as far as each may see them; filtered, sorted and paged in the database. */
@Service
public class PeopleService {

    private static final String PEOPLE = """
            select u.id, u.name, u.email, u.invited_at, u.link_ends_at, u.activated_at, u.disabled_at, u.signed_in_at,
                   u.trouble, u.trouble_at, %1$s state, sum(%2$s) clients, max(%2$s and g.level = 'ADMIN') admin,
                   if(sum(g.ends_on is null) > 0, null, max(g.ends_on)) last_day,
                   min(g.granted_at) given_at,
                   group_concat(if(%2$s, c.name, null) order by c.name separator '\\n' limit 3) names
            from client_grant g
            join client c on c.id = g.client_id and c.bureau_id = g.bureau_id
            join portal_user u on u.id = g.user_id
            where g.bureau_id = :scopeBureau and %3$s
                and (:person = '' or cast(u.id as char) = :person)
                and (:search = '' or u.name like :anywhere escape '!' or u.email like :anywhere escape '!')
                and (:client = 0 or c.client_number = :client)
            group by u.id""".formatted(UserState.SQL, Sees.HOLDS, Sees.USERS_OF);

    private final JdbcClient jdbc;
    private final ClientService clients;
    private final Clock clock;

    PeopleService(JdbcClient jdbc, ClientService clients, Clock clock) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.clock = clock;
    }

    public List<PersonRow> page(BureauScope scope, PeopleQuery query, int offset, int limit) {
        return jdbc.sql("select * from (" + PEOPLE + ") p " + where(query) + " order by " + query.order()
                        + " limit :limit offset :offset")
                .params(parameters(scope, query, ""))
                .param("limit", Math.clamp(limit, 1, 500))
                .param("offset", offset)
                .query((row, n) -> person(row))
                .list();
    }

    public int count(BureauScope scope, PeopleQuery query) {
        return jdbc.sql("select count(*) from (" + PEOPLE + ") p " + where(query))
                .params(parameters(scope, query, ""))
                .query(Integer.class)
                .single();
    }

    /** How many of those whom the search and the client fit are in each state, and how many are to be looked at. */
    public PeopleCounts counts(BureauScope scope, PeopleQuery query) {
        Map<UserState, Integer> states = new EnumMap<>(UserState.class);
        Map<Review, Integer> reviews = new EnumMap<>(Review.class);
        String sums = Arrays.stream(Review.values())
                .map(review -> ", sum(" + review.condition + ") " + review.name())
                .collect(Collectors.joining());
        jdbc.sql("select state, count(*) people" + sums + " from (" + PEOPLE + ") p group by state")
                .params(parameters(scope, query, ""))
                .query(row -> {
                    states.put(UserState.valueOf(row.getString("state")), row.getInt("people"));
                    for (Review review : Review.values()) {
                        reviews.merge(review, row.getInt(review.name()), Integer::sum);
                    }
                });
        return new PeopleCounts(states, reviews);
    }

    /** @throws NotFound when nobody of a client that the asker sees is known by this id */
    public PersonRow person(BureauScope scope, UserId id) {
        return jdbc.sql(PEOPLE)
                .params(parameters(scope, PeopleQuery.ALL, id.toString()))
                .query((row, n) -> person(row))
                .optional()
                .orElseThrow(() -> new NotFound("user " + id));
    }

    /** Where a page ended: the next one begins after it, whoever has come or gone meanwhile. */
    record Place(String name, UserId id) {}

    /** A page of the list as programs read it, by name. */
    List<PersonRow> after(BureauScope scope, PeopleQuery query, Optional<Place> place, int limit) {
        return jdbc.sql("select * from (" + PEOPLE + ") p " + where(query) + """
                         and (:afterId = '' or p.name > :afterName or p.name = :afterName and cast(p.id as char) > :afterId)
                        order by p.name, cast(p.id as char) limit :limit""")
                .params(parameters(scope, query, ""))
                .param("afterName", place.map(Place::name).orElse(""))
                .param("afterId", place.map(end -> end.id().toString()).orElse(""))
                .param("limit", limit)
                .query((row, n) -> person(row))
                .list();
    }

    /** Why somebody has access: each client they were given, also what is over by now, by the clients' names. */
    public List<AccessGrant> grants(BureauScope scope, UserId id) {
        return grants(scope, List.of(id)).getOrDefault(id, List.of());
    }

    Map<UserId, List<AccessGrant>> grants(BureauScope scope, Collection<UserId> ids) {
        Map<UserId, List<AccessGrant>> grants = new HashMap<>();
        if (ids.isEmpty()) {
            return grants;
        }
        jdbc.sql("""
                        select g.id, g.user_id, c.client_number, c.name, g.level, g.granted_at, g.granted_by_name, g.reason,
                               g.ends_on, s.active
                        from client_grant g
                        join client c on c.id = g.client_id and c.bureau_id = g.bureau_id
                        join settings s on s.client_id = c.id
                        where g.user_id in (:people) and g.bureau_id = :scopeBureau and\s""" + Sees.USERS_OF + " order by c.name, c.id")
                .params(Sees.parameters(scope, clock))
                .param("people", ids.stream().map(UserId::toString).toList())
                .query(row -> {
                    grants.computeIfAbsent(UserId.of(row.getString("user_id")), id -> new ArrayList<>())
                            .add(grant(row));
                });
        return grants;
    }

    private static AccessGrant grant(ResultSet row) throws SQLException {
        return new AccessGrant(
                UUID.fromString(row.getString("id")),
                new ClientNumber(row.getLong("client_number")),
                row.getString("name"),
                Level.valueOf(row.getString("level")),
                row.getObject("granted_at", Instant.class),
                row.getString("granted_by_name"),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                day(row, "ends_on"),
                row.getBoolean("active"));
    }

    /**
     * Everyone who can reach a client today: the bureau's people by role or grant, and the client's own.
     *
     * @throws NotFound when it is not a client that the asker works with
     */
    public List<Reach> reach(BureauScope scope, ClientNumber number) {
        if (Sees.isOwn(scope)) {
            throw new NotAllowed("a client's own person may not read who of the bureau reaches it");
        }
        return jdbc.sql("""
                        select * from (
                            select u.id, u.name, u.email, min(m.role) way, null at, '' by_name, '' reason, null last_day
                            from membership m join portal_user u on u.id = m.user_id
                            where m.bureau_id = :scopeBureau and m.role in ('BUREAU_ADMIN', 'BUREAU_MANAGER')
                            group by u.id
                            union all
                            select u.id, u.name, u.email, 'BUREAU_STAFF', null, '', '', g.ends_on
                            from staff_grant g join portal_user u on u.id = g.user_id
                            where g.client_id = :client and %1$s and 'BUREAU_STAFF' = (
                                select min(m.role) from membership m
                                where m.user_id = u.id and m.bureau_id = :scopeBureau)
                            union all
                            select u.id, u.name, u.email, if(g.level = 'ADMIN', 'CLIENT_ADMIN', 'CLIENT_USER'),
                                   g.granted_at, g.granted_by_name, coalesce(g.reason, ''), g.ends_on
                            from client_grant g join portal_user u on u.id = g.user_id
                            where g.client_id = :client and g.bureau_id = :scopeBureau and %1$s) reach
                        order by field(way, 'BUREAU_ADMIN', 'BUREAU_MANAGER', 'BUREAU_STAFF', 'CLIENT_ADMIN',
                            'CLIENT_USER'), name, id""".formatted(Sees.HOLDS))
                .params(Sees.parameters(scope, clock))
                .param("client", clients.client(scope, number).id().toString())
                .query((row, n) -> new Reach(
                        UserId.of(row.getString("id")),
                        row.getString("name"),
                        row.getString("email"),
                        Reach.Way.valueOf(row.getString("way")),
                        time(row, "at"),
                        row.getString("by_name"),
                        row.getString("reason"),
                        day(row, "last_day")))
                .list();
    }

    private static String where(PeopleQuery query) {
        String states = query.states().isEmpty() ? "true" : "p.state in (:states)";
        return "where " + states + " and "
                + query.review().map(review -> review.condition).orElse("true");
    }

    private Map<String, Object> parameters(BureauScope scope, PeopleQuery query, String person) {
        Map<String, Object> parameters = Sees.parameters(scope, clock);
        Instant now = clock.instant();
        parameters.put("now", now);
        parameters.put("unused", now.minus(Duration.ofDays(PeopleQuery.UNUSED_DAYS)));
        parameters.put("person", person);
        parameters.put("search", query.search());
        parameters.put("anywhere", query.anywhere());
        parameters.put("client", query.client().map(ClientNumber::value).orElse(0L));
        parameters.put("states", query.states().stream().map(Enum::name).collect(Collectors.toSet()));
        return parameters;
    }

    private static PersonRow person(ResultSet row) throws SQLException {
        return new PersonRow(
                UserId.of(row.getString("id")),
                row.getString("name"),
                row.getString("email"),
                UserState.valueOf(row.getString("state")),
                new UserTimes(
                        time(row, "invited_at"),
                        time(row, "link_ends_at"),
                        time(row, "activated_at"),
                        time(row, "disabled_at"),
                        time(row, "signed_in_at")),
                row.getString("trouble") == null
                        ? Optional.empty()
                        : Optional.of(
                                new Trouble(row.getString("trouble"), row.getObject("trouble_at", Instant.class))),
                row.getBoolean("admin"),
                row.getInt("clients"),
                names(row.getString("names")),
                day(row, "last_day"));
    }

    private static List<String> names(@Nullable String lines) {
        return lines == null ? List.of() : lines.lines().toList();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Instant.class));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
