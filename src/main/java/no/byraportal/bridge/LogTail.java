package no.byraportal.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The new lines of the agent's own log (WebFakturaLog.txt), batch by batch, in their order. */
final class LogTail {

    static final int MOST_LINES = 500;
    static final int LONGEST_LINE = 2_000;

    /** Of a log that is seen for the first time, the end is enough. */
    private static final int FIRST_LOOK = 256 << 10;

    private static final int CHUNK = 1 << 20;
    private static final int HEAD = 256;
    private static final int MOST_BATCHES = 40;
    private static final Duration REST = Duration.ofHours(24);

    /** Year, month and day in both orders, and a time: how .NET programs in Norway date their lines. */
    private static final Pattern DATED = Pattern.compile(
            "^\\W{0,3}(?:(\\d{4})-(\\d\\d)-(\\d\\d)|(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}))[T ]+(\\d{1,2})[:.](\\d\\d)(?:[:.](\\d\\d))?");

    private static final Pattern TOKEN = Pattern.compile("bp[abw]_[A-Za-z0-9_-]+");
    private static final Pattern PASSWORD = Pattern.compile("(<(?!/)[^<>]*[Pp]as+word[^<>]*>)[^<]*");

    private final Path file;
    private final Memory memory;
    private final ZoneId zone;
    private final Clock clock;

    LogTail(Path file, Memory memory, ZoneId zone, Clock clock) {
        this.file = file;
        this.memory = memory;
        this.zone = zone;
        this.clock = clock;
    }

    /** @param at when the log says it happened, else when the log was written last */
    record Line(Instant at, String text) {}

    /** Sends what is new. A log that is not there, or a portal that wants none, is nobody's fault. */
    void sendTo(Portal portal) {
        if (clock.instant().getEpochSecond() < memory.logRest) {
            return;
        }
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
            findPlace(log);
            for (int batch = 0; batch < MOST_BATCHES; batch++) {
                long from = memory.logOffset;
                List<Line> lines = batch(log);
                if (!lines.isEmpty() && !portal.log(lines)) {
                    memory.logOffset = from;
                    memory.logRest = clock.instant().plus(REST).getEpochSecond();
                    memory.save();
                    return;
                }
                if (memory.logOffset == from) {
                    return;
                }
                memory.save();
            }
        } catch (IOException notThere) {
            // Nothing to send, then.
        }
    }

    /** A log that has become shorter, or begins otherwise, is a new one. */
    private void findPlace(FileChannel log) throws IOException {
        long size = log.size();
        int colon = memory.logHead.indexOf(':');
        int length = colon < 0 ? 0 : Integer.parseInt(memory.logHead.substring(0, colon));
        boolean same = memory.logOffset >= 0
                && memory.logOffset <= size
                && (length == 0 || Content.sha256(bytes(log, 0, length)).equals(memory.logHead.substring(colon + 1)));
        if (!same) {
            memory.logOffset = memory.logOffset < 0 ? afterLine(log, Math.max(0, size - FIRST_LOOK)) : 0;
        }
        int head = (int) Math.min(HEAD, memory.logOffset);
        memory.logHead = head == 0 ? "" : head + ":" + Content.sha256(bytes(log, 0, head));
    }

    private static long afterLine(FileChannel log, long from) throws IOException {
        if (from == 0) {
            return 0;
        }
        byte[] rest = bytes(log, from, FIRST_LOOK);
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] == '\n') {
                return from + i + 1;
            }
        }
        return from;
    }

    /** The next lines that have come to their end; moves the place behind them. */
    private List<Line> batch(FileChannel log) throws IOException {
        byte[] chunk = bytes(log, memory.logOffset, CHUNK);
        List<Line> lines = new ArrayList<>();
        Instant written = Files.getLastModifiedTime(file).toInstant();
        int from = 0;
        for (int i = 0; i < chunk.length && lines.size() < MOST_LINES; i++) {
            boolean endless = i - from >= CHUNK - 1;
            if (chunk[i] == '\n' || endless) {
                byte[] line = Arrays.copyOfRange(chunk, from, i + 1);
                String text = clean(Configuration.decoded(line));
                if (!text.isEmpty()) {
                    lines.add(new Line(at(text, written), text));
                }
                from = i + 1;
            }
        }
        memory.logOffset += from;
        int head = (int) Math.min(HEAD, memory.logOffset);
        memory.logHead = head + ":" + Content.sha256(bytes(log, 0, head));
        return lines;
    }

    private static byte[] bytes(FileChannel log, long from, int most) throws IOException {
        int length = (int) Math.max(0, Math.min(most, log.size() - from));
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && log.read(bytes, from + bytes.position()) >= 0) {}
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static String clean(String line) {
        String text = line.replace("\uFEFF", "").strip();
        text = TOKEN.matcher(text).replaceAll("•••");
        text = PASSWORD.matcher(text).replaceAll("$1•••");
        if (text.length() <= LONGEST_LINE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return text.substring(0, end);
    }

    private Instant at(String text, Instant otherwise) {
        Matcher dated = DATED.matcher(text);
        if (!dated.find()) {
            return otherwise;
        }
        boolean iso = dated.group(1) != null;
        try {
            return LocalDateTime.of(
                            number(dated.group(iso ? 1 : 6)),
                            number(dated.group(iso ? 2 : 5)),
                            number(dated.group(iso ? 3 : 4)),
                            number(dated.group(7)),
                            number(dated.group(8)),
                            dated.group(9) == null ? 0 : number(dated.group(9)))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException noSuchTime) {
            return otherwise;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
