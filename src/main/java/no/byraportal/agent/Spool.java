package no.byraportal.agent;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A whole file on its way in or out, kept in the temporary folder, readable by the portal alone, until it is closed: it
 * is read more than once, and too big to hold in memory.
 */
public final class Spool implements AutoCloseable {

    /** A file is at most this long: 64 MiB (contracts.md §2). */
    public static final long MOST_BYTES = 64L << 20;

    private final Path path;
    private final long size;
    private final String sha256;

    private Spool(Path path, long size, String sha256) {
        this.path = path;
        this.size = size;
        this.sha256 = sha256;
    }

    /** What is written to a spool. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws RefusedFile {@code variables.long} when more comes than {@link #MOST_BYTES} */
    public static Spool of(InputStream in) throws IOException {
        return written(out -> {
            byte[] buffer = new byte[64 << 10];
            long taken = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                taken += n;
                if (taken > MOST_BYTES) {
                    throw new RefusedFile("variables.long", 0, MOST_BYTES >> 20);
                }
                out.write(buffer, 0, n);
            }
        });
    }

    static Spool written(Content content) throws IOException {
        Path path = Files.createTempFile("byraportal-", ".spool");
        boolean whole = false;
        try {
            DigestOutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 64 << 10), sha256());
            try (out) {
                content.writeTo(out);
            }
            whole = true;
            return new Spool(
                    path,
                    Files.size(path),
                    HexFormat.of().formatHex(out.getMessageDigest().digest()));
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public InputStream open() {
        try {
            return new BufferedInputStream(Files.newInputStream(path), 64 << 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Lower-case hex. */
    public String digest() {
        return sha256;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
