package no.byraportal.shared;

import java.util.List;

/** Each value is right by itself, but together they break a rule; the key names the text that says which and why. */
public final class RuleBroken extends RuntimeException {

    private final String key;
    private final transient List<Object> arguments;

    public RuleBroken(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** The message key, for example {@code token.limit}. */
    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
