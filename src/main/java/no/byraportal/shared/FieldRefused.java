package no.byraportal.shared;

/** A wrong value in a program's document, or in a form, with the place where it stands. */
public final class FieldRefused extends RuntimeException {

    private final String field;
    private final InvalidValue reason;

    /** @param field a dotted path in the document */
    public FieldRefused(String field, InvalidValue reason) {
        super(field + ": " + reason.key(), reason);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public InvalidValue reason() {
        return reason;
    }
}
