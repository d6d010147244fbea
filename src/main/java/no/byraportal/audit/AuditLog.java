package no.byraportal.audit;

import no.byraportal.shared.Change;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down every {@link Change}; when it cannot be written down, it does not happen. */
@Component
class AuditLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditLog(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventListener
    void write(Change change) {
        jdbc.sql("""
                        insert into audit_log (at, bureau_id, actor_id, actor_name, action, subject_id, details)
                        values (:at, :bureau, :actorId, :actorName, :action, :subject, :details)""")
                .param("at", change.at())
                .param(
                        "bureau",
                        change.bureau() == null ? null : change.bureau().toString())
                .param("actorId", change.by().id())
                .param("actorName", change.by().name())
                .param("action", change.key())
                .param("subject", change.subject().toString())
                .param("details", json.writeValueAsString(change.details()))
                .update();
    }
}
