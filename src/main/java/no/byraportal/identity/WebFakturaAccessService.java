package no.byraportal.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.byraportal.identity.Tokens.Holder;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens that WebFaktura shows at its door; the operator alone keeps them, since they open all bureaus' clients. */
@Service
@PreAuthorize("@currentUser.hasRole('OPERATOR')")
public class WebFakturaAccessService {

    private static final Holder WEBFAKTURA = new Holder(null, ProgramKind.WEBFAKTURA, WebFaktura.ITSELF);

    private final Tokens tokens;
    private final CurrentUser currentUser;
    private final Clock clock;

    WebFakturaAccessService(Tokens tokens, CurrentUser currentUser, Clock clock) {
        this.tokens = tokens;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** A new token; those there are go on working. */
    @Transactional
    public IssuedToken issue() {
        return create("webfaktura.token.issued");
    }

    /** A new token; those that work now end after {@link TokenService#OVERLAP}. */
    @Transactional
    public IssuedToken rotate() {
        tokens.end(WEBFAKTURA, clock.instant().plus(TokenService.OVERLAP));
        return create("webfaktura.token.rotated");
    }

    private IssuedToken create(String key) {
        IssuedToken issued = tokens.create(WEBFAKTURA, null, null, operator());
        tokens.tell(null, operator(), key, issued.id(), Map.of());
        return issued;
    }

    /**
     * The token stops working at its next use. Revoking one that is revoked already changes nothing.
     *
     * @throws NotFound when it is no token of WebFaktura's
     */
    @Transactional
    public void revoke(TokenId token) {
        tokens.revoke(WEBFAKTURA, token);
        tokens.tell(null, operator(), "webfaktura.token.revoked", token, Map.of());
    }

    /** All tokens that WebFaktura has had, newest first. */
    public List<ProgramToken> tokens() {
        return tokens.of(WEBFAKTURA);
    }

    private Actor operator() {
        return currentUser
                .signedIn()
                .map(person -> new Actor(person.subject(), person.name()))
                .orElseThrow(() -> new NotAllowed("nobody is signed in"));
    }
}
