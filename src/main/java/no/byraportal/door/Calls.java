package no.byraportal.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.byraportal.identity.Program;
import no.byraportal.identity.Scope;
import no.byraportal.shared.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The calls that were made with an Idempotency-Key, and their answers, sealed: some of them tell a secret. */
@Component
class Calls {

    /** Agents may be away for weeks. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** No call takes so long: one that has not been answered by then never will be. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final String THIS = "holder_id = :holder and bureau_id <=> :bureau and idempotency_key = :key";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    Calls(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Whose call, under which key; a token that is changed does not change whose it is.
     *
     * @param bureau null for WebFaktura, which belongs to none
     */
    record Call(@Nullable String bureau, UUID holder, String key) {

        Call(Program program, String key) {
            this(program instanceof Scope own ? own.bureau().toString() : null, program.program(), key);
        }

        Map<String, @Nullable Object> parameters() {
            Map<String, @Nullable Object> parameters = new HashMap<>();
            parameters.put("bureau", bureau);
            parameters.put("holder", holder.toString());
            parameters.put("key", key);
            return parameters;
        }

        /** What a sealed answer is bound to. */
        String row() {
            return bureau + "|idempotent_call|" + holder + "|" + key;
        }
    }

    /** @param request the fingerprint of what was asked */
    record Answer(String request, int status, Map<String, String> headers, byte[] body) {

        @Override
        public String toString() {
            return "answer " + status;
        }
    }

    /** Is this the first call with its key? Then it is the caller's to make, and nobody else's meanwhile. */
    boolean begin(Call call) {
        Instant now = clock.instant();
        jdbc.sql("delete from idempotent_call where answer is null and started_at < :past and " + THIS)
                .params(call.parameters())
                .param("past", now.minus(LONGEST))
                .update();
        try {
            jdbc.sql("""
                            insert into idempotent_call (holder_id, idempotency_key, bureau_id, started_at)
                            values (:holder, :key, :bureau, :now)""").params(call.parameters()).param("now", now).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The answer to the first call; empty while it is being made. */
    Optional<Answer> answer(Call call) {
        return jdbc.sql("select answer from idempotent_call where answer is not null and " + THIS)
                .params(call.parameters())
                .query((row, n) -> json.readValue(vault.open(row.getBytes("answer"), call.row()), Answer.class))
                .optional();
    }

    void answered(Call call, Answer answer) {
        jdbc.sql("update idempotent_call set answer = :answer where " + THIS)
                .params(call.parameters())
                .param("answer", vault.seal(json.writeValueAsBytes(answer), call.row()))
                .update();
    }

    /** Nothing was done; the key is free. */
    void forget(Call call) {
        jdbc.sql("delete from idempotent_call where answer is null and " + THIS)
                .params(call.parameters())
                .update();
    }

    @Scheduled(cron = "0 45 3 * * *", zone = "Europe/Oslo")
    void purge() {
        jdbc.sql("delete from idempotent_call where started_at < :past")
                .param("past", clock.instant().minus(KEPT))
                .update();
    }
}
