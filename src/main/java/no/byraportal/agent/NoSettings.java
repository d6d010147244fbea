package no.byraportal.agent;

import no.byraportal.shared.ProgramRefused;
import org.springframework.http.HttpStatus;

/** The installation has sent no file yet, so there is nothing to give it. */
final class NoSettings extends ProgramRefused {

    NoSettings() {
        super(HttpStatus.NOT_FOUND, "no-settings");
    }
}
