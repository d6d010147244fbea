package no.byraportal.webfaktura;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import no.byraportal.client.ClientCalled;
import no.byraportal.identity.PersonChanged;
import no.byraportal.settings.Consumer;
import no.byraportal.settings.NumbersChange;
import no.byraportal.settings.PaymentsStopped;
import no.byraportal.settings.SettingsChanged;
import no.byraportal.shared.Change;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where each client stands in the feed. Who changes something marks the client as moved, in the same transaction; whoever
 * reads gives the moved ones their next positions first. So a position exists only for what is committed, and positions
 * are given under one lock that is held until they are committed too: none appears after a higher one. See decision 14.
 */
@Component
class Positions {

    /** More than a page of the feed, so that a page is full when there is enough to tell. */
    private static final int BATCH = 2 * FeedService.MOST;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;

    Positions(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = new TransactionTemplate(transactions);
        // Only rows are locked, never the gaps between them where others mark theirs.
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    @EventListener
    void settingsChanged(SettingsChanged change) {
        if (change.concerned().contains(Consumer.WEBFAKTURA)) {
            moved(change.bureau(), change.client().value());
        }
    }

    @EventListener
    void numbersChanged(NumbersChange change) {
        if (change.isOfAnOrder()) {
            moved(change.bureau(), change.subject());
        }
    }

    /** Only now may WebFaktura be told that there will be no payments. */
    @EventListener
    void paymentsStopped(PaymentsStopped change) {
        moved(change.bureau(), change.subject());
    }

    /** A claim says who the client is. One that was answered for another organisation number waits for a new answer. */
    @EventListener
    void called(ClientCalled change) {
        jdbc.sql("""
                        update webfaktura_client f join client c on c.id = f.client_id and c.bureau_id = f.bureau_id
                        set f.moved = true, f.claim = if(f.org_number <=> c.org_number, f.claim, 'WAITING')
                        where f.client_id = :client and f.bureau_id = :bureau
                            and (f.claim <> 'CONFIRMED' or not (f.org_number <=> c.org_number))""")
                .param("client", change.subject().toString())
                .param("bureau", change.bureau().toString())
                .update();
    }

    /** A claim says which bureau's the client is; what is confirmed is told without. */
    @EventListener
    void renumbered(Change change) {
        if (change.key().equals("bureau.renumbered")) {
            jdbc.sql("update webfaktura_client set moved = true where bureau_id = :bureau and claim <> 'CONFIRMED'")
                    .param("bureau", change.subject().toString())
                    .update();
        }
    }

    /** Who has a client is told with it. */
    @EventListener
    void accessChanged(Change change) {
        if (change.key().startsWith("access.") && change.bureau() != null) {
            moved(change.bureau(), change.subject());
        }
    }

    /** Under another name or address, or under one at all. */
    @EventListener
    void personChanged(PersonChanged change) {
        jdbc.sql("""
                        update webfaktura_client f join client_grant g
                            on g.client_id = f.client_id and g.bureau_id = f.bureau_id
                        set f.moved = true where g.user_id = :person""").param("person", change.person().toString()).update();
    }

    /** First the update: an insert that finds its row would look at the client's as well, and could wait for ever. */
    private void moved(UUID bureau, UUID client) {
        for (String sql : List.of(
                "update webfaktura_client set moved = true where client_id = :client and bureau_id = :bureau",
                "insert into webfaktura_client (client_id, bureau_id) values (:client, :bureau)")) {
            int rows = jdbc.sql(sql)
                    .param("client", client.toString())
                    .param("bureau", bureau.toString())
                    .update();
            if (rows > 0) {
                return;
            }
        }
    }

    /** Gives those that have moved their next positions; who is being changed just now gets one when that is done. */
    void give() {
        boolean some = jdbc.sql("select exists(select 1 from webfaktura_client where moved)")
                .query(Boolean.class)
                .single();
        if (some) {
            transactions.executeWithoutResult(transaction -> giveInTurn());
        }
    }

    private void giveInTurn() {
        long last = jdbc.sql("select position from webfaktura_position for update")
                .query(Long.class)
                .single();
        List<String> moved = jdbc.sql("""
                        select client_id from webfaktura_client force index (moved) where moved
                        limit :batch for update skip locked""")
                .param("batch", BATCH)
                .query((row, n) -> row.getString("client_id"))
                .list();
        batches.batchUpdate(
                "update webfaktura_client set position = ?, moved = false where client_id = ?",
                IntStream.range(0, moved.size())
                        .mapToObj(i -> new Object[] {last + 1 + i, moved.get(i)})
                        .toList());
        jdbc.sql("update webfaktura_position set position = :last")
                .param("last", last + moved.size())
                .update();
    }

    /** The last one that was given. */
    long last() {
        return jdbc.sql("select position from webfaktura_position")
                .query(Long.class)
                .single();
    }
}
