package no.byraportal.identity;

import no.byraportal.shared.ProgramRefused;
import org.springframework.http.HttpStatus;

/** The bureau let the program in, but not for this. */
final class MissingScope extends ProgramRefused {

    MissingScope(Permission missing) {
        super(HttpStatus.FORBIDDEN, "missing-scope", missing.word());
    }
}
