package no.byraportal.shared;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A program's call that cannot be answered as asked, for a reason of the portal's own; its texts are {@code api.<key>}. */
public class ProgramRefused extends RuntimeException {

    private final HttpStatus status;
    private final String key;
    private final transient List<Object> arguments;

    protected ProgramRefused(HttpStatus status, String key, Object... arguments) {
        super(key);
        this.status = status;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** It continues nothing that was asked here, or another question. */
    public static ProgramRefused cursor() {
        return new ProgramRefused(HttpStatus.BAD_REQUEST, "cursor");
    }

    public HttpStatus status() {
        return status;
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
