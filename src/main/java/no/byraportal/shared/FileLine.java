package no.byraportal.shared;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a difference between two versions of a file.
 *
 * @param before line number before, from 1; 0: not there
 * @param after  line number after, from 1; 0: not there
 */
public record FileLine(int before, int after, String text) {

    public boolean removed() {
        return after == 0;
    }

    public boolean added() {
        return before == 0;
    }

    /** The lines as one unified diff of a file; empty when there are none. */
    public static String unified(String file, List<FileLine> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder diff = new StringBuilder("--- %s\n+++ %s\n".formatted(file, file));
        List<FileLine> hunk = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            FileLine line = lines.get(i);
            hunk.add(line);
            if (i + 1 == lines.size() || !line.touches(lines.get(i + 1))) {
                write(hunk, diff);
                hunk.clear();
            }
        }
        return diff.toString();
    }

    /** Does the next line follow at once? Where either is on one side only, it does. */
    private boolean touches(FileLine next) {
        boolean bothBefore = before > 0 && next.before > 0;
        boolean bothAfter = after > 0 && next.after > 0;
        return (!bothBefore || next.before == before + 1) && (!bothAfter || next.after == after + 1);
    }

    private static void write(List<FileLine> hunk, StringBuilder diff) {
        List<FileLine> old = hunk.stream().filter(line -> !line.added()).toList();
        List<FileLine> young = hunk.stream().filter(line -> !line.removed()).toList();
        diff.append("@@ -%d,%d +%d,%d @@\n"
                .formatted(
                        old.isEmpty() ? 0 : old.getFirst().before(),
                        old.size(),
                        young.isEmpty() ? 0 : young.getFirst().after(),
                        young.size()));
        hunk.forEach(line -> diff.append(line.removed() ? '-' : line.added() ? '+' : ' ')
                .append(line.text())
                .append('\n'));
    }
}
