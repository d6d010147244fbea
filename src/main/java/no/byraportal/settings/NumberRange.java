package no.byraportal.settings;

import java.util.OptionalLong;

/** Numbers from one to another, both among them. */
public record NumberRange(long from, long to) {

    /** The lowest number that is in both; empty: they do not meet. */
    public OptionalLong meets(NumberRange other) {
        long first = Math.max(from, other.from);
        return first <= Math.min(to, other.to) ? OptionalLong.of(first) : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return from + "–" + to;
    }
}
