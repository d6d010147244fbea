package no.byraportal.settings;

import no.byraportal.shared.ProgramRefused;
import org.springframework.http.HttpStatus;

/** A call of a bureau's program that does not fit what it asked before. */
final class CallRefused extends ProgramRefused {

    private CallRefused(HttpStatus status, String key, Object... arguments) {
        super(status, key, arguments);
    }

    static CallRefused withoutRevision() {
        return new CallRefused(HttpStatus.PRECONDITION_REQUIRED, "revision-required");
    }

    /** @param current the newest revision; never grouped, since it is to be sent back as it stands */
    static CallRefused otherRevision(int current) {
        return new CallRefused(HttpStatus.PRECONDITION_FAILED, "other-revision", Integer.toString(current));
    }
}
