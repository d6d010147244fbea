package no.byraportal.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file that a new variables.xml took the place of, under a second name beside it, which says what it was: whoever
 * had it open may still be writing into it.
 *
 * @param at    when it was displaced
 * @param old   how the SHA-256 of its contents began
 * @param young how the SHA-256 of the new contents began
 */
record Displaced(Path path, Instant at, String old, String young) {

    private static final int TAIL = 10;

    private static final Pattern NAME = Pattern.compile(
            Pattern.quote(VariablesFile.NAME) + "\\.byraportal-(\\d{13})-([0-9a-f]{12})-([0-9a-f]{12})");

    /** A new name beside the file. */
    static Displaced nextTo(Path file, Instant now, Content old, Content young) {
        Path path = file.resolveSibling(
                VariablesFile.NAME + ".byraportal-" + now.toEpochMilli() + "-" + old.brief() + "-" + young.brief());
        return new Displaced(path, now, old.brief(), young.brief());
    }

    /** The oldest first. */
    static List<Displaced> allNextTo(Path file) throws IOException {
        try (Stream<Path> all = Files.list(Folder.holding(file))) {
            return all.sorted().flatMap(path -> of(path).stream()).toList();
        }
    }

    private static Optional<Displaced> of(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                ? Optional.of(new Displaced(
                        path, Instant.ofEpochMilli(Long.parseLong(name.group(1))), name.group(2), name.group(3)))
                : Optional.empty();
    }

    boolean isOlderThan(Duration age, Instant now) {
        return at.plus(age).isBefore(now);
    }

    /** A write that was cut off does not end as the file did before. */
    static boolean endsLike(Content base, Content written) {
        return Arrays.equals(tail(base.bytes()), tail(written.bytes()));
    }

    private static byte[] tail(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        return Arrays.copyOfRange(bytes, Math.max(0, end - TAIL), end);
    }
}
