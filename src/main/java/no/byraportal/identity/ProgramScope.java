package no.byraportal.identity;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.byraportal.shared.Actor;

/** A bureau's own program that showed a valid token: it sees all clients of its bureau, and does what it was let in for. */
public final class ProgramScope implements BureauScope, Program {

    private final BureauId bureau;
    private final UUID program;
    private final Set<Permission> permissions;
    private final Actor actor;

    ProgramScope(BureauId bureau, UUID program, Set<Permission> permissions, Actor actor) {
        this.bureau = bureau;
        this.program = program;
        this.permissions = Set.copyOf(permissions);
        this.actor = actor;
    }

    @Override
    public BureauId bureau() {
        return bureau;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public UUID program() {
        return program;
    }

    /** @throws MissingScope when the program was not let in for this */
    public void require(Permission permission) {
        if (!permissions.contains(permission)) {
            throw new MissingScope(permission);
        }
    }

    @Override
    public void requireMayChangeClients() {
        require(Permission.SETTINGS);
    }

    @Override
    public void requireMayRegisterClients() {
        require(Permission.CLIENTS);
    }

    @Override
    public void requireMayKeepUsers() {
        require(Permission.USERS);
    }

    @Override
    public void requireMayReadStatistics() {
        require(Permission.REPORTS);
    }

    @Override
    public void requireMaySeeAgents() {
        if (!permissions.contains(Permission.CLIENTS)) {
            require(Permission.READ);
        }
    }

    @Override
    public void requireMayKeepAgents() {
        require(Permission.CLIENTS);
    }

    /** No person's grants narrow what a program sees; the token's id is nobody's. */
    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "scopeBureau",
                bureau.toString(),
                "scopeUser",
                actor.id(),
                "scopeToday",
                LocalDate.EPOCH,
                "scopeAll",
                true);
    }

    @Override
    public String toString() {
        return "program of bureau " + bureau;
    }
}
