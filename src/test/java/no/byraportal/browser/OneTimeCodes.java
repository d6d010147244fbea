package no.byraportal.browser;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: six digits every half minute (RFC 6238), none of them given twice. */
final class OneTimeCodes {

    private static final int PERIOD = 30;

    private final byte[] secret;
    private long last;

    OneTimeCodes(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The present code, or the one after it where that has been given: Keycloak takes it, since clocks differ. */
    String next() {
        last = Math.max(last + 1, Instant.now().getEpochSecond() / PERIOD);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(last).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
