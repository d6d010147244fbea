package no.byraportal.webfaktura;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.WebFaktura;
import no.byraportal.settings.SettingsAnswer;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.ProgramRefused;
import no.byraportal.shared.Sent;
import no.byraportal.webfaktura.FeedClient.FeedClaim;
import no.byraportal.webfaktura.FeedClient.FeedOrder;
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
            select c.client_number, c.erp_client_no, c.org_number, c.name, b.customer_number, f.position, f.claim,
                   s.revision, s.document, (
                       select json_arrayagg(json_object('id', o.id, 'series', o.series, 'atLeast', o.at_least)
                           order by o.at, o.id)
                       from number_order o
                       where o.client_id = c.id and o.bureau_id = c.bureau_id and o.next is null) orders
            from webfaktura_client f
            join client c on c.id = f.client_id and c.bureau_id = f.bureau_id
            join settings s on s.client_id = c.id and s.bureau_id = c.bureau_id
            join bureau b on b.id = c.bureau_id
            where\s""";

    private final Positions positions;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    FeedService(Positions positions, JdbcClient jdbc, JsonMapper json) {
        this.positions = positions;
        this.jdbc = jdbc;
        this.json = json;
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
        return jdbc.sql(SELECT + "f.position > :after order by f.position limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> client(row))
                .list();
    }

    /** @throws NotFound when nobody has such a client */
    FeedClient client(WebFaktura asking, ClientNumber number) {
        positions.give();
        return jdbc.sql(SELECT + "c.client_number = :number")
                .param("number", number.value())
                .query((row, n) -> client(row))
                .optional()
                .orElseThrow(() -> new NotFound("client " + number));
    }

    private FeedClient client(ResultSet row) throws SQLException {
        long number = row.getLong("client_number");
        long position = row.getLong("position");
        if (Claim.valueOf(row.getString("claim")) != Claim.CONFIRMED) {
            FeedClaim claim =
                    new FeedClaim(row.getString("org_number"), row.getString("name"), row.getString("customer_number"));
            return new FeedClient(number, position, null, null, null, null, null, claim);
        }
        int revision = row.getInt("revision");
        SettingsDocument document = SettingsDocument.read(json, row.getString("document"));
        return new FeedClient(
                number,
                position,
                document.active(),
                revision,
                new SettingsAnswer(number, row.getString("erp_client_no"), revision, document),
                List.of(),
                orders(row.getString("orders")),
                null);
    }

    private List<FeedOrder> orders(@Nullable String aggregated) {
        return aggregated == null ? List.of() : List.of(json.readValue(aggregated, FeedOrder[].class));
    }
}
