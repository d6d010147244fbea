package no.byraportal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Keeps a folder for one process: two servers on the same data would hang, or harm it. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder or says at once that somebody else has it. */
    static FolderLock take(Path folder) {
        FolderLock lock = tryTake(folder);
        if (lock == null) {
            throw new StartFailure(folder + " is in use by another run from this checkout; end that one first.");
        }
        return lock;
    }

    /** Takes the folder as soon as whoever prepares it now has finished. */
    static FolderLock await(Path folder, Duration patience) {
        try {
            return Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .atMost(patience)
                    .until(() -> Optional.ofNullable(tryTake(folder)), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new StartFailure(folder + " is being prepared by another run, which did not finish in time.");
        }
    }

    @SuppressWarnings("resource") // The lock lives as long as its channel, which close() closes.
    private static @Nullable FolderLock tryTake(Path folder) {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Path file = folder.resolveSibling(folder.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + folder, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
