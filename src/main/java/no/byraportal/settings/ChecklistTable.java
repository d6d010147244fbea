package no.byraportal.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.settings.OutsideItem.Done;
import no.byraportal.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the clients' checklists lie. */
@Component
class ChecklistTable {

    private final JdbcClient jdbc;

    ChecklistTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which the tasks are declared. */
    List<OutsideItem> of(Client client) {
        return jdbc
                .sql("""
                        select task, raised_at, raised_by_id, raised_by_name, done_at, done_by_id, done_by_name
                        from outside_task where client_id = :client and bureau_id = :bureau""")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .query((row, n) -> item(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(OutsideItem::task))
                .toList();
    }

    private static OutsideItem item(ResultSet row) throws SQLException {
        Instant doneAt = row.getObject("done_at", Instant.class);
        return new OutsideItem(
                OutsideTask.valueOf(row.getString("task")),
                row.getObject("raised_at", Instant.class),
                new Actor(row.getString("raised_by_id"), row.getString("raised_by_name")),
                doneAt == null
                        ? Optional.empty()
                        : Optional.of(new Done(
                                doneAt, new Actor(row.getString("done_by_id"), row.getString("done_by_name")))));
    }

    /** Asked for anew, a task is not done. */
    void raise(Client client, OutsideTask task, Actor by, Instant at) {
        task.opposite().ifPresent(opposite -> withdraw(client, opposite));
        withdraw(client, task);
        jdbc.sql("""
                        insert into outside_task (client_id, task, bureau_id, raised_at, raised_by_id, raised_by_name)
                        values (:client, :task, :bureau, :at, :actorId, :actorName)""")
                .param("client", client.id().toString())
                .param("task", task.name())
                .param("bureau", client.bureau().toString())
                .param("at", at)
                .param("actorId", by.id())
                .param("actorName", by.name())
                .update();
    }

    private void withdraw(Client client, OutsideTask task) {
        jdbc.sql("delete from outside_task where client_id = :client and bureau_id = :bureau and task = :task")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("task", task.name())
                .update();
    }

    void keep(Client client, OutsideItem item) {
        jdbc.sql("""
                        update outside_task set done_at = :at, done_by_id = :actorId, done_by_name = :actorName
                        where client_id = :client and bureau_id = :bureau and task = :task""")
                .param("at", item.done().map(Done::at).orElse(null))
                .param("actorId", item.done().map(done -> done.by().id()).orElse(null))
                .param("actorName", item.done().map(done -> done.by().name()).orElse(null))
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("task", item.task().name())
                .update();
    }
}
