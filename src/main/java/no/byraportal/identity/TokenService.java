package no.byraportal.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.byraportal.identity.Tokens.Holder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens that installations show at the agents' door: issued once, rotated with an overlap, revoked at once. */
@Service
public class TokenService {

    /** How long the old token goes on working after a rotation, unless somebody revokes it: time to change it over. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private final Tokens tokens;
    private final Clock clock;

    TokenService(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A new token for an installation; those it has go on working. */
    @Transactional
    public IssuedToken issue(BureauScope scope, InstallationId installation) {
        return create(scope, installation, "token.issued");
    }

    /** A new token; those that work now end after {@link #OVERLAP}. */
    @Transactional
    public IssuedToken rotate(BureauScope scope, InstallationId installation) {
        scope.requireMayKeepAgents();
        tokens.end(holder(scope, installation), clock.instant().plus(OVERLAP));
        return create(scope, installation, "token.rotated");
    }

    private IssuedToken create(BureauScope scope, InstallationId installation, String key) {
        scope.requireMayKeepAgents();
        IssuedToken issued = tokens.create(holder(scope, installation), null, null, scope.actor());
        tokens.tell(scope, key, issued.id(), of(installation));
        return issued;
    }

    /** The token stops working at its next use. Revoking one that is revoked already changes nothing. */
    @Transactional
    public void revoke(BureauScope scope, InstallationId installation, TokenId token) {
        scope.requireMayKeepAgents();
        tokens.revoke(holder(scope, installation), token);
        tokens.tell(scope, "token.revoked", token, of(installation));
    }

    /** None of the installation's tokens work any more. */
    @Transactional
    public void revokeAll(BureauScope scope, InstallationId installation) {
        scope.requireMayKeepAgents();
        tokens.of(holder(scope, installation)).stream()
                .filter(token -> token.revokedAt() == null)
                .forEach(token -> revoke(scope, installation, token.id()));
    }

    /** All tokens an installation has had, newest first. */
    public List<ProgramToken> tokens(BureauScope scope, InstallationId installation) {
        scope.requireMayKeepAgents();
        return tokens.of(holder(scope, installation));
    }

    private static Holder holder(BureauScope scope, InstallationId installation) {
        return new Holder(scope.bureau(), ProgramKind.AGENT, installation.value());
    }

    private static Map<String, Object> of(InstallationId installation) {
        return Map.of("installation", installation.toString());
    }
}
