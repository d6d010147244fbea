package no.byraportal.agent;

import java.util.List;
import java.util.Locale;
import no.byraportal.shared.Texts;

/** A file that cannot be taken as variables.xml at all; nothing of it is stored. */
public final class RefusedFile extends RuntimeException {

    private final String key;
    private final int line;
    private final transient List<Object> arguments;

    RefusedFile(String key, int line, Object... arguments) {
        super(key + " at line " + line);
        this.key = key;
        this.line = line;
        this.arguments = List.of(arguments);
    }

    /** The message key, for example {@code variables.doctype}. */
    public String key() {
        return key;
    }

    /** Where, from 1; 0 when the fault is the file's as a whole. */
    public int line() {
        return line;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }

    /** Why, in words, and on which line. */
    public String text(Locale locale) {
        String why = Texts.text(locale, key, arguments());
        return line == 0 ? why : Texts.text(locale, "variables.line", line, why);
    }
}
