package no.byraportal.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.byraportal.identity.Tokens.Holder;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Programtilgang: the bureau's own programs, and the tokens they show at the bureau's door. */
@Service
public class ProgramService {

    private final Tokens tokens;
    private final Clock clock;

    ProgramService(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The tokens of the bureau's programs: those that work first, by name, then the others, newest first. */
    public List<ProgramToken> page(PersonScope scope, int offset, int limit) {
        scope.requireMayLetProgramsIn();
        return tokens.ofPrograms(scope.bureau(), offset, Math.clamp(limit, 1, 500));
    }

    public int count(PersonScope scope) {
        scope.requireMayLetProgramsIn();
        return tokens.countOfPrograms(scope.bureau());
    }

    /**
     * Lets a new program in.
     *
     * @throws FieldRefused when its last day cannot be
     */
    @Transactional
    public IssuedToken letIn(PersonScope scope, ProgramAccess access) {
        scope.requireMayLetProgramsIn();
        Holder program = new Holder(scope.bureau(), ProgramKind.BUREAU, UUID.randomUUID());
        Instant endsAt = access.endsAt(clock.instant()).orElse(null);
        return create(scope, program, access, endsAt, "program.letin");
    }

    /**
     * A new token for the same program, with the same end; those it has end after {@link TokenService#OVERLAP}.
     *
     * @throws RuleBroken when the program has no token that works: whoever was put out is not let in by this door
     */
    @Transactional
    public IssuedToken rotate(PersonScope scope, TokenId token) {
        scope.requireMayLetProgramsIn();
        Holder program = tokens.program(scope.bureau(), token);
        List<ProgramToken> all = tokens.of(program);
        if (all.stream().noneMatch(each -> each.worksAt(clock.instant()))) {
            throw new RuleBroken("program.over", all.getFirst().name());
        }
        ProgramToken newest = all.getFirst();
        tokens.end(program, clock.instant().plus(TokenService.OVERLAP));
        ProgramAccess access = new ProgramAccess(newest.name(), newest.permissions(), null);
        return create(scope, program, access, newest.endsAt(), "program.rotated");
    }

    private IssuedToken create(
            PersonScope scope, Holder program, ProgramAccess access, @Nullable Instant endsAt, String key) {
        IssuedToken issued = tokens.create(program, access, endsAt, scope.actor());
        tokens.tell(scope, key, issued.id(), details(access.name(), access.permissions()));
        return issued;
    }

    /** The token stops working at its next use. Revoking one that is revoked already changes nothing. */
    @Transactional
    public void revoke(PersonScope scope, TokenId token) {
        scope.requireMayLetProgramsIn();
        Holder program = tokens.program(scope.bureau(), token);
        tokens.revoke(program, token);
        ProgramToken newest = tokens.of(program).getFirst();
        tokens.tell(scope, "program.revoked", token, details(newest.name(), newest.permissions()));
    }

    private static Map<String, Object> details(String name, Set<Permission> permissions) {
        return Map.of(
                "name",
                name,
                "scopes",
                permissions.stream().sorted().map(Permission::word).toList());
    }
}
