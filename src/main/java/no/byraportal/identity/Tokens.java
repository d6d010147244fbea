package no.byraportal.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens themselves, of which only a hash is kept; who may have one is for the services to say. */
@Component
class Tokens {

    private static final String SELECT = """
            select t.id, t.bureau_id, t.kind, t.holder_id, t.permissions, t.hint, t.created_at, t.created_by, t.ends_at,
                   t.revoked_at, t.last_used_at, coalesce(t.name, i.name, 'WebFaktura') name,
                   i.generation
            from program_token t
            left join installation i on i.id = t.holder_id and i.bureau_id = t.bureau_id
            left join bureau b on b.id = t.bureau_id
            where\s""";

    private static final String HELD = "t.bureau_id <=> :bureau and t.kind = :kind and t.holder_id = :holder";

    private static final String WORKS = "(t.revoked_at is null and (t.ends_at is null or t.ends_at > :now))";

    /** Agents go on while their bureau is paused, and its other programs wait; nobody is let in for one that is closed. */
    private static final String SERVED =
            " and (t.bureau_id is null or b.state = 'ACTIVE' or (b.state = 'PAUSED' and t.kind = 'AGENT'))";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whose tokens.
     *
     * @param bureau null for WebFaktura, which belongs to none
     * @param id     the installation, the bureau's program, or WebFaktura itself
     */
    record Holder(@Nullable BureauId bureau, ProgramKind kind, UUID id) {

        Map<String, @Nullable Object> parameters() {
            Map<String, @Nullable Object> parameters = new HashMap<>();
            parameters.put("bureau", bureau == null ? null : bureau.toString());
            parameters.put("kind", kind.name());
            parameters.put("holder", id.toString());
            return parameters;
        }
    }

    /** @param access what a bureau's program may; null for the others, who need no leave at their own doors */
    IssuedToken create(Holder holder, @Nullable ProgramAccess access, @Nullable Instant endsAt, Actor by) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret =
                holder.kind().prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        TokenId id = TokenId.random();
        jdbc.sql("""
                        insert into program_token (id, bureau_id, kind, holder_id, name, permissions, hash, hint,
                            created_at, created_by, ends_at)
                        values (:id, :bureau, :kind, :holder, :name, :permissions, :hash, :hint, :now, :by, :ends)""")
                .params(holder.parameters())
                .param("id", id.toString())
                .param("name", access == null ? null : access.name())
                .param("permissions", access == null ? null : written(access.permissions()))
                .param("hash", hash(secret))
                .param("hint", secret.substring(secret.length() - 4))
                .param("now", clock.instant())
                .param("by", by.name())
                .param("ends", endsAt)
                .update();
        return new IssuedToken(id, secret);
    }

    /** Those that work beyond then end then. */
    void end(Holder holder, Instant then) {
        jdbc.sql("update program_token t set t.ends_at = :then where " + HELD
                        + " and t.revoked_at is null and (t.ends_at is null or t.ends_at > :then)")
                .params(holder.parameters())
                .param("then", then)
                .update();
    }

    /** @throws NotFound when the holder has no such token */
    void revoke(Holder holder, TokenId token) {
        int found = jdbc.sql("update program_token t set t.revoked_at = coalesce(t.revoked_at, :now) where " + HELD
                        + " and t.id = :id")
                .params(holder.parameters())
                .param("now", clock.instant())
                .param("id", token.toString())
                .update();
        if (found == 0) {
            throw new NotFound("token " + token);
        }
    }

    /** All that a holder has had, newest first. */
    List<ProgramToken> of(Holder holder) {
        return jdbc.sql(SELECT + HELD + " order by t.created_at desc, t.id")
                .params(holder.parameters())
                .query((row, n) -> token(row))
                .list();
    }

    /** Those of a bureau's own programs: the ones that work first, by name; then the others, the newest first. */
    List<ProgramToken> ofPrograms(BureauId bureau, int offset, int limit) {
        return jdbc.sql(SELECT + "t.bureau_id = :bureau and t.kind = 'BUREAU' order by " + WORKS + " desc, if(" + WORKS
                        + ", t.name, ''), t.created_at desc, t.id limit :limit offset :offset")
                .param("bureau", bureau.toString())
                .param("now", clock.instant())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> token(row))
                .list();
    }

    int countOfPrograms(BureauId bureau) {
        return jdbc.sql("select count(*) from program_token where bureau_id = :bureau and kind = 'BUREAU'")
                .param("bureau", bureau.toString())
                .query(Integer.class)
                .single();
    }

    /** Which of the bureau's own programs shows this token. */
    Holder program(BureauId bureau, TokenId token) {
        return jdbc.sql(
                        "select holder_id from program_token where id = :id and bureau_id = :bureau and kind = 'BUREAU'")
                .param("id", token.toString())
                .param("bureau", bureau.toString())
                .query((row, n) -> new Holder(bureau, ProgramKind.BUREAU, UUID.fromString(row.getString("holder_id"))))
                .optional()
                .orElseThrow(() -> new NotFound("token " + token));
    }

    /**
     * Whose token this is; empty when it is malformed, unknown, revoked, ended or of a kind that is not welcome. Notes
     * the use, once a minute.
     */
    Optional<Program> authenticate(String token, Set<ProgramKind> welcome) {
        if (welcome.stream().noneMatch(kind -> kind.writes(token))) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String hash = hash(token);
        Instant minuteAgo = now.minusSeconds(60);
        Optional<Shown> shown = jdbc.sql(SELECT + "t.hash = :hash and " + WORKS
                        + " and (t.kind <> 'AGENT' or i.id is not null)" + SERVED)
                .param("hash", hash)
                .param("now", now)
                .query((row, n) -> new Shown(program(row), row.getObject("last_used_at", Instant.class)))
                .optional();
        // Read first: most calls come within the minute, and a write costs more than all the rest of an unchanged poll.
        shown.filter(found -> found.lastUsed() == null || found.lastUsed().isBefore(minuteAgo))
                .ifPresent(found -> noteUse(found.program(), hash, now, minuteAgo));
        return shown.map(Shown::program);
    }

    private void noteUse(Program program, String hash, Instant now, Instant minuteAgo) {
        jdbc.sql("""
                        update program_token set last_used_at = :now
                        where hash = :hash and (last_used_at is null or last_used_at < :minuteAgo)""")
                .param("now", now)
                .param("hash", hash)
                .param("minuteAgo", minuteAgo)
                .update();
        if (program instanceof InstallationScope agent) {
            events.publishEvent(new AgentSeen(agent.bureau(), agent.installation(), now));
        }
    }

    private record Shown(Program program, @Nullable Instant lastUsed) {}

    private static Program program(ResultSet row) throws SQLException {
        Actor actor = new Actor(row.getString("id"), row.getString("name"));
        UUID holder = UUID.fromString(row.getString("holder_id"));
        return switch (ProgramKind.valueOf(row.getString("kind"))) {
            case AGENT ->
                new InstallationScope(bureau(row), new InstallationId(holder), row.getLong("generation"), actor);
            case BUREAU -> new ProgramScope(bureau(row), holder, read(row.getString("permissions")), actor);
            case WEBFAKTURA -> new WebFaktura(actor);
        };
    }

    private static BureauId bureau(ResultSet row) throws SQLException {
        return BureauId.of(row.getString("bureau_id"));
    }

    private static ProgramToken token(ResultSet row) throws SQLException {
        return new ProgramToken(
                TokenId.of(row.getString("id")),
                row.getString("name"),
                read(row.getString("permissions")),
                row.getString("hint"),
                row.getObject("created_at", Instant.class),
                row.getString("created_by"),
                row.getObject("ends_at", Instant.class),
                row.getObject("revoked_at", Instant.class),
                row.getObject("last_used_at", Instant.class));
    }

    private static String written(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::name).collect(Collectors.joining(","));
    }

    private static Set<Permission> read(@Nullable String written) {
        return written == null
                ? Set.of()
                : Arrays.stream(written.split(",")).map(Permission::valueOf).collect(Collectors.toSet());
    }

    /** @param details whose token it is, in a reader's words */
    void tell(BureauScope scope, String key, TokenId token, Map<String, Object> details) {
        tell(scope.bureau(), scope.actor(), key, token, details);
    }

    /** @param bureau null: it concerns all of them */
    void tell(@Nullable BureauId bureau, Actor by, String key, TokenId token, Map<String, Object> details) {
        events.publishEvent(new TokenChange(
                bureau == null ? null : bureau.value(), key, token.value(), by, clock.instant(), details));
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
