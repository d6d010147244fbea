package no.byraportal.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Wrong values in a program's document, or in a form, each with the place where it stands. */
public final class FieldRefused extends RuntimeException {

    private final transient Map<String, InvalidValue> reasons;

    /** @param field a dotted path in the document */
    public FieldRefused(String field, InvalidValue reason) {
        this(Map.of(field, reason));
    }

    /** @param reasons by field, in the order in which they are told */
    public FieldRefused(Map<String, InvalidValue> reasons) {
        super(
                reasons.entrySet().stream()
                        .map(wrong -> wrong.getKey() + ": " + wrong.getValue().key())
                        .collect(Collectors.joining(", ")),
                reasons.values().iterator().next());
        this.reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    /** What is wrong, by field. */
    public Map<String, InvalidValue> reasons() {
        return reasons;
    }
}
