package no.byraportal.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** The agent's folder (SettingsLocation), held by one bridge at a time, and how files are written in it. */
final class Folder {

    static final String LOCK = "byraportal-bridge.lock";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final long FULL = 1 << 20;

    private final FileChannel lock;

    private Folder(FileChannel lock) {
        this.lock = lock;
    }

    /** What was given as SettingsLocation: the agent's own example has a blank before it and a backslash after it. */
    static Path named(String text) {
        String trimmed = text.strip().replaceFirst("\"$", "").strip();
        try {
            Path folder = Path.of(trimmed).toAbsolutePath().normalize();
            if (!trimmed.isEmpty() && Files.isDirectory(folder)) {
                return folder.toRealPath();
            }
        } catch (InvalidPathException | IOException e) {
            // Told below.
        }
        throw Trouble.of(Trouble.Kind.FOLDER, "folder.missing", trimmed);
    }

    /** @throws Trouble of the kind TAKEN when another bridge works here */
    @SuppressWarnings("resource") // The lock lives as long as its channel, which close() closes.
    static Folder take(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new Folder(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw trouble(e, folder);
        }
        throw Trouble.of(Trouble.Kind.TAKEN, "folder.taken", folder);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // It ends with this process at the latest.
        }
    }

    /** Writes a new file to the disk's end of it; on POSIX only its owner may read it. */
    static void write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        FileAttribute<?>[] ownersOnly = POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** One name, one step: whoever opens {@code to} finds the old file or the new one. */
    static void moveOver(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(holding(to));
    }

    /** The folder that a file lies in. */
    static Path holding(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    /** Lets a folder's names survive a power cut, where the system can. */
    static void sync(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException windows) {
            // Windows opens no folders; there the file system keeps a journal of names.
        }
    }

    /** A file system's complaint, as a sentence. */
    static Trouble trouble(IOException e, Path folder) {
        if (e instanceof NoSuchFileException gone && VariablesFile.isIt(gone.getFile())) {
            return Trouble.of(Trouble.Kind.FOLDER, "file.missing", folder);
        }
        if (e instanceof AccessDeniedException || readOnly(folder)) {
            return Trouble.of(Trouble.Kind.FOLDER, "folder.denied", folder);
        }
        if (space(folder) < FULL) {
            return Trouble.of(Trouble.Kind.FOLDER, "folder.full", folder);
        }
        String reason = e instanceof FileSystemException detailed && detailed.getReason() != null
                ? detailed.getReason()
                : String.valueOf(e.getMessage());
        return Trouble.of(Trouble.Kind.FOLDER, "folder.trouble", folder, reason);
    }

    private static boolean readOnly(Path folder) {
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    /** Free bytes; many when nobody knows. */
    static long space(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
