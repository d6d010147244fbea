package no.byraportal.bridge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file's bytes as they were read, with their SHA-256 in lower-case hex. */
record Content(byte[] bytes, String sha256) {

    static Content of(byte[] bytes) {
        return new Content(bytes, sha256(bytes));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Enough of the hash to tell one file in a folder from the others. */
    String brief() {
        return sha256.substring(0, 12);
    }

    boolean sameAs(Content other) {
        return sha256.equals(other.sha256);
    }
}
