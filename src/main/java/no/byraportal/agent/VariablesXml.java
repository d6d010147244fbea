package no.byraportal.agent;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * The agent's file, read so that it can be written back byte for byte: only the values that are asked for are replaced,
 * each at its own place. Source: contracts.md §6; domain.md A11, A14 and A16.
 */
final class VariablesXml {

    private static final int DEEPEST = 64;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARATION = Pattern.compile("\\A<\\?xml\\s[^>]*?\\?>");
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final Pattern CIPHERTEXT =
            Pattern.compile("(<(DIPassword|AdmUsrPasword2?)\\b[^>]*>)([^<]*)(</\\2\\s*>)");
    private static final WstxInputFactory FACTORY = factory();

    /** Where a value stands: the text between two tags, or a whole empty element. Offsets count characters. */
    private record Place(String tag, int from, int to, boolean emptyElement, String text) {}

    /** One {@code <company>}: its fields by tag, the first of each. */
    private record Block(int start, int end, Map<String, Place> fields) {}

    private final byte[] mark;
    private final Charset charset;
    private final String text;
    private final Map<String, Place> system;
    private final Map<String, Block> companies;

    private VariablesXml(
            byte[] mark, Charset charset, String text, Map<String, Place> system, Map<String, Block> companies) {
        this.mark = mark;
        this.charset = charset;
        this.text = text;
        this.system = system;
        this.companies = companies;
    }

    /** @throws RefusedFile when it is not such a file; the reason says where and why */
    static VariablesXml read(byte[] bytes) {
        byte[] mark = byteOrderMark(bytes);
        Charset charset = charset(bytes, mark);
        String text = decode(bytes, mark.length, charset);
        return new Reading(text).read(mark, charset);
    }

    /** The ERP's client numbers, in the order of the file. */
    List<String> erpClientNos() {
        return List.copyOf(companies.keySet());
    }

    /** A field of the company, without the blanks around it; empty when the element is absent. */
    Optional<String> field(String erpClientNo, String tag) {
        return Optional.ofNullable(companies.get(erpClientNo))
                .map(block -> block.fields().get(tag))
                .map(place -> place.text().strip());
    }

    /** A system variable, without the blanks around it; empty when the element is absent. */
    Optional<String> system(String tag) {
        return Optional.ofNullable(system.get(tag)).map(place -> place.text().strip());
    }

    /** The same file with other values, gathered first and written once. */
    Edits edit() {
        return new Edits();
    }

    /** Values to be written over those of the file; everything else stays as it is. */
    final class Edits {

        private final List<Splice> splices = new ArrayList<>();

        private record Splice(int from, int to, String with) {}

        Edits company(String erpClientNo, String tag, String value) {
            Block block = Optional.ofNullable(companies.get(erpClientNo)).orElseThrow();
            splices.add(splice(block.fields(), tag, value));
            return this;
        }

        Edits system(String tag, String value) {
            splices.add(splice(system, tag, value));
            return this;
        }

        private Splice splice(Map<String, Place> fields, String tag, String value) {
            Place place = fields.get(tag);
            if (place == null) {
                return after(fields.values(), tag, value);
            }
            String escaped = escape(value);
            return place.emptyElement()
                    ? new Splice(place.from(), place.to(), "<" + tag + ">" + escaped + "</" + tag + ">")
                    : new Splice(place.from(), place.to(), escaped);
        }

        /** A field that the file lacks follows its last sibling, on a line of its own when the sibling has one. */
        private Splice after(Iterable<Place> siblings, String tag, String value) {
            Place last = null;
            for (Place sibling : siblings) {
                last = last == null || sibling.to() > last.to() ? sibling : last;
            }
            if (last == null) {
                throw new IllegalStateException("a block without a single field has no place for " + tag);
            }
            int end = last.emptyElement() ? last.to() : text.indexOf('>', last.to()) + 1;
            int open = text.lastIndexOf('<', last.emptyElement() ? last.to() - 1 : last.from() - 1);
            int line = Math.max(text.lastIndexOf('\n', open), text.lastIndexOf('\r', open));
            String between =
                    line >= 0 && text.substring(line + 1, open).isBlank() ? text.substring(line + 1, open) : "";
            String newline = text.contains("\r\n") ? "\r\n" : "\n";
            String lead = line >= 0 && text.substring(line + 1, open).isBlank() ? newline + between : "";
            return new Splice(end, end, lead + "<" + tag + ">" + escape(value) + "</" + tag + ">");
        }

        String text() {
            StringBuilder written = new StringBuilder(text);
            splices.stream()
                    .sorted(Comparator.comparingInt(Splice::from).reversed())
                    .forEach(splice -> written.replace(splice.from(), splice.to(), splice.with()));
            return written.toString();
        }

        byte[] bytes() {
            return encode(text());
        }
    }

    /** The whole text, for people: ciphertexts stand as {@code •••}. */
    static String masked(String text) {
        return CIPHERTEXT.matcher(text).replaceAll("$1•••$4");
    }

    String text() {
        return text;
    }

    private byte[] encode(String written) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder fit = new StringBuilder(written.length());
        written.codePoints().forEach(c -> {
            String character = Character.toString(c);
            if (c < 128 || encoder.canEncode(character)) {
                fit.append(character);
            } else {
                fit.append("&#").append(c).append(';');
            }
        });
        byte[] body = fit.toString().getBytes(charset);
        byte[] whole = Arrays.copyOf(mark, mark.length + body.length);
        System.arraycopy(body, 0, whole, mark.length, body.length);
        return whole;
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] byteOrderMark(byte[] bytes) {
        byte[][] marks = {
            {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, {(byte) 0xFF, (byte) 0xFE}, {(byte) 0xFE, (byte) 0xFF}
        };
        for (byte[] mark : marks) {
            if (bytes.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(bytes, mark.length))) {
                return mark;
            }
        }
        return new byte[0];
    }

    private static Charset charset(byte[] bytes, byte[] mark) {
        if (mark.length == 3) {
            return StandardCharsets.UTF_8;
        }
        if (mark.length == 2) {
            return mark[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        if (bytes.length >= 2 && (bytes[0] == 0 || bytes[1] == 0)) {
            return bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        Matcher encoding = ENCODING.matcher(declaration.find() ? declaration.group() : "");
        if (encoding.find()) {
            try {
                return Charset.forName(encoding.group(1));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new RefusedFile("variables.encoding", 1, encoding.group(1));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return WINDOWS_1252;
        }
    }

    private static String decode(byte[] bytes, int from, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new RefusedFile("variables.bytes", 0, charset.name());
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

    /** One pass over the text, from tag to tag. */
    private static final class Reading {

        private final String text;
        private final int base;
        private final Map<String, Place> system = new LinkedHashMap<>();
        private final Map<String, Block> companies = new LinkedHashMap<>();
        private final List<String> path = new ArrayList<>();
        private final StringBuilder value = new StringBuilder();
        private boolean sawSystem;
        private int blockStart;
        private int contentStart;
        private @Nullable String leaf;
        private Map<String, Place> fields = new LinkedHashMap<>();

        Reading(String text) {
            this.text = text;
            Matcher declaration = DECLARATION.matcher(text);
            this.base = declaration.find() ? declaration.end() : 0;
        }

        VariablesXml read(byte[] mark, Charset charset) {
            try {
                XMLStreamReader2 xml =
                        (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(text.substring(base)));
                while (xml.hasNext()) {
                    take(xml, xml.next());
                }
                xml.closeCompletely();
            } catch (XMLStreamException e) {
                throw new RefusedFile("variables.malformed", line(e));
            }
            if (!sawSystem && companies.isEmpty()) {
                throw new RefusedFile("variables.empty", 0);
            }
            return new VariablesXml(mark, charset, text, Collections.unmodifiableMap(system), companies);
        }

        private int line(XMLStreamException e) {
            int offset =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharacterOffset());
            return lineAt(Math.min(text.length(), base + offset));
        }

        private int lineAt(int offset) {
            return 1
                    + (int) text.substring(0, offset)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        private void take(XMLStreamReader2 xml, int event) {
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new RefusedFile("variables.doctype", lineAt(start(xml)));
                case XMLStreamConstants.START_ELEMENT -> open(xml);
                case XMLStreamConstants.END_ELEMENT -> close(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (leaf != null) {
                        value.append(xml.getText());
                    }
                }
                default -> {
                    // comments and processing instructions stay where they are
                }
            }
        }

        private void open(XMLStreamReader2 xml) {
            path.add(xml.getLocalName());
            if (isBlock()) {
                blockStart = start(xml);
                fields = new LinkedHashMap<>();
                sawSystem |= here("system");
            } else if (insideBlock()) {
                leaf = xml.getLocalName();
                value.setLength(0);
                contentStart = end(xml);
            } else {
                leaf = null;
            }
        }

        private void close(XMLStreamReader2 xml) {
            if (insideBlock()) {
                String tag = path.getLast();
                boolean empty = text.startsWith("/>", contentStart - 2) && end(xml) == contentStart;
                int from = empty ? text.lastIndexOf('<', contentStart - 1) : contentStart;
                int to = empty ? contentStart : start(xml);
                if (leaf != null) {
                    fields.putIfAbsent(tag, new Place(tag, from, to, empty, value.toString()));
                }
                leaf = null;
            } else if (isBlock()) {
                finishBlock(xml);
            }
            path.removeLast();
        }

        private void finishBlock(XMLStreamReader2 xml) {
            if (here("system")) {
                fields.forEach(system::putIfAbsent);
                return;
            }
            Place id = fields.get("Id");
            if (id == null || id.text().isBlank()) {
                throw new RefusedFile("variables.noid", lineAt(blockStart));
            }
            Block block = new Block(blockStart, end(xml), fields);
            if (companies.putIfAbsent(id.text().strip(), block) != null) {
                throw new RefusedFile(
                        "variables.twice", lineAt(blockStart), id.text().strip());
            }
        }

        /** Directly in the file, or directly in its root. */
        private boolean isBlock() {
            return path.size() <= 2 && (here("system") || here("company"));
        }

        private boolean insideBlock() {
            if (path.size() < 2 || path.size() > 3) {
                return false;
            }
            String parent = path.get(path.size() - 2);
            return (parent.equals("system") || parent.equals("company")) && !(path.size() == 2 && isBlock());
        }

        private boolean here(String name) {
            return path.getLast().equals(name);
        }

        private int start(XMLStreamReader2 xml) {
            return base + (int) xml.getLocationInfo().getStartingCharOffset();
        }

        private int end(XMLStreamReader2 xml) {
            try {
                return base + (int) xml.getLocationInfo().getEndingCharOffset();
            } catch (XMLStreamException e) {
                throw new RefusedFile("variables.malformed", line(e));
            }
        }
    }
}
