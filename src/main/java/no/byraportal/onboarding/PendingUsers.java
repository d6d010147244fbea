package no.byraportal.onboarding;

import java.time.Instant;
import no.byraportal.client.Client;
import no.byraportal.shared.Actor;
import no.byraportal.shared.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clients' first users, who are not invited yet. */
@Component
class PendingUsers {

    private final JdbcClient jdbc;

    PendingUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Client client, Registration.FirstUser user, Actor by, Instant at) {
        jdbc.sql("""
                        insert into pending_user (client_id, email, bureau_id, name, at, actor_id, actor_name)
                        values (:client, :email, :bureau, :name, :at, :actorId, :actorName)""")
                .param("client", client.id().toString())
                .param("email", user.email().address())
                .param("bureau", client.bureau().toString())
                .param("name", user.name().text())
                .param("at", at)
                .param("actorId", by.id())
                .param("actorName", by.name())
                .update();
    }

    /** In whatever bureau: a log-in name is one person's. */
    boolean has(EmailAddress email) {
        return jdbc.sql("select exists(select 1 from pending_user where email = :email)")
                .param("email", email.address())
                .query(Boolean.class)
                .single();
    }
}
