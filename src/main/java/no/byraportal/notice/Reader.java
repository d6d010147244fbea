package no.byraportal.notice;

import java.util.Set;
import no.byraportal.identity.UserId;

/** Somebody who sees the whole bureau, and what they get letters about. */
public record Reader(UserId id, String name, String email, Set<Matter> matters) {

    public Reader {
        matters = Set.copyOf(matters);
    }
}
