package no.byraportal.webfaktura;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.WebFaktura;
import no.byraportal.settings.SettingsAnswer;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.Switch;
import no.byraportal.shared.Dates;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.ProgramRefused;
import no.byraportal.shared.Sent;
import no.byraportal.webfaktura.FeedClient.FeedClaim;
import no.byraportal.webfaktura.FeedClient.FeedOrder;
import no.byraportal.webfaktura.FeedClient.FeedUser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What WebFaktura should run on, for every client of every bureau: as they are now, in the order in which they moved. */
@Service
class FeedService {

    /** A page has at most so many. */
    static final int MOST = Sent.MOST;

    private static final String SELECT = """
            select c.id, c.client_number, c.erp_client_no, c.org_number, c.name, b.customer_number, f.position, f.claim,
                   f.told_payments, s.revision, s.document, s.payments_revision > 1 turned, not exists (
                       select 1 from applied_history h
                       where h.client_id = c.id and h.bureau_id = c.bureau_id and h.consumer = 'AGENT'
                           and h.revision >= s.payments_revision) unheard, (
                       select json_arrayagg(json_object('id', o.id, 'series', o.series, 'atLeast', o.at_least)
                           order by o.at, o.id)
                       from number_order o
                       where o.client_id = c.id and o.bureau_id = c.bureau_id and o.next is null) orders, (
                       select json_arrayagg(json_object('sub', u.subject, 'email', u.email, 'name', u.name,
                               'level', g.level) order by u.name, u.id)
                       from client_grant g join portal_user u on u.id = g.user_id and u.subject is not null
                       where g.client_id = c.id and g.bureau_id = c.bureau_id
                           and (g.ends_on is null or g.ends_on >= :today)) users
            from webfaktura_client f
            join client c on c.id = f.client_id and c.bureau_id = f.bureau_id
            join settings s on s.client_id = c.id and s.bureau_id = c.bureau_id
            join bureau b on b.id = c.bureau_id
            where\s""";

    private final Positions positions;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FeedService(Positions positions, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.positions = positions;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Dates.OSLO));
    }

    /**
     * The clients that have moved beyond a position, each once, as they are now.
     *
     * @param after 0: from the beginning
     * @throws ProgramRefused for a position that was never given, as after a restored back-up: read from the beginning
     */
    List<FeedClient> feed(WebFaktura asking, long after, int limit) {
        positions.give();
        if (after > positions.last()) {
            throw ProgramRefused.cursor();
        }
        return told(jdbc.sql(SELECT + "f.position > :after order by f.position limit :limit")
                .param("after", after)
                .param("today", today())
                .param("limit", limit)
                .query((row, n) -> client(row))
                .list());
    }

    /** @throws NotFound when nobody has such a client */
    FeedClient client(WebFaktura asking, ClientNumber number) {
        positions.give();
        return told(jdbc.sql(SELECT + "c.client_number = :number")
                        .param("number", number.value())
                        .param("today", today())
                        .query((row, n) -> client(row))
                        .list())
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("client " + number));
    }

    /**
     * What WebFaktura was told last of the client's payments; empty where that does not matter. Its word of a revision says
     * only this much of them, since they are told off later than the revision that turns them off.
     */
    Optional<Boolean> toldPayments(WebFaktura asking, ClientNumber number) {
        return jdbc.sql("""
                        select f.told_payments from webfaktura_client f
                        join client c on c.id = f.client_id and c.bureau_id = f.bureau_id
                        where c.client_number = :number""")
                .param("number", number.value())
                .query((row, n) -> Optional.ofNullable(row.getObject("told_payments", Boolean.class)))
                .optional()
                .flatMap(Function.identity());
    }

    /** @param news the client's id, when it is told something else of its payments than before */
    private record Told(FeedClient client, Optional<String> news) {}

    /** Remembers what is told, before it is; a client that has moved on meanwhile is told anew, and that is remembered. */
    private List<FeedClient> told(List<Told> page) {
        page.stream()
                .filter(each -> each.news().isPresent())
                .forEach(each -> jdbc.sql("""
                                update webfaktura_client set told_payments = :payments
                                where client_id = :client and position = :position and not moved""")
                        .param("position", each.client().position())
                        .param("payments", paymentsOf(each.client()))
                        .param("client", each.news().orElseThrow())
                        .update());
        return page.stream().map(Told::client).toList();
    }

    private static boolean paymentsOf(FeedClient client) {
        return client.settings() != null
                && Switch.PAYMENTS.isOn(client.settings().settings());
    }

    private Told client(ResultSet row) throws SQLException {
        FeedClient client = read(row);
        boolean same = Boolean.valueOf(paymentsOf(client)).equals(row.getObject("told_payments", Boolean.class));
        boolean news = client.settings() != null && row.getBoolean("turned") && !same;
        return new Told(client, news ? Optional.of(row.getString("id")) : Optional.empty());
    }

    private FeedClient read(ResultSet row) throws SQLException {
        long number = row.getLong("client_number");
        long position = row.getLong("position");
        if (Claim.valueOf(row.getString("claim")) != Claim.CONFIRMED) {
            FeedClaim claim =
                    new FeedClaim(row.getString("org_number"), row.getString("name"), row.getString("customer_number"));
            return new FeedClient(number, position, null, null, null, null, null, claim);
        }
        int revision = row.getInt("revision");
        SettingsDocument document = tellable(row);
        return new FeedClient(
                number,
                position,
                document.active(),
                revision,
                new SettingsAnswer(number, row.getString("erp_client_no"), revision, document),
                users(row.getString("users")),
                orders(row.getString("orders")),
                null);
    }

    /** Payments are on as long as the agent may send some: decision 15. */
    private SettingsDocument tellable(ResultSet row) throws SQLException {
        SettingsDocument document = SettingsDocument.read(json, row.getString("document"));
        boolean held = row.getBoolean("turned") && row.getBoolean("unheard") && !Switch.PAYMENTS.isOn(document);
        return held ? document.with(SettingsField.PAYMENTS, "1") : document;
    }

    /** Those who have the client today, and whom Keycloak knows. */
    private List<FeedUser> users(@Nullable String aggregated) {
        return aggregated == null ? List.of() : List.of(json.readValue(aggregated, FeedUser[].class));
    }

    private List<FeedOrder> orders(@Nullable String aggregated) {
        return aggregated == null ? List.of() : List.of(json.readValue(aggregated, FeedOrder[].class));
    }
}
