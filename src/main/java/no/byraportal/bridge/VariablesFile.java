package no.byraportal.bridge;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * variables.xml, which a living agent reads and writes whenever it likes (src/docs/decisions/0010). The name always
 * leads to one whole file. What a new file displaces is kept under a second name for some minutes, so that a write of the
 * agent that came too late for the new file is found there, and brought together with it.
 */
final class VariablesFile {

    static final String NAME = "variables.xml";

    /** The portal takes no greater file. */
    static final long LARGEST = 64L << 20;

    private static final String FRESH = NAME + ".byraportal-new";
    private static final int LOOKS = 10;
    private static final int ATTEMPTS = 10;

    /** How long the agent may hold what it read before it writes it back. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** A write that has not come to its end by then never will. */
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private final Path file;
    private final Copies copies;
    private final long stillness;
    private final Clock clock;

    private VariablesFile(Path file, Copies copies, long stillness, Clock clock) {
        this.file = file;
        this.copies = copies;
        this.stillness = stillness;
        this.clock = clock;
    }

    /** @throws Trouble when there is none */
    static VariablesFile in(Path folder, Configuration configuration, Clock clock) {
        try {
            // A link stays a link: what it leads to is replaced.
            Path file = folder.resolve(NAME).toRealPath();
            return new VariablesFile(
                    file,
                    new Copies(folder, configuration.copies(), clock),
                    configuration.stillness().toMillis(),
                    clock);
        } catch (IOException e) {
            throw Folder.trouble(e, folder);
        }
    }

    static boolean isIt(String path) {
        return path != null && Path.of(path).endsWith(NAME);
    }

    /** The file as it is now; perhaps in the middle of a write of the agent. */
    Content now() {
        return read(file);
    }

    /**
     * The file when it has stood still for a while, so that no half of it is taken for the whole.
     *
     * @throws Trouble of the kind LATER when somebody writes it all the time
     */
    Content settled() {
        return settled(file)
                .orElseThrow(() -> now().bytes().length == 0
                        ? Trouble.of(Trouble.Kind.FILE_REFUSED, "file.empty", file)
                        : Trouble.of(Trouble.Kind.LATER, "file.busy", file));
    }

    private Optional<Content> settled(Path path) {
        Content before = read(path);
        for (int look = 0; look < LOOKS; look++) {
            pause(stillness);
            Content after = read(path);
            if (after.sameAs(before) && after.bytes().length > 0) {
                return Optional.of(after);
            }
            before = after;
        }
        return Optional.empty();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The agent may hold the file for a moment on Windows, or take it away to write another. */
    private Content read(Path path) {
        for (int look = 1; true; look++) {
            try {
                if (Files.size(path) > LARGEST) {
                    throw Trouble.of(Trouble.Kind.FILE_REFUSED, "file.large", path);
                }
                return Content.of(Files.readAllBytes(path));
            } catch (IOException e) {
                if (look == ATTEMPTS) {
                    throw Folder.trouble(e, folder());
                }
                pause(stillness / ATTEMPTS);
            }
        }
    }

    private Path folder() {
        return Folder.holding(file);
    }

    /**
     * Puts new contents in the file's place if the file is still the one that was seen.
     *
     * @return false when the file was another one, and nothing changed
     */
    boolean replace(Content seen, byte[] wanted) {
        Path fresh = file.resolveSibling(FRESH);
        try {
            Content young = Content.of(wanted);
            copies.keep(seen);
            copies.keep(young);
            Folder.write(fresh, wanted);
            likeTheOld(fresh);
            boolean changed = change(
                    fresh, Displaced.nextTo(file, clock.instant(), seen, young).path(), seen);
            Files.deleteIfExists(fresh);
            return changed;
        } catch (IOException e) {
            throw Folder.trouble(e, folder());
        }
    }

    private boolean change(Path fresh, Path aside, Content seen) throws IOException {
        for (int attempt = 1; true; attempt++) {
            boolean linked = link(aside);
            if (linked ? !read(aside).sameAs(seen) || !Files.isSameFile(aside, file) : !now().sameAs(seen)) {
                Files.deleteIfExists(aside);
                return false;
            }
            try {
                Folder.moveOver(fresh, file);
                return true;
            } catch (FileSystemException e) {
                // On Windows the agent may hold the file for a moment.
                Files.deleteIfExists(aside);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause(stillness / ATTEMPTS);
            }
        }
    }

    /** A second name for the old file. Where the file system has none, a late write into the old file is lost. */
    private boolean link(Path aside) {
        try {
            Files.createLink(aside, file);
            return true;
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            return false;
        }
    }

    /** The agent must be able to read and write the new file as it did the old one. */
    private void likeTheOld(Path fresh) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (old == null) {
            AclFileAttributeView rights = Files.getFileAttributeView(file, AclFileAttributeView.class);
            if (rights != null) {
                Files.getFileAttributeView(fresh, AclFileAttributeView.class).setAcl(rights.getAcl());
            }
            return;
        }
        PosixFileAttributes wanted = old.readAttributes();
        PosixFileAttributeView young = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        PosixFileAttributes made = young.readAttributes();
        boolean sameOwner = wanted.owner().equals(made.owner()) || done(() -> young.setOwner(wanted.owner()));
        boolean sameGroup = wanted.group().equals(made.group()) || done(() -> young.setGroup(wanted.group()));
        Set<PosixFilePermission> rights = wanted.permissions();
        if (!sameOwner && !(sameGroup && rights.contains(PosixFilePermission.GROUP_WRITE))) {
            Files.deleteIfExists(fresh);
            throw Trouble.of(
                    Trouble.Kind.FOLDER, "file.owner", file, wanted.owner().getName());
        }
        young.setPermissions(rights);
    }

    private interface Attempt {
        void make() throws IOException;
    }

    private static boolean done(Attempt attempt) {
        try {
            attempt.make();
            return true;
        } catch (IOException notAllowed) {
            return false;
        }
    }

    /**
     * Looks for what the agent wrote without knowing of our last change, and brings it together with that: a write that
     * went into a displaced file, and a file written from what had been read before. To be called before the file is sent.
     */
    void reconcile(Console console) {
        try {
            Files.deleteIfExists(file.resolveSibling(FRESH));
            List<Displaced> all = Displaced.allNextTo(file);
            for (Displaced each : all) {
                if (Files.isSameFile(each.path(), file)) {
                    // We were ended before the change: the file has two names.
                    Files.delete(each.path());
                } else {
                    reconcile(each, each.equals(all.get(all.size() - 1)), console);
                }
            }
        } catch (IOException e) {
            throw Folder.trouble(e, folder());
        }
    }

    /** @param newest only then can a file without the portal's values be an old one that was written back */
    private void reconcile(Displaced each, boolean newest, Console console) throws IOException {
        boolean clean = read(each.path()).brief().equals(each.old());
        if (clean && each.isOlderThan(REMEMBERED, clock.instant())) {
            Files.delete(each.path());
            return;
        }
        if (clean && (!newest || now().brief().equals(each.young()))) {
            return;
        }
        Optional<Content> base = copies.find(each.old());
        Optional<Content> stray = clean ? base : settled(each.path());
        boolean whole = stray.isPresent()
                && (base.isEmpty() || Displaced.endsLike(base.get(), stray.get()))
                && Displaced.endsLike(stray.get(), settled());
        boolean together = whole && together(each, base, stray.get(), newest, console);
        boolean over = each.isOlderThan(whole ? REMEMBERED : GIVEN_UP, clock.instant());
        if (together && over) {
            Files.delete(each.path());
        } else if (!together && !clean && (whole || over)) {
            console.say("file.homeless", copies.takeAside(each.path()));
        }
    }

    /** False when nobody can say what belongs where. */
    private boolean together(Displaced each, Optional<Content> base, Content stray, boolean newest, Console console)
            throws IOException {
        Optional<Content> young = newest ? copies.find(each.young()) : base;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Content present = settled();
            Optional<byte[]> wanted = base.isEmpty() || young.isEmpty()
                    ? Optional.empty()
                    : Merge.of(
                            base.get().bytes(),
                            stray.bytes(),
                            present.bytes(),
                            young.get().bytes());
            if (wanted.isEmpty() && present.brief().equals(each.young())) {
                // The portal's values come again with the next rendering.
                wanted = Optional.of(stray.bytes());
            }
            if (wanted.isEmpty()) {
                return false;
            }
            if (Arrays.equals(wanted.get(), present.bytes())) {
                return true;
            }
            if (replace(present, wanted.get())) {
                console.say("file.together");
                return true;
            }
        }
        return true;
    }
}
