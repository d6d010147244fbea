package no.byraportal.identity;

import java.time.LocalDate;
import java.util.Map;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotAllowed;

/** A signed-in person in one bureau, with the role they have there at this moment. */
public final class PersonScope implements BureauScope {

    private final BureauId bureau;
    private final UserId user;
    private final Role role;
    private final Actor actor;
    private final LocalDate today;

    /** @param today in Norway, for what ends with a day */
    PersonScope(BureauId bureau, UserId user, Role role, Actor actor, LocalDate today) {
        this.bureau = bureau;
        this.user = user;
        this.role = role;
        this.actor = actor;
        this.today = today;
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

    /** The day it is in Norway. */
    public LocalDate today() {
        return today;
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

    /** Staff would not see what they have registered, and it is the agents' keeper who knows what the ERP has. */
    public boolean mayRegisterClients() {
        return role == Role.BUREAU_ADMIN;
    }

    @Override
    public void requireMayRegisterClients() {
        require(mayRegisterClients(), "register clients");
    }

    /** Everybody but a manager, each for the clients that are theirs to keep. */
    public boolean mayKeepUsers() {
        return role != Role.BUREAU_MANAGER;
    }

    @Override
    public void requireMayKeepUsers() {
        require(mayKeepUsers(), "keep users");
    }

    /** Everybody, each of the clients that are theirs to see. */
    @Override
    public void requireMayReadStatistics() {}

    @Override
    public void requireMaySeeAgents() {
        requireMayKeepAgents();
    }

    @Override
    public void requireMayKeepAgents() {
        require(mayKeepAgents(), "keep agents");
    }

    public boolean mayOversee() {
        return role == Role.BUREAU_ADMIN || role == Role.BUREAU_MANAGER;
    }

    /** Reads of the bureau as a whole: its people, its settings, and what everybody changed. */
    public void requireMayOversee() {
        require(mayOversee(), "oversee the bureau");
    }

    public boolean mayAdminister() {
        return role == Role.BUREAU_ADMIN;
    }

    /** Decides for the bureau as a whole: who works with which clients, and how the bureau itself is set up. */
    public void requireMayAdminister() {
        require(mayAdminister(), "administer the bureau");
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
                "scopeBureau",
                bureau.toString(),
                "scopeUser",
                user.toString(),
                "scopeToday",
                today,
                "scopeAll",
                role == Role.BUREAU_ADMIN || role == Role.BUREAU_MANAGER);
    }

    @Override
    public String toString() {
        return role + " of bureau " + bureau;
    }
}
