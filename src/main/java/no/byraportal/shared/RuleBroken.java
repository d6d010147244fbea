package no.byraportal.shared;

import java.util.List;

/** Each value is right by itself, but together they break a rule; the key names the text that says which and why. */
public final class RuleBroken extends RuntimeException {

    private final String key;
    private final List<String> fields;
    private final transient List<Object> arguments;

    public RuleBroken(String key, Object... arguments) {
        this(List.of(), key, arguments);
    }

    private RuleBroken(List<String> fields, String key, Object... arguments) {
        super(key);
        this.key = key;
        this.fields = List.copyOf(fields);
        this.arguments = List.of(arguments);
    }

    /** A rule that some fields break, by their dotted paths. */
    public static RuleBroken at(List<String> fields, String key, Object... arguments) {
        return new RuleBroken(fields, key, arguments);
    }

    /** Where it shows; empty: in no field by itself. */
    public List<String> fields() {
        return fields;
    }

    /** The message key, for example {@code token.limit}. */
    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
