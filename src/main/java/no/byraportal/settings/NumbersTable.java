package no.byraportal.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.byraportal.client.Client;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.settings.NumberOrder.Done;
import no.byraportal.shared.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where orders for next numbers lie, and the highest numbers seen. */
@Component
class NumbersTable {

    private static final String ORDERS = """
            select id, series, at_least, reason, actor_id, actor_name, at, next, acknowledged_at from number_order
            where client_id = :client and bureau_id = :bureau order by at desc, id""";

    /** Credit notes that share the invoices' series have none of their own. */
    private static final String SENT = """
            insert into number_seen
                (client_id, series, bureau_id, number, source, reason, actor_id, actor_name, at)
            select s.client_id, if(? = 'CREDIT_NOTE' and
                    json_value(s.document, '$.numberSeries.creditNote.start') = 0, 'INVOICE', ?),
                s.bureau_id, ?, 'WEBFAKTURA', '', ?, ?, ?
            from settings s where s.client_id = ?
            on duplicate key update
                source = if(values(number) > number, values(source), source),
                reason = if(values(number) > number, values(reason), reason),
                actor_id = if(values(number) > number, values(actor_id), actor_id),
                actor_name = if(values(number) > number, values(actor_name), actor_name),
                at = if(values(number) > number, values(at), at),
                number = greatest(number, values(number))""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    NumbersTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Map<Series, SeriesUse> of(Client client) {
        Map<Series, SeenNumber> seen = seen(client);
        Map<Series, List<NumberOrder>> orders = new EnumMap<>(Series.class);
        orders(client)
                .forEach(order -> orders.computeIfAbsent(order.series(), series -> new ArrayList<>())
                        .add(order));
        Map<Series, SeriesUse> use = new EnumMap<>(Series.class);
        for (Series series : Series.values()) {
            use.put(
                    series,
                    new SeriesUse(Optional.ofNullable(seen.get(series)), orders.getOrDefault(series, List.of())));
        }
        return use;
    }

    /** The newest first. */
    List<NumberOrder> orders(Client client) {
        return jdbc.sql(ORDERS)
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .query((row, n) -> order(row))
                .list();
    }

    private static NumberOrder order(ResultSet row) throws SQLException {
        int next = row.getInt("next");
        return new NumberOrder(
                OrderId.of(row.getString("id")),
                Series.valueOf(row.getString("series")),
                new SeriesNumber(row.getInt("at_least")),
                row.getString("reason"),
                actor(row),
                row.getObject("at", Instant.class),
                next == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Done(new SeriesNumber(next), row.getObject("acknowledged_at", Instant.class))));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        return new Actor(row.getString("actor_id"), row.getString("actor_name"));
    }

    private Map<Series, SeenNumber> seen(Client client) {
        Map<Series, SeenNumber> seen = new EnumMap<>(Series.class);
        jdbc.sql("""
                        select series, number, source, actor_id, actor_name, at from number_seen
                        where client_id = :client and bureau_id = :bureau""")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .query(row -> {
                    seen.put(
                            Series.valueOf(row.getString("series")),
                            new SeenNumber(
                                    new SeriesNumber(row.getInt("number")),
                                    FactSource.valueOf(row.getString("source")),
                                    actor(row),
                                    row.getObject("at", Instant.class)));
                });
        return seen;
    }

    /** Of some clients, the series that are in use; a client without any is left out. */
    Map<ClientId, Set<Series>> inUse(BureauId bureau, List<ClientId> clients) {
        Map<ClientId, Set<Series>> inUse = new HashMap<>();
        if (!clients.isEmpty()) {
            jdbc.sql("""
                            select client_id, series from number_seen
                            where bureau_id = :bureau and client_id in (:clients)
                            union select client_id, series from number_order
                            where bureau_id = :bureau and client_id in (:clients) and next is not null""")
                    .param("bureau", bureau.toString())
                    .param("clients", clients.stream().map(ClientId::toString).toList())
                    .query(row -> {
                        inUse.computeIfAbsent(
                                        ClientId.of(row.getString("client_id")), id -> EnumSet.noneOf(Series.class))
                                .add(Series.valueOf(row.getString("series")));
                    });
        }
        return inUse;
    }

    void keep(Client client, NumberOrder order) {
        jdbc.sql("""
                        insert into number_order
                            (id, client_id, bureau_id, series, at_least, reason, actor_id, actor_name, at)
                        values (:id, :client, :bureau, :series, :atLeast, :reason, :actorId, :actorName, :at)""")
                .param("id", order.id().toString())
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("series", order.series().name())
                .param("atLeast", order.atLeast().value())
                .param("reason", order.reason())
                .param("actorId", order.by().id())
                .param("actorName", order.by().name())
                .param("at", order.at())
                .update();
    }

    void done(Client client, OrderId order, Done done) {
        jdbc.sql("""
                        update number_order set next = :next, acknowledged_at = :at
                        where id = :id and client_id = :client and bureau_id = :bureau""")
                .param("next", done.next().value())
                .param("at", done.at())
                .param("id", order.toString())
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .update();
    }

    void keep(Client client, Series series, SeenNumber seen, String reason) {
        jdbc.sql("""
                        insert into number_seen
                            (client_id, series, bureau_id, number, source, reason, actor_id, actor_name, at)
                        values (:client, :series, :bureau, :number, :source, :reason, :actorId, :actorName, :at)
                        on duplicate key update number = values(number), source = values(source),
                            reason = values(reason), actor_id = values(actor_id), actor_name = values(actor_name),
                            at = values(at)""")
                .param("client", client.id().toString())
                .param("series", series.name())
                .param("bureau", client.bureau().toString())
                .param("number", seen.number().value())
                .param("source", seen.source().name())
                .param("reason", reason)
                .param("actorId", seen.by().id())
                .param("actorName", seen.by().name())
                .param("at", seen.at())
                .update();
    }

    /** Whoever knows a higher number is right, whatever the order in which they tell. */
    void sent(Actor by, Map<ClientId, Map<Series, SeriesNumber>> highest, Instant at) {
        List<Object[]> rows = new ArrayList<>();
        highest.forEach((client, numbers) -> numbers.forEach((series, number) -> rows.add(
                new Object[] {series.name(), series.name(), number.value(), by.id(), by.name(), at, client.toString()
                })));
        batches.batchUpdate(SENT, rows);
    }
}
