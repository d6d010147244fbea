package no.byraportal.identity;

import java.util.Map;

/**
 * Somebody who works with a whole bureau's clients: a signed-in person, or a program that the bureau let in. What the
 * one can do in the portal, the other can do at the bureau's door: the same services, rules and errors.
 */
public sealed interface BureauScope extends Scope permits PersonScope, ProgramScope {

    /**
     * Which clients of {@code client} (alias {@code c}) they see; its parameters are {@link #parameters()}. Staff see the
     * clients granted to them, to the end of the grant's last day; administrators, managers and programs all of their
     * bureau.
     */
    String SEES_CLIENT = """
            c.bureau_id = :scopeBureau and (:scopeAll or exists (
                select 1 from staff_grant g where g.user_id = :scopeUser and g.client_id = c.id
                    and (g.ends_on is null or g.ends_on >= :scopeToday)))""";

    /** The values for the parameters of {@link #SEES_CLIENT}. */
    Map<String, Object> parameters();

    /** Changes what is desired for the clients they see. */
    void requireMayChangeClients();

    /** Registers clients, of those that the bureau's agents have discovered or on their own. */
    void requireMayRegisterClients();

    /** Keeps the clients' own people: of the clients they see, or of the one that they are the administrator of. */
    void requireMayKeepUsers();

    /** Reads figures of the clients they see. */
    void requireMayReadStatistics();

    /** Sees the bureau's agents. */
    void requireMaySeeAgents();

    /** Creates and removes agents, their tokens and their files. */
    void requireMayKeepAgents();
}
