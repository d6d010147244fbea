package no.byraportal.bridge;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Brings together versions of one file that have the same tags and differ in values only. The file is cut before each
 * {@code <}; of each piece the newest change counts. Works on bytes, so no encoding needs to be known.
 */
final class Merge {

    private final byte[] file;
    private int from;
    private int to;

    private Merge(byte[] file) {
        this.file = file;
    }

    /**
     * For each piece: as in {@code present} if it stands neither in {@code base} nor in {@code young} so, else as in
     * {@code stray} if that changed it, else as in {@code young}.
     *
     * @param base    what was displaced
     * @param stray   what it became afterwards
     * @param present what stands in the file now
     * @param young   what displaced it
     * @return empty when the tags are not the same in all four
     */
    static Optional<byte[]> of(byte[] base, byte[] stray, byte[] present, byte[] young) {
        Merge[] all = {new Merge(base), new Merge(stray), new Merge(present), new Merge(young)};
        ByteArrayOutputStream merged = new ByteArrayOutputStream(present.length);
        while (all[0].next()) {
            for (int i = 3; i > 0; i--) {
                if (!all[i].next() || !all[i].hasTagOf(all[0])) {
                    return Optional.empty();
                }
            }
            Merge chosen = all[1].isSameAs(all[0]) ? all[3] : all[1];
            if (!all[2].isSameAs(all[0]) && !all[2].isSameAs(all[3])) {
                chosen = all[2];
            }
            merged.write(chosen.file, chosen.from, chosen.to - chosen.from);
        }
        boolean together = !all[1].next() && !all[2].next() && !all[3].next();
        return together ? Optional.of(merged.toByteArray()) : Optional.empty();
    }

    private boolean next() {
        from = to;
        if (from == file.length) {
            return false;
        }
        to = from + 1;
        while (to < file.length && file[to] != '<') {
            to++;
        }
        return true;
    }

    private boolean isSameAs(Merge other) {
        return Arrays.equals(file, from, to, other.file, other.from, other.to);
    }

    private boolean hasTagOf(Merge other) {
        return Arrays.equals(file, from, tagEnd(), other.file, other.from, other.tagEnd());
    }

    /** Behind the tag's name; attributes are values. */
    private int tagEnd() {
        int end = from;
        while (end < to && file[end] != '>' && file[end] != ' ' && file[end] != '\n' && file[end] != '\r') {
            end++;
        }
        return end;
    }
}
