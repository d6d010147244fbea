package no.byraportal.shared;

import java.util.List;

/**
 * A value that cannot be what it was said to be, for example a due day of −1. The key names its text in both
 * languages; the arguments fill that text and are safe to show.
 */
public final class InvalidValue extends RuntimeException {

    private final String key;
    private final transient List<Object> arguments;

    public InvalidValue(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** The message key, for example {@code duedays.range}. */
    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
