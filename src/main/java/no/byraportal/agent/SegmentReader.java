package no.byraportal.agent;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import no.byraportal.agent.Segment.Kind;
import no.byraportal.agent.Segment.Place;
import no.byraportal.agent.Segment.SalesAccountPlace;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Reads variables.xml piece by piece, so that a file of any length takes no more memory than its longest piece, and each
 * character of it comes out again in one of them. Source: contracts.md §6; domain.md A11, A14 and A16.
 */
final class SegmentReader implements AutoCloseable {

    private static final int DEEPEST = 64;

    /** What stands between two clients is cut into pieces of about this many characters. */
    private static final int LONG = 256 << 10;

    /** No piece is so long, in characters: what goes on for longer is no variables.xml, and is not held in memory. */
    private static final int LONGEST = 8 << 20;

    private static final WstxInputFactory FACTORY = factory();

    private final Tape tape;
    private final long base;
    private final XMLStreamReader2 xml;
    private final Deque<Segment> ready = new ArrayDeque<>();
    private final List<Element> path = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean blocks;
    private boolean ended;
    private long blockStart;
    private Map<String, Place> fields = new LinkedHashMap<>();
    private List<SalesAccountPlace> accounts = new ArrayList<>();
    private @Nullable Place code;
    private @Nullable Place account;

    /** @throws RefusedFile when it does not even begin like XML */
    SegmentReader(Reader file) {
        this(file, 1);
    }

    SegmentReader(Reader file, int firstLine) {
        this.tape = new Tape(file, firstLine);
        try {
            tape.ahead(1024);
            Matcher declaration = Encoding.DECLARATION.matcher(tape.kept);
            this.base = declaration.find() ? declaration.end() : 0;
            tape.given = (int) base;
            this.xml = (XMLStreamReader2) FACTORY.createXMLStreamReader(tape);
        } catch (IOException e) {
            throw refused(e);
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_INPUT_PARSING_MODE, WstxInputProperties.PARSING_MODE_FRAGMENT);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        return factory;
    }

    /** What the parser has taken and nobody has been told yet. */
    private static final class Tape extends Reader {

        private final Reader file;
        private final StringBuilder kept = new StringBuilder();
        private long start;
        private int line;
        private int given;

        Tape(Reader file, int line) {
            this.file = file;
            this.line = line;
        }

        void ahead(int characters) throws IOException {
            char[] buffer = new char[characters];
            while (kept.length() < characters) {
                int n = file.read(buffer, 0, characters - kept.length());
                if (n < 0) {
                    return;
                }
                kept.append(buffer, 0, n);
            }
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (kept.length() > LONGEST) {
                throw new RefusedFile("variables.piece", line, LONGEST >> 20);
            }
            if (given == kept.length()) {
                int n = file.read(buffer, offset, length);
                if (n > 0) {
                    kept.append(buffer, offset, n);
                    given += n;
                }
                return n;
            }
            int n = Math.min(length, kept.length() - given);
            kept.getChars(given, given + n, buffer, offset);
            given += n;
            return n;
        }

        String cut(long to) {
            int end = (int) (to - start);
            String text = kept.substring(0, end);
            kept.delete(0, end);
            given -= end;
            start = to;
            line += newlines(text);
            return text;
        }

        int lineAt(long offset) {
            return line + newlines(kept.substring(0, Math.clamp(offset - start, 0, kept.length())));
        }

        private static int newlines(String text) {
            return (int) text.chars().filter(c -> c == '\n').count();
        }

        long end() {
            return start + kept.length();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** An element that is open; offsets count from the file's beginning. */
    private static final class Element {

        private final String tag;
        private final long start;
        private final long contentStart;
        private final boolean empty;
        private final StringBuilder value = new StringBuilder();
        private boolean leaf = true;
        private long partFrom = -1;
        private long partTo = -1;
        private boolean parts;

        Element(String tag, long start, long contentStart, boolean empty) {
            this.tag = tag;
            this.start = start;
            this.contentStart = contentStart;
            this.empty = empty;
        }

        void add(String part, long from, long to) {
            value.append(part);
            if (part.isBlank()) {
                return;
            }
            parts |= partFrom >= 0 && partTo != from;
            partFrom = partFrom < 0 ? from : partFrom;
            partTo = to;
        }
    }

    /**
     * The next piece; empty after the last.
     *
     * @throws RefusedFile when it is not such a file; the reason says where and why
     */
    Optional<Segment> next() {
        try {
            while (ready.isEmpty() && !ended) {
                if (xml.hasNext()) {
                    take(xml.next());
                } else {
                    end();
                }
            }
            return Optional.ofNullable(ready.poll());
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    private void end() {
        ended = true;
        if (!blocks) {
            throw new RefusedFile("variables.empty", 0);
        }
        between(tape.end());
    }

    private RefusedFile refused(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException io) {
            return refused(io);
        }
        long at = base
                + (e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharacterOffset()));
        int found = tape.kept.lastIndexOf("<", Math.clamp(at - tape.start, 0, tape.kept.length()));
        boolean doctype = found >= 0 && tape.kept.indexOf("<!DOCTYPE", found) == found;
        return new RefusedFile(doctype ? "variables.doctype" : "variables.malformed", tape.lineAt(at));
    }

    private static RefusedFile refused(IOException e) {
        if (e instanceof CharacterCodingException) {
            return new RefusedFile("variables.bytes", 0);
        }
        throw new UncheckedIOException(e);
    }

    private void between(long to) {
        if (to > tape.start) {
            int line = tape.line;
            ready.add(Segment.between(line, tape.cut(to)));
        }
    }

    private void take(int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new RefusedFile("variables.doctype", tape.lineAt(start()));
            case XMLStreamConstants.START_ELEMENT -> open();
            case XMLStreamConstants.END_ELEMENT -> close(path.getLast());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> read();
            default -> {
                // comments and processing instructions stay where they are
            }
        }
    }

    private void read() throws XMLStreamException {
        if (path.isEmpty()) {
            if (!xml.getText().isBlank()) {
                throw new RefusedFile("variables.malformed", tape.lineAt(start()));
            }
        } else if (path.getLast().leaf) {
            path.getLast().add(xml.getText(), start(), endOffset());
        }
    }

    private void open() throws XMLStreamException {
        if (path.size() <= 1 && (path.isEmpty() || !isBlock()) && start() - tape.start > LONG) {
            between(start());
        }
        if (!path.isEmpty()) {
            path.getLast().leaf = false;
        }
        long end = endOffset();
        path.add(new Element(xml.getLocalName(), start(), end, tape.kept.charAt((int) (end - 2 - tape.start)) == '/'));
        if (isBlock()) {
            between(start());
            blockStart = start();
            blocks = true;
            fields = new LinkedHashMap<>();
            accounts = new ArrayList<>();
        } else if (isMapping()) {
            code = null;
            account = null;
        }
    }

    private void close(Element element) throws XMLStreamException {
        if (isBlock()) {
            finish(element.tag, place(element));
        } else if (isMapping()) {
            accounts.add(
                    new SalesAccountPlace(place(element), Optional.ofNullable(code), Optional.ofNullable(account)));
        } else if (element.leaf && path.size() >= 2 && isMapping(path.size() - 1)) {
            code = element.tag.equals("TaxGroup") && code == null ? place(element) : code;
            account = element.tag.equals("Account") && account == null ? place(element) : account;
        } else if (path.size() >= 2 && isBlock(path.size() - 1)) {
            fields.putIfAbsent(element.tag, place(element));
        }
        path.removeLast();
    }

    private Place place(Element element) throws XMLStreamException {
        long from = element.contentStart;
        long end = element.empty ? from : endOffset();
        long to = element.empty ? from : start();
        String value = element.value.toString();
        if (element.empty) {
            from -= "/>".length();
            while (Character.isWhitespace(at(from - 1))) {
                from--;
            }
        } else if (!element.leaf) {
            value = tape.kept.substring((int) (from - tape.start), (int) (to - tape.start));
        } else if (element.partFrom >= 0 && !element.parts) {
            from = element.partFrom;
            to = element.partTo;
            while (Character.isWhitespace(at(from))) {
                from++;
            }
            while (Character.isWhitespace(at(to - 1))) {
                to--;
            }
        }
        return new Place(
                element.tag,
                (int) (element.start - blockStart),
                (int) (from - blockStart),
                (int) (to - blockStart),
                (int) (end - blockStart),
                element.empty,
                value);
    }

    private char at(long offset) {
        return tape.kept.charAt((int) (offset - tape.start));
    }

    private void finish(String tag, Place element) {
        int line = tape.line;
        Kind kind = tag.equals("system") ? Kind.SYSTEM : Kind.COMPANY;
        if (kind == Kind.COMPANY) {
            Place id = fields.get("Id");
            if (id == null || id.value().isBlank()) {
                throw new RefusedFile("variables.noid", line);
            }
            if (!ids.add(id.value().strip())) {
                throw new RefusedFile("variables.twice", line, id.value().strip());
            }
        }
        ready.add(new Segment(kind, line, tape.cut(blockStart + element.end()), element, fields, accounts));
    }

    /** Is the innermost element one directly in the file, or directly in its root? */
    private boolean isBlock() {
        return isBlock(path.size());
    }

    private boolean isBlock(int depth) {
        String tag = path.get(depth - 1).tag;
        return depth <= 2 && names(tag) && !(depth == 2 && names(path.getFirst().tag));
    }

    private boolean isMapping() {
        return isMapping(path.size());
    }

    private boolean isMapping(int depth) {
        return depth >= 3
                && path.get(depth - 1).tag.equals("TaxAccountMapping")
                && path.get(depth - 2).tag.equals(Segment.ACCOUNTS)
                && isBlock(depth - 2);
    }

    private static boolean names(String tag) {
        return tag.equals("system") || tag.equals("company");
    }

    private long start() {
        return base + xml.getLocationInfo().getStartingCharOffset();
    }

    private long endOffset() throws XMLStreamException {
        return base + xml.getLocationInfo().getEndingCharOffset();
    }

    @Override
    public void close() {
        try {
            xml.closeCompletely();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("could not close a reader", e);
        }
    }
}
