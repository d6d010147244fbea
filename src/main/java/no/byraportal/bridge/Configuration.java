package no.byraportal.bridge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands in bridge.properties: one {@code name = value} a line, {@code #} begins a remark, and a backslash is just a
 * backslash, since Windows paths are full of them. Paths count from the file's own folder.
 *
 * @param portal    the portal's address without a slash at the end
 * @param interval  from one round of {@code watch} to the next
 * @param copies    how many dated copies of variables.xml are kept
 * @param stillness how long variables.xml must have stood unchanged before it counts as written to its end
 */
record Configuration(
        URI portal,
        Path tokenFile,
        Optional<Path> caFile,
        Optional<InetSocketAddress> proxy,
        Duration interval,
        Optional<Path> logFile,
        int copies,
        Duration stillness,
        Texts texts) {

    static final String FILE = "bridge.properties";

    private static final Set<String> NAMES = Set.of(
            "portal", "token-file", "ca-file", "proxy", "interval", "log-file", "copies", "stillness", "language");

    private static final Pattern TOKEN = Pattern.compile("bpa_[A-Za-z0-9_-]{16,200}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    /** @throws Trouble of the kind WRONG_USE that names the line's fault */
    static Configuration read(Path file) {
        Map<String, String> lines = new HashMap<>();
        for (String line : lines(file)) {
            String trimmed = line.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                continue;
            }
            int equals = trimmed.indexOf('=');
            String name = equals < 0 ? trimmed : trimmed.substring(0, equals).strip();
            if (equals < 0 || !NAMES.contains(name)) {
                throw wrong("config.unknown", file, name);
            }
            String value = trimmed.substring(equals + 1).strip();
            if (!value.isEmpty()) {
                lines.put(name, value);
            }
        }
        return new Lines(file.toAbsolutePath(), lines).configuration();
    }

    private static List<String> lines(Path file) {
        try {
            String text = decoded(Files.readAllBytes(file));
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw wrong("config.unreadable", file);
        }
    }

    /** UTF-8, else what Norwegian Windows programs write. */
    static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** Whether what is sent can be read on the way. */
    boolean inTheClear() {
        return "http".equals(portal.getScheme())
                && !LOOPBACK.matcher(portal.getHost()).matches();
    }

    /** Read anew each time, so that a rotated token needs no restart. */
    String token() {
        String token;
        try {
            token = decoded(Files.readAllBytes(tokenFile)).replace("\uFEFF", "").strip();
        } catch (IOException e) {
            throw wrong("token.unreadable", tokenFile);
        }
        if (!TOKEN.matcher(token).matches()) {
            throw wrong("token.malformed", tokenFile);
        }
        return token;
    }

    private static Trouble wrong(String key, Object... arguments) {
        return Trouble.of(Trouble.Kind.WRONG_USE, key, arguments);
    }

    private static final class Lines {

        private final Path file;
        private final Map<String, String> lines;

        private Lines(Path file, Map<String, String> lines) {
            this.file = file;
            this.lines = lines;
        }

        private Configuration configuration() {
            Optional<Path> logFile = path("log-file");
            return new Configuration(
                    portal(),
                    path("token-file").orElseThrow(() -> wrong("config.missing", file, "token-file")),
                    path("ca-file"),
                    Optional.ofNullable(lines.get("proxy")).map(this::proxy),
                    Duration.ofSeconds(number("interval", 60, 1, 86_400)),
                    logFile,
                    number("copies", 30, 5, 10_000),
                    Duration.ofMillis(number("stillness", 1_000, 10, 60_000)),
                    oneOf("language", "nb", "en").equals("nb") ? Texts.BOKMAL : Texts.ENGLISH);
        }

        private URI portal() {
            String value =
                    Optional.ofNullable(lines.get("portal")).orElseThrow(() -> wrong("config.missing", file, "portal"));
            try {
                URI address = URI.create(value.replaceFirst("/+$", ""));
                boolean good = Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                        && address.getHost() != null
                        && address.getUserInfo() == null
                        && address.getQuery() == null
                        && address.getFragment() == null;
                if (good) {
                    return address;
                }
            } catch (IllegalArgumentException e) {
                // Told below.
            }
            throw wrong("config.portal", file, value);
        }

        private Optional<Path> path(String name) {
            try {
                return Optional.ofNullable(lines.get(name))
                        .map(value -> file.resolveSibling(value).normalize());
            } catch (InvalidPathException e) {
                throw wrong("config.path", file, name);
            }
        }

        private InetSocketAddress proxy(String value) {
            int colon = value.lastIndexOf(':');
            String port = value.substring(colon + 1);
            if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535 || value.contains("/")) {
                throw wrong("config.proxy", file, value);
            }
            return InetSocketAddress.createUnresolved(value.substring(0, colon), Integer.parseInt(port));
        }

        private int number(String name, int usual, int least, int most) {
            String value = lines.getOrDefault(name, Integer.toString(usual));
            int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
            if (number < least || number > most) {
                throw wrong("config.number", file, name, least, most);
            }
            return number;
        }

        private String oneOf(String name, String usual, String other) {
            String value = lines.getOrDefault(name, usual);
            if (!value.equals(usual) && !value.equals(other)) {
                throw wrong("config.choice", file, name, usual, other);
            }
            return value;
        }
    }
}
