package no.byraportal.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import no.byraportal.agent.Spool;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A request whose body is unwrapped (gzip), counted and hashed as it is read. One that is too long is refused before it is
 * read when its length is told, else where it becomes too long, after unwrapping: XML is variables.xml and as long as that
 * may be, all else 8 MiB.
 */
final class LimitedRequest extends HttpServletRequestWrapper {

    private static final long MOST = 8L << 20;

    private final long most;
    private final boolean gzip;
    private @Nullable Body body;

    /** @throws Refused for a body that is too long, or wrapped in another way */
    LimitedRequest(HttpServletRequest request) {
        super(request);
        String type = request.getContentType();
        this.most = type != null && type.toLowerCase(Locale.ROOT).contains("xml") ? Spool.MOST_BYTES : MOST;
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        this.gzip = switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "encoding");
        };
        if (getContentLengthLong() > most) {
            throw tooLong();
        }
    }

    private static Refused tooLong() {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "http-413");
    }

    /** Lower-case hex of the address and the whole body; what nobody has read yet is read to the end. */
    String fingerprint() throws IOException {
        Body whole = body();
        whole.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(whole.digest.digest());
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body();
    }

    private Body body() throws IOException {
        if (body == null) {
            body = new Body(super.getInputStream());
        }
        return body;
    }

    /** It would go round the counting. */
    @Override
    public BufferedReader getReader() {
        throw new UnsupportedOperationException("a program's body is read as bytes");
    }

    /** An unwrapped body is as long as it is, whatever was said of the wrapped one. */
    @Override
    public @Nullable String getHeader(String name) {
        return gzip && name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH) ? null : super.getHeader(name);
    }

    @Override
    public int getContentLength() {
        return gzip ? -1 : super.getContentLength();
    }

    @Override
    public long getContentLengthLong() {
        return gzip ? -1 : super.getContentLengthLong();
    }

    /** The body as a controller reads it. */
    private final class Body extends ServletInputStream {

        private final ServletInputStream wrapped;
        private final MessageDigest digest;
        private @Nullable InputStream unwrapped;
        private long count;
        private boolean ended;

        Body(ServletInputStream wrapped) {
            this.wrapped = wrapped;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
            digest.update((getRequestURI() + "?" + getQueryString() + "\n").getBytes(UTF_8));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = unwrap(bytes, from, length);
            if (n < 0) {
                ended = true;
                return n;
            }
            count += n;
            if (count > most) {
                throw tooLong();
            }
            digest.update(bytes, from, n);
            return n;
        }

        private int unwrap(byte[] bytes, int from, int length) throws IOException {
            if (!gzip) {
                return wrapped.read(bytes, from, length);
            }
            try {
                if (unwrapped == null) {
                    unwrapped = new GZIPInputStream(wrapped, 64 << 10);
                }
                return unwrapped.read(bytes, from, length);
            } catch (ZipException | EOFException e) {
                throw new Refused(HttpStatus.BAD_REQUEST, "gzip");
            }
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public boolean isReady() {
            return wrapped.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the door reads as it is asked");
        }
    }
}
