package no.byraportal.identity;

import java.util.Map;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotAllowed;

/** A signed-in person in one bureau, with the role they have there at this moment. */
public final class PersonScope implements BureauScope {

    private final BureauId bureau;
    private final UserId user;
    private final Role role;
    private final Actor actor;

    PersonScope(BureauId bureau, UserId user, Role role, Actor actor) {
        this.bureau = bureau;
        this.user = user;
        this.role = role;
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

    public UserId user() {
        return user;
    }

    public Role role() {
        return role;
    }

    public boolean mayChangeClients() {
        return role == Role.BUREAU_ADMIN || role == Role.BUREAU_STAFF;
    }

    public boolean mayKeepAgents() {
        return role == Role.BUREAU_ADMIN;
    }

    @Override
    public void requireMayChangeClients() {
        require(mayChangeClients(), "change clients");
    }

    @Override
    public void requireMaySeeAgents() {
        requireMayKeepAgents();
    }

    @Override
    public void requireMayKeepAgents() {
        require(mayKeepAgents(), "keep agents");
    }

    public boolean mayReadLog() {
        return role == Role.BUREAU_ADMIN || role == Role.BUREAU_MANAGER;
    }

    /** Reads what everybody changed in the bureau, and why. */
    public void requireMayReadLog() {
        require(mayReadLog(), "read the change log");
    }

    void requireMayLetProgramsIn() {
        require(role == Role.BUREAU_ADMIN, "let programs in");
    }

    private void require(boolean allowed, String what) {
        if (!allowed) {
            throw new NotAllowed(role + " may not " + what);
        }
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "scopeBureau", bureau.toString(),
                "scopeUser", user.toString(),
                "scopeAll", role == Role.BUREAU_ADMIN || role == Role.BUREAU_MANAGER);
    }

    @Override
    public String toString() {
        return role + " of bureau " + bureau;
    }
}
