package no.byraportal.identity;

import java.util.Map;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotAllowed;

/** A signed-in person in one bureau, with the role they have there at this moment. */
public final class PersonScope implements Scope {

    /**
     * Which clients of {@code client} (alias {@code c}) the person sees; its parameters are {@link #parameters()}.
     * Staff see the clients granted to them, administrators and managers all of their bureau.
     */
    public static final String SEES_CLIENT = """
            c.bureau_id = :scopeBureau and (:scopeAll or exists (
                select 1 from staff_grant g where g.user_id = :scopeUser and g.client_id = c.id))""";

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

    public void requireMayChangeClients() {
        require(mayChangeClients(), "change clients");
    }

    public void requireMayKeepAgents() {
        require(mayKeepAgents(), "keep agents");
    }

    private void require(boolean allowed, String what) {
        if (!allowed) {
            throw new NotAllowed(role + " may not " + what);
        }
    }

    /** The values for the parameters of {@link #SEES_CLIENT}. */
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
