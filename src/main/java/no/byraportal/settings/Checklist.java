package no.byraportal.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.settings.OutsideItem.Done;
import no.byraportal.shared.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clients' checklists: where they lie, and what is told of each line. */
@Component
class Checklist {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Checklist(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
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

    /** Asked for anew, a task is not done, and its opposite is asked for no longer. */
    void raise(Client client, OutsideTask task, Actor by, Instant at) {
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
        tell("outside.raised", client, task, by, at);
    }

    /** Neither the task nor its opposite is asked for any longer. */
    void withdraw(Client client, OutsideTask task) {
        jdbc.sql("""
                        delete from outside_task
                        where client_id = :client and bureau_id = :bureau and task in (:task, :opposite)""")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("task", task.name())
                .param("opposite", task.opposite().orElse(task).name())
                .update();
    }

    /** @param done empty: it is not done after all */
    void tick(Client client, OutsideTask task, Optional<Done> done, Actor by, Instant at) {
        jdbc.sql("""
                        update outside_task set done_at = :at, done_by_id = :actorId, done_by_name = :actorName
                        where client_id = :client and bureau_id = :bureau and task = :task""")
                .param("at", done.map(Done::at).orElse(null))
                .param("actorId", done.map(ticked -> ticked.by().id()).orElse(null))
                .param("actorName", done.map(ticked -> ticked.by().name()).orElse(null))
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .param("task", task.name())
                .update();
        tell(done.isPresent() ? "outside.done" : "outside.undone", client, task, by, at);
    }

    private void tell(String key, Client client, OutsideTask task, Actor by, Instant at) {
        events.publishEvent(
                new ChecklistChange(client.bureau().value(), key, client.id().value(), by, at, Map.of("task", task)));
    }
}
