package no.byraportal.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.SettingsDiff.FieldChange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Endringslogg: all that was changed in a bureau, read by its administrators and managers; and what was changed for the
 * portal and its bureaus, read by the operator, who sees nothing of any client. Decision 17.
 */
@Service
public class AuditService {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final int PAGE = 500;

    /** Names are asked for where they stand, so that one finds a client by what it is called now. */
    private static final String FROM = """
            from audit_log a
            left join client c on c.id = a.subject_id and c.bureau_id = a.bureau_id
            left join installation i on i.id = a.subject_id and i.bureau_id = a.bureau_id
            left join program_token t on t.id = a.subject_id and t.bureau_id <=> a.bureau_id
            left join installation ti on ti.id = t.holder_id and ti.bureau_id = a.bureau_id
            left join bureau b on b.id = a.subject_id
            where\s""";

    private static final String SUBJECT =
            "coalesce(c.name, i.name, t.name, ti.name, b.name, if(t.kind = 'WEBFAKTURA', 'WebFaktura', ''))";
    private static final String REASON =
            "coalesce(json_value(a.details, '$.reason'), '') collate utf8mb4_uca1400_danish_ai_ci";
    private static final String KIND = "substring_index(a.action, '.', 1)";

    /** People are known by whatever Keycloak says; only what could be a token's id is looked up as one. */
    private static final String AS_TOKEN = "if(a.actor_id regexp '^[0-9a-f-]{36}$', a.actor_id, null)";

    private static final String OF_BUREAU = "a.bureau_id = :bureau";
    private static final String OF_PORTAL = "(a.bureau_id is null or " + KIND + " in ('bureau', 'licence'))";

    private static final String ASKED = """
             and (:search = '' or a.actor_name like :anywhere escape '!' or %s like :anywhere escape '!'
                  or %s like :anywhere escape '!')
             and (:kind = '' or %s = :kind)
             and (:client is null or c.client_number = :client)
             and (:from is null or a.at >= :from) and (:to is null or a.at < :to)
            """.formatted(SUBJECT, REASON, KIND);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditService(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The bureau's changes, newest first. */
    public List<LoggedChange> page(PersonScope scope, LogQuery query, int offset, int limit) {
        return page(OF_BUREAU, parameters(scope, query), offset, limit);
    }

    public int count(PersonScope scope, LogQuery query) {
        return count(OF_BUREAU, parameters(scope, query));
    }

    /** Which kinds of changes there have been in the bureau. */
    public List<String> kinds(PersonScope scope) {
        return kinds(OF_BUREAU, parameters(scope, LogQuery.ALL));
    }

    /** All that the query asks for, one by one: what is written meanwhile is not among them. */
    public void each(PersonScope scope, LogQuery query, Consumer<LoggedChange> reader) {
        Map<String, @Nullable Object> parameters = parameters(scope, query);
        each(offset -> page(OF_BUREAU, parameters, offset, PAGE), reader);
    }

    /** The bureau's clients whose names have this in them, by name. */
    public List<LoggedClient> clients(PersonScope scope, String search, int offset, int limit) {
        return clients(scope, LogQuery.ALL.searching(search), "", offset, limit);
    }

    /** Empty when the bureau has no client of that number. */
    public Optional<LoggedClient> client(PersonScope scope, ClientNumber number) {
        return clients(scope, LogQuery.ALL.of(Optional.of(number)), " and client_number = :client", 0, 1).stream()
                .findFirst();
    }

    private List<LoggedClient> clients(PersonScope scope, LogQuery query, String which, int offset, int limit) {
        return jdbc.sql("select client_number, name from client where bureau_id = :bureau"
                        + " and name like :anywhere escape '!'" + which
                        + " order by name, id limit :limit offset :offset")
                .params(parameters(scope, query))
                .param("limit", Math.clamp(limit, 1, PAGE))
                .param("offset", offset)
                .query((row, n) ->
                        new LoggedClient(new ClientNumber(row.getLong("client_number")), row.getString("name")))
                .list();
    }

    /** Whose changes one may ask for. */
    public record LoggedClient(ClientNumber number, String name) {}

    /** What was changed for the portal and its bureaus; nothing of what goes on in one. */
    @PreAuthorize("@currentUser.hasRole('OPERATOR')")
    public List<LoggedChange> portalPage(LogQuery query, int offset, int limit) {
        return page(OF_PORTAL, parameters(query), offset, limit);
    }

    @PreAuthorize("@currentUser.hasRole('OPERATOR')")
    public int portalCount(LogQuery query) {
        return count(OF_PORTAL, parameters(query));
    }

    @PreAuthorize("@currentUser.hasRole('OPERATOR')")
    public List<String> portalKinds() {
        return kinds(OF_PORTAL, parameters(LogQuery.ALL));
    }

    @PreAuthorize("@currentUser.hasRole('OPERATOR')")
    public void portalEach(LogQuery query, Consumer<LoggedChange> reader) {
        Map<String, @Nullable Object> parameters = parameters(query);
        each(offset -> page(OF_PORTAL, parameters, offset, PAGE), reader);
    }

    private static void each(IntFunction<List<LoggedChange>> pages, Consumer<LoggedChange> reader) {
        List<LoggedChange> page;
        int offset = 0;
        do {
            page = pages.apply(offset);
            page.forEach(reader);
            offset += PAGE;
        } while (page.size() == PAGE);
    }

    private List<LoggedChange> page(String whose, Map<String, @Nullable Object> parameters, int offset, int limit) {
        return jdbc.sql("select a.at, a.actor_name, a.action, a.details, c.client_number, " + SUBJECT + " subject,"
                        + " exists (select 1 from program_token p where p.id = " + AS_TOKEN + ") program "
                        + FROM + whose + ASKED + " and a.id <= :newest"
                        + " order by a.at desc, a.id desc limit :limit offset :offset")
                .params(parameters)
                .param("limit", Math.clamp(limit, 1, PAGE))
                .param("offset", offset)
                .query((row, n) -> change(row))
                .list();
    }

    private int count(String whose, Map<String, @Nullable Object> parameters) {
        return jdbc.sql("select count(*) " + FROM + whose + ASKED)
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    private List<String> kinds(String whose, Map<String, @Nullable Object> parameters) {
        return jdbc.sql("select distinct " + KIND + " from audit_log a where " + whose + " order by 1")
                .params(parameters)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private LoggedChange change(ResultSet row) throws SQLException {
        JsonNode details = json.readTree(row.getString("details"));
        List<FieldChange> changes = details.has("changes")
                ? List.of(json.treeToValue(details.get("changes"), FieldChange[].class))
                : List.of();
        Map<String, Object> more = new LinkedHashMap<>();
        details.properties().stream()
                .filter(detail -> !List.of("changes", "reason").contains(detail.getKey()))
                .forEach(detail -> more.put(detail.getKey(), json.treeToValue(detail.getValue(), Object.class)));
        Long client = row.getObject("client_number", Long.class);
        return new LoggedChange(
                row.getObject("at", Instant.class),
                row.getString("actor_name"),
                row.getBoolean("program"),
                row.getString("action"),
                row.getString("subject"),
                Optional.ofNullable(client).map(ClientNumber::new),
                changes,
                details.path("reason").asString(""),
                more);
    }

    private Map<String, @Nullable Object> parameters(PersonScope scope, LogQuery query) {
        scope.requireMayOversee();
        Map<String, @Nullable Object> parameters = parameters(query);
        parameters.put("bureau", scope.bureau().toString());
        return parameters;
    }

    private Map<String, @Nullable Object> parameters(LogQuery query) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("search", query.search());
        parameters.put("anywhere", query.anywhere());
        parameters.put("kind", query.kind());
        parameters.put("client", query.client().map(ClientNumber::value).orElse(null));
        parameters.put("from", query.from().map(AuditService::midnight).orElse(null));
        parameters.put("to", query.to().map(day -> midnight(day.plusDays(1))).orElse(null));
        parameters.put("newest", newest());
        return parameters;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(OSLO).toInstant();
    }

    private long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from audit_log")
                .query(Long.class)
                .single();
    }
}
