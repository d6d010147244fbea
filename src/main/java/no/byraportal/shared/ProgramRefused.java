package no.byraportal.shared;

import org.springframework.http.HttpStatus;

/** A program's call that cannot be answered as asked, for a reason of the portal's own; its texts are {@code api.<key>}. */
public class ProgramRefused extends RuntimeException {

    private final HttpStatus status;
    private final String key;

    protected ProgramRefused(HttpStatus status, String key) {
        super(key);
        this.status = status;
        this.key = key;
    }

    public HttpStatus status() {
        return status;
    }

    public String key() {
        return key;
    }
}
