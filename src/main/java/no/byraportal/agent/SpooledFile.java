package no.byraportal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** A file that came in, read through once and found to be a variables.xml. */
public record SpooledFile(Spool spool, Encoding encoding, Outline outline) {

    /** @throws RefusedFile when it is no such file; the reason says where and why */
    static SpooledFile read(Spool spool) {
        try {
            Encoding encoding = Encoding.of(spool);
            Outline.Drawing drawing = new Outline.Drawing();
            MessageDigest again = Spool.sha256();
            again.update(encoding.mark());
            try (SegmentReader reader = new SegmentReader(encoding.reader(spool.open()))) {
                int position = 0;
                for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
                    drawing.add(position++, next.get());
                    again.update(encoding.bytes(next.get().text()));
                }
            }
            // An encoding in which the same text may be written in two ways cannot be given back byte for byte.
            if (!HexFormat.of().formatHex(again.digest()).equals(spool.digest())) {
                throw new RefusedFile(
                        "variables.encoding", 0, encoding.charset().name());
            }
            return new SpooledFile(spool, encoding, drawing.done());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SegmentReader segments() {
        try {
            return new SegmentReader(encoding.reader(spool.open()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
