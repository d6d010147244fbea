package no.byraportal.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.agent.Segment.Kind;

/** A file that is small enough for a test to hold whole: all its segments at once. */
final class WholeFile {

    private final Encoding encoding;
    private final Outline outline;
    private final List<Segment> segments = new ArrayList<>();

    private WholeFile(SpooledFile file) {
        encoding = file.encoding();
        outline = file.outline();
        try (SegmentReader reader = file.segments()) {
            for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
                segments.add(next.get());
            }
        }
    }

    static WholeFile read(byte[] bytes) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(bytes))) {
            return new WholeFile(SpooledFile.read(spool));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Segment> segments() {
        return segments;
    }

    List<String> erpClientNos() {
        return outline.erpClientNos();
    }

    Optional<String> field(String erpClientNo, String tag) {
        return segments.stream()
                .filter(segment -> segment.kind() == Kind.COMPANY)
                .filter(segment -> segment.erpClientNo().equals(erpClientNo))
                .findFirst()
                .flatMap(segment -> segment.value(tag));
    }

    Optional<String> system(String tag) {
        return outline.variable(tag);
    }

    Edits edit() {
        return new Edits();
    }

    final class Edits {

        private final Map<Segment, Segment.Edits> edits = new LinkedHashMap<>();

        Edits company(String erpClientNo, String tag, String value) {
            Segment company = segments.stream()
                    .filter(segment -> segment.kind() == Kind.COMPANY)
                    .filter(segment -> segment.erpClientNo().equals(erpClientNo))
                    .findFirst()
                    .orElseThrow();
            edits.computeIfAbsent(company, Segment::edit).set(tag, value);
            return this;
        }

        Edits system(String tag, String value) {
            Segment home = segments.get(outline.homes().getOrDefault(tag, outline.newHome()));
            edits.computeIfAbsent(home, Segment::edit).set(tag, value);
            return this;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (Segment segment : segments) {
                text.append(edits.containsKey(segment) ? edits.get(segment).text() : segment.text());
            }
            return text.toString();
        }

        byte[] bytes() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(encoding.mark());
            bytes.writeBytes(encoding.bytes(text()));
            return bytes.toByteArray();
        }
    }
}
