package no.byraportal.door;

import no.byraportal.shared.ProgramRefused;
import org.springframework.http.HttpStatus;

/** A call that is turned away at the door, before or while it is read. */
final class Refused extends ProgramRefused {

    Refused(HttpStatus status, String key) {
        super(status, key);
    }
}
