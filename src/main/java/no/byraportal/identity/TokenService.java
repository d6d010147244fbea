package no.byraportal.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens that programs show at the API's door: issued once, rotated with an overlap, revoked at once. */
@Service
public class TokenService {

    /** How long the old token goes on working after a rotation, unless somebody revokes it: time to change it over. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final String AGENT_PREFIX = "bpa_";
    private static final Pattern AGENT_TOKEN = Pattern.compile(AGENT_PREFIX + "[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenService(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A new token for an installation; those it has go on working. */
    @Transactional
    public IssuedToken issue(BureauScope scope, InstallationId installation) {
        scope.requireMayKeepAgents();
        IssuedToken issued = create(scope, installation);
        tell(scope, "token.issued", issued.id(), installation);
        return issued;
    }

    /** A new token; those that work now end after {@link #OVERLAP}. */
    @Transactional
    public IssuedToken rotate(BureauScope scope, InstallationId installation) {
        scope.requireMayKeepAgents();
        Instant now = clock.instant();
        jdbc.sql("""
                        update program_token set ends_at = :ends
                        where bureau_id = :bureau and installation_id = :installation and revoked_at is null
                          and (ends_at is null or ends_at > :ends)""")
                .param("ends", now.plus(OVERLAP))
                .param("bureau", scope.bureau().toString())
                .param("installation", installation.toString())
                .update();
        IssuedToken issued = create(scope, installation);
        tell(scope, "token.rotated", issued.id(), installation);
        return issued;
    }

    /** The token stops working at its next use. Revoking one that is revoked already changes nothing. */
    @Transactional
    public void revoke(BureauScope scope, InstallationId installation, TokenId token) {
        scope.requireMayKeepAgents();
        int found = jdbc.sql("""
                        update program_token set revoked_at = coalesce(revoked_at, :now)
                        where id = :id and bureau_id = :bureau and installation_id = :installation""")
                .param("now", clock.instant())
                .param("id", token.toString())
                .param("bureau", scope.bureau().toString())
                .param("installation", installation.toString())
                .update();
        if (found == 0) {
            throw new NotFound("token " + token);
        }
        tell(scope, "token.revoked", token, installation);
    }

    /** All tokens an installation has had, newest first. */
    public List<ProgramToken> tokens(BureauScope scope, InstallationId installation) {
        scope.requireMayKeepAgents();
        return jdbc.sql("""
                        select * from program_token where bureau_id = :bureau and installation_id = :installation
                        order by created_at desc, id""")
                .param("bureau", scope.bureau().toString())
                .param("installation", installation.toString())
                .query((row, n) -> new ProgramToken(
                        TokenId.of(row.getString("id")),
                        row.getString("hint"),
                        row.getObject("created_at", Instant.class),
                        row.getString("created_by"),
                        row.getObject("ends_at", Instant.class),
                        row.getObject("revoked_at", Instant.class),
                        row.getObject("last_used_at", Instant.class)))
                .list();
    }

    /** Whose token this is; empty when it is malformed, unknown, revoked or ended. Notes the use, once a minute. */
    Optional<InstallationScope> authenticate(String token) {
        if (!AGENT_TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String hash = hash(token);
        Optional<InstallationScope> scope = jdbc.sql("""
                        select t.id, t.bureau_id, t.installation_id, i.name from program_token t
                        join installation i on i.id = t.installation_id and i.bureau_id = t.bureau_id
                        where t.hash = :hash and t.revoked_at is null and (t.ends_at is null or t.ends_at > :now)""")
                .param("hash", hash)
                .param("now", now)
                .query((row, n) -> new InstallationScope(
                        BureauId.of(row.getString("bureau_id")),
                        InstallationId.of(row.getString("installation_id")),
                        new Actor(row.getString("id"), row.getString("name"))))
                .optional();
        scope.ifPresent(found -> jdbc.sql("""
                        update program_token set last_used_at = :now
                        where hash = :hash and (last_used_at is null or last_used_at < :minuteAgo)""")
                .param("now", now)
                .param("hash", hash)
                .param("minuteAgo", now.minusSeconds(60))
                .update());
        return scope;
    }

    private IssuedToken create(BureauScope scope, InstallationId installation) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = AGENT_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        TokenId id = TokenId.random();
        jdbc.sql("""
                        insert into program_token (id, bureau_id, installation_id, hash, hint, created_at, created_by)
                        values (:id, :bureau, :installation, :hash, :hint, :now, :by)""")
                .param("id", id.toString())
                .param("bureau", scope.bureau().toString())
                .param("installation", installation.toString())
                .param("hash", hash(secret))
                .param("hint", secret.substring(secret.length() - 4))
                .param("now", clock.instant())
                .param("by", scope.actor().name())
                .update();
        return new IssuedToken(id, secret);
    }

    private void tell(BureauScope scope, String key, TokenId token, InstallationId installation) {
        events.publishEvent(new TokenChange(
                scope.bureau().value(),
                key,
                token.value(),
                scope.actor(),
                clock.instant(),
                Map.of("installation", installation.toString())));
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
