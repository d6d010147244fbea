package no.byraportal.agent;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import no.byraportal.shared.InvalidValue;

/**
 * A program's version, as it writes it: {@code 2.2.14}. Each part is a whole number, and what is not written is 0: 12 is
 * 12.0, and 13.1 is 13.01, which is older than 13.02. Two that say the same are equal in order, however they are written.
 */
public record Version(String written) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6}){0,4}");

    public Version {
        if (!FORM.matcher(written).matches()) {
            throw new InvalidValue("version.form");
        }
    }

    public boolean isAtLeast(Version other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        List<Integer> mine = parts();
        List<Integer> theirs = other.parts();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = Integer.compare(part(mine, i), part(theirs, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private List<Integer> parts() {
        return Arrays.stream(written.split("\\.", -1)).map(Integer::valueOf).toList();
    }

    private static int part(List<Integer> parts, int i) {
        return i < parts.size() ? parts.get(i) : 0;
    }

    @Override
    public String toString() {
        return written;
    }
}
