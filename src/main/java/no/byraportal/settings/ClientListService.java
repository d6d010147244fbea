package no.byraportal.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.BureauScope;
import no.byraportal.settings.ClientListing.Place;
import no.byraportal.shared.OrgNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The client list: filtered, sorted and paged in the database, one statement a page. */
@Service
public class ClientListService {

    static final String FROM = """
            from client c
            join settings s on s.client_id = c.id and s.bureau_id = c.bureau_id
            left join settings_applied a on a.client_id = c.id and a.consumer = 'AGENT'
            left join settings_problem p on p.client_id = c.id and p.position =
                (select min(first.position) from settings_problem first where first.client_id = c.id)
            where\s""" + BureauScope.SEES_CLIENT;

    private static final String FOUND = """
             and (:search = '' or c.name like :anywhere escape '!' or c.org_number like :beginning escape '!'
                  or concat(coalesce(c.drive_letter, ''), c.erp_client_no) like :beginning escape '!'
                  or c.erp_client_no like :beginning escape '!'
                  or cast(c.client_number as char) like :beginning escape '!')
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClientListService(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<ClientRow> page(BureauScope scope, ClientQuery query, int offset, int limit) {
        return jdbc.sql("""
                        select c.client_number, concat(coalesce(c.drive_letter, ''), c.erp_client_no) erp_name,
                               c.org_number, c.name, s.active, s.agent_revision, a.revision applied,
                               %s waiting, p.problem, p.field, p.raw
                        """.formatted(ClientQuery.Status.WAITING.condition) + where(query) + " order by "
                        + query.order() + " limit :limit offset :offset")
                .params(parameters(scope, query))
                .param("limit", Math.clamp(limit, 1, 500))
                .param("offset", offset)
                .query((row, n) -> new ClientRow(
                        new ClientNumber(row.getLong("client_number")),
                        row.getString("erp_name"),
                        Optional.ofNullable(row.getString("org_number")).map(OrgNumber::new),
                        row.getString("name"),
                        row.getBoolean("active"),
                        row.getInt("agent_revision"),
                        Optional.ofNullable(row.getObject("applied", Integer.class)),
                        row.getBoolean("waiting"),
                        row.getString("problem") == null
                                ? Optional.empty()
                                : Optional.of(new Problem(
                                        row.getString("problem"), row.getString("field"), row.getString("raw")))))
                .list();
    }

    /**
     * A page of the list as programs read it, each client with all its problems.
     *
     * @param after where the page before ended; empty: from the beginning
     */
    List<ListedClient> listed(BureauScope scope, ClientListing asked, Optional<Place> after, int limit) {
        String key = asked.key();
        String beginning = after.isEmpty()
                ? ""
                : " and (%s > :key or (%s = :key and c.client_number > :number))".formatted(key, key);
        return jdbc.sql("""
                        select c.client_number, c.erp_client_no, c.org_number, c.name, s.active, s.revision, (
                            select json_arrayagg(json_object('key', told.problem, 'field', told.field, 'raw', told.raw)
                                order by told.position)
                            from settings_problem told
                            where told.client_id = c.id and told.bureau_id = c.bureau_id) problems
                        """ + where(asked.query()) + " and (" + asked.shown().condition + ")" + beginning
                        + " order by " + key + ", c.client_number limit :limit")
                .params(parameters(scope, asked.query()))
                .param("key", after.map(Place::key).orElse(""))
                .param("number", after.map(Place::number).orElse(0L))
                .param("limit", limit)
                .query((row, n) -> new ListedClient(
                        row.getLong("client_number"),
                        row.getString("erp_client_no"),
                        row.getString("org_number"),
                        row.getString("name"),
                        row.getBoolean("active"),
                        row.getInt("revision"),
                        problems(row.getString("problems"))))
                .list();
    }

    private List<Problem> problems(@Nullable String aggregated) {
        return aggregated == null ? List.of() : List.of(json.readValue(aggregated, Problem[].class));
    }

    public int count(BureauScope scope, ClientQuery query) {
        return jdbc.sql("select count(*) " + where(query))
                .params(parameters(scope, query))
                .query(Integer.class)
                .single();
    }

    /** Every client that fits, however many: what one means by all of them. */
    public List<ClientNumber> numbers(BureauScope scope, ClientQuery query) {
        return jdbc.sql("select c.client_number " + where(query) + " order by " + query.order())
                .params(parameters(scope, query))
                .query((row, n) -> new ClientNumber(row.getLong("client_number")))
                .list();
    }

    /** How many clients each state has, for all that the person sees. */
    public Map<ClientQuery.Status, Integer> counts(BureauScope scope) {
        StringBuilder columns = new StringBuilder("select 0");
        for (ClientQuery.Status status : ClientQuery.Status.values()) {
            columns.append(", sum(case when ")
                    .append(status.condition)
                    .append(" then 1 else 0 end) count_")
                    .append(status);
        }
        return jdbc.sql(columns + " " + FROM)
                .params(scope.parameters())
                .query((row, n) -> {
                    Map<ClientQuery.Status, Integer> counts = new EnumMap<>(ClientQuery.Status.class);
                    for (ClientQuery.Status status : ClientQuery.Status.values()) {
                        counts.put(status, row.getInt("count_" + status.name()));
                    }
                    return counts;
                })
                .single();
    }

    /** The client's neighbours in the list as it was filtered and sorted. */
    public Neighbours neighbours(BureauScope scope, ClientQuery query, ClientNumber client) {
        return jdbc.sql("select before_it, after_it from (select c.client_number,"
                        + " lag(c.client_number) over (order by " + query.order() + ") before_it,"
                        + " lead(c.client_number) over (order by " + query.order() + ") after_it "
                        + where(query) + ") listed where client_number = :client")
                .params(parameters(scope, query))
                .param("client", client.value())
                .query((row, n) -> new Neighbours(
                        Optional.ofNullable(row.getObject("before_it", Long.class))
                                .map(ClientNumber::new),
                        Optional.ofNullable(row.getObject("after_it", Long.class))
                                .map(ClientNumber::new)))
                .optional()
                .orElseGet(() -> new Neighbours(Optional.empty(), Optional.empty()));
    }

    /** Who stands before and after a client in a list. */
    public record Neighbours(Optional<ClientNumber> previous, Optional<ClientNumber> next) {}

    private static String where(ClientQuery query) {
        return FROM + " and (" + query.status().condition + ")" + FOUND;
    }

    private static Map<String, Object> parameters(BureauScope scope, ClientQuery query) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("search", query.search());
        parameters.put("anywhere", query.anywhere());
        parameters.put("beginning", query.fromBeginning());
        return parameters;
    }
}
