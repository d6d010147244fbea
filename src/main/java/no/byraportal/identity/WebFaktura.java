package no.byraportal.identity;

import java.util.UUID;
import no.byraportal.shared.Actor;

/**
 * WebFaktura itself, after it showed its token. It serves all bureaus and belongs to none, so it is no {@link Scope}: no
 * service takes it but those that name it, and they go by one client number at a time. See decision 14.
 */
public final class WebFaktura implements Program {

    /** There is one WebFaktura; all its tokens are of this one. */
    static final UUID ITSELF = new UUID(0, 0);

    private final Actor actor;

    WebFaktura(Actor actor) {
        this.actor = actor;
    }

    @Override
    public UUID program() {
        return ITSELF;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public String toString() {
        return "WebFaktura";
    }
}
