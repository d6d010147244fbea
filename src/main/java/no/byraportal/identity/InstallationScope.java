package no.byraportal.identity;

import java.util.UUID;
import no.byraportal.shared.Actor;

/** A sync agent that showed a valid token: it reaches its own installation's clients and nothing else. */
public final class InstallationScope implements Scope, Program {

    private final BureauId bureau;
    private final InstallationId installation;
    private final long generation;
    private final Actor actor;

    InstallationScope(BureauId bureau, InstallationId installation, long generation, Actor actor) {
        this.bureau = bureau;
        this.installation = installation;
        this.generation = generation;
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

    public InstallationId installation() {
        return installation;
    }

    /**
     * The generation of its settings when it showed its token. Read with the token, so that an unchanged poll, which is
     * what nearly all calls are, costs one read and no more.
     */
    public long generation() {
        return generation;
    }

    @Override
    public UUID program() {
        return installation.value();
    }

    @Override
    public String toString() {
        return "installation " + installation + " of bureau " + bureau;
    }
}
