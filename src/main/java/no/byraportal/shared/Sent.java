package no.byraportal.shared;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** How what programs send is read: each value is judged by itself, and refused with the place where it stands. */
public final class Sent {

    /** A page has at most so many. */
    public static final int MOST = 500;

    /** Times outside these are a clock's fault, and no date of a database's. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,9}");

    private Sent() {}

    /** @throws FieldRefused when the value cannot be what was sent */
    public static <V> V at(String path, Supplier<V> value) {
        try {
            return value.get();
        } catch (InvalidValue e) {
            throw new FieldRefused(path, e);
        }
    }

    /**
     * To the microsecond, as it is kept.
     *
     * @param key what is said of anything else
     */
    public static Instant time(@Nullable String sent, String key) {
        try {
            Instant time = OffsetDateTime.parse(sent == null ? "" : sent).toInstant();
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw new InvalidValue(key);
            }
            return time.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new InvalidValue(key);
        }
    }

    /** The digits of a whole number, however long. */
    public static String whole(@Nullable JsonNode sent) {
        if (sent == null || !sent.isIntegralNumber()) {
            throw new InvalidValue("patch.number");
        }
        return sent.bigIntegerValue().toString();
    }

    /** Why, in the header X-Reason: headers carry ASCII only, so it is percent-encoded UTF-8. */
    public static String reason(String header) {
        try {
            byte[] bytes = UriUtils.decode(header, ISO_8859_1).getBytes(ISO_8859_1);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new FieldRefused("X-Reason", new InvalidValue("reason.encoding"));
        }
    }

    /** How long a page is wanted; it is never longer than {@value #MOST}, whatever is asked. */
    public static int limit(String sent) {
        int limit = LIMIT.matcher(sent).matches() ? Integer.parseInt(sent) : 0;
        if (limit < 1) {
            throw new FieldRefused("limit", new InvalidValue("parameter.limit", MOST));
        }
        return Math.min(limit, MOST);
    }
}
