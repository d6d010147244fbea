package no.byraportal.access;

import java.util.Optional;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.access.AccessOutcome.Why;

/** What becomes of one grant. */
record Verdict(Kind kind, Optional<Why> why) {

    static final Verdict DONE = new Verdict(Kind.DONE, Optional.empty());
    static final Verdict UNCHANGED = new Verdict(Kind.UNCHANGED, Optional.empty());

    static Verdict refused(String key) {
        return new Verdict(Kind.REFUSED, Optional.of(Why.of(key)));
    }
}
