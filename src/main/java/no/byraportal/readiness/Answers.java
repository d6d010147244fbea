package no.byraportal.readiness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import no.byraportal.client.Client;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.readiness.Answer.Matter;
import no.byraportal.readiness.Answer.Said;
import no.byraportal.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the answers lie. */
@Component
class Answers {

    private final JdbcClient jdbc;

    Answers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param which some of the clients {@code c} that they see, whose settings are {@code s} */
    Map<ClientId, Map<Matter, Answer>> of(String which, Map<String, Object> parameters) {
        Map<ClientId, Map<Matter, Answer>> answers = new HashMap<>();
        jdbc.sql("""
                        select a.* from visma_net_answer a
                        join client c on c.id = a.client_id and c.bureau_id = a.bureau_id
                        join settings s on s.client_id = c.id and s.bureau_id = c.bureau_id
                        where\s""" + BureauScope.SEES_CLIENT + " and " + which)
                .params(parameters)
                .query(row -> {
                    Answer answer = answer(row);
                    answers.computeIfAbsent(
                                    ClientId.of(row.getString("client_id")), client -> new EnumMap<>(Matter.class))
                            .put(answer.said().matter(), answer);
                });
        return answers;
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                Said.valueOf(row.getString("answer")),
                row.getString("reason"),
                row.getObject("at", Instant.class),
                new Actor(row.getString("actor_id"), row.getString("actor_name")));
    }

    /** @return was nothing said before? */
    boolean keep(Client client, Answer answer) {
        return jdbc.sql("""
                                insert into visma_net_answer
                                    (client_id, matter, bureau_id, answer, reason, at, actor_id, actor_name)
                                select :client, :matter, :bureau, :answer, :reason, :at, :actorId, :actorName from dual
                                where not exists (select 1 from visma_net_answer
                                    where client_id = :client and bureau_id = :bureau and matter = :matter)""")
                        .param("client", client.id().toString())
                        .param("matter", answer.said().matter().name())
                        .param("bureau", client.bureau().toString())
                        .param("answer", answer.said().name())
                        .param("reason", answer.reason())
                        .param("at", answer.at())
                        .param("actorId", answer.by().id())
                        .param("actorName", answer.by().name())
                        .update()
                == 1;
    }

    /** @return was something said before? */
    boolean forget(Client client, Matter matter) {
        return jdbc.sql("""
                                delete from visma_net_answer
                                where client_id = :client and bureau_id = :bureau and matter = :matter""")
                        .param("client", client.id().toString())
                        .param("bureau", client.bureau().toString())
                        .param("matter", matter.name())
                        .update()
                == 1;
    }

    /** Who answers for a client takes turns, until the transaction ends. */
    void takeTurn(Client client) {
        jdbc.sql("select id from client where id = :client and bureau_id = :bureau for update")
                .param("client", client.id().toString())
                .param("bureau", client.bureau().toString())
                .query(String.class)
                .single();
    }
}
