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
import java.util.Collection;
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
            Pattern.compile("(<(\\w*Pass?word\\w*)(?:\\s[^>]*)?(?<!/)>)(.*?)(</\\2\\s*>)", Pattern.DOTALL);
    private static final Pattern VISIBLE = Pattern.compile("\\S+");
    private static final WstxInputFactory FACTORY = factory();

    /**
     * Where an element and its value stand; offsets count characters.
     *
     * @param start where the element begins
     * @param from  where the value begins, without the blanks before it; in an empty element, where its {@code />} begins
     * @param to    where the value ends, or the empty element
     * @param end   where the element ends
     * @param text  the value with its blanks
     */
    private record Place(String tag, int start, int from, int to, int end, boolean emptyElement, String text) {}

    /** A {@code <company>}, or all {@code <system>} together: its fields by tag, the first of each. */
    private record Block(Place element, Map<String, Place> fields) {}

    private final byte[] mark;
    private final Charset charset;
    private final String text;
    private final @Nullable Block system;
    private final Map<String, Block> companies;

    private VariablesXml(
            byte[] mark, Charset charset, String text, @Nullable Block system, Map<String, Block> companies) {
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
        return Optional.ofNullable(system)
                .map(block -> block.fields().get(tag))
                .map(place -> place.text().strip());
    }

    /** The same file with other values, gathered first and written once. */
    Edits edit() {
        return new Edits();
    }

    /** Values to be written over those of the file; everything else stays as it is. */
    final class Edits {

        private final List<Splice> splices = new ArrayList<>();
        private final StringBuilder newSystem = new StringBuilder();

        private record Splice(int from, int to, String with) {}

        Edits company(String erpClientNo, String tag, String value) {
            Block block = Optional.ofNullable(companies.get(erpClientNo)).orElseThrow();
            splices.add(splice(block.fields(), tag, value));
            return this;
        }

        Edits system(String tag, String value) {
            if (system == null || system.fields().isEmpty()) {
                newSystem.append(element(tag, value));
            } else {
                splices.add(splice(system.fields(), tag, value));
            }
            return this;
        }

        private Splice splice(Map<String, Place> fields, String tag, String value) {
            Place place = fields.get(tag);
            if (place == null) {
                return after(fields.values(), tag, value);
            }
            return place.emptyElement()
                    ? fill(place, escape(value))
                    : new Splice(place.from(), place.to(), escape(value));
        }

        private Splice fill(Place empty, String content) {
            return new Splice(empty.from(), empty.to(), ">" + content + "</" + empty.tag() + ">");
        }

        /** A field that the file lacks follows its last sibling, on a line of its own when the sibling has one. */
        private Splice after(Collection<Place> siblings, String tag, String value) {
            Place last = siblings.stream()
                    .max(Comparator.comparingInt(Place::end))
                    .orElseThrow(() -> new IllegalStateException("a block without a field has no place for " + tag));
            return new Splice(last.end(), last.end(), lineOf(last.start()) + element(tag, value));
        }

        /** What begins a line like that of an element: newline and indentation; empty when other things stand before it. */
        private String lineOf(int start) {
            int line = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
            String indentation = text.substring(line + 1, start);
            if (line < 0 || !indentation.isBlank()) {
                return "";
            }
            boolean both = line > 0 && text.charAt(line) == '\n' && text.charAt(line - 1) == '\r';
            return text.substring(both ? line - 1 : line, line + 1) + indentation;
        }

        /** For a file whose {@code <system>} is empty, or that has none. */
        private Splice firstOfSystem() {
            if (system == null) {
                Place company = companies.values().iterator().next().element();
                String all = "<system>" + newSystem + "</system>" + lineOf(company.start());
                return new Splice(company.start(), company.start(), all);
            }
            Place element = system.element();
            return element.emptyElement()
                    ? fill(element, newSystem.toString())
                    : new Splice(element.from(), element.from(), newSystem.toString());
        }

        String text() {
            List<Splice> inOrder = new ArrayList<>(splices);
            if (!newSystem.isEmpty()) {
                inOrder.add(firstOfSystem());
            }
            inOrder.sort(Comparator.comparingInt(Splice::from));
            StringBuilder written = new StringBuilder(text.length() + 64);
            int told = 0;
            for (Splice splice : inOrder) {
                written.append(text, told, splice.from()).append(splice.with());
                told = splice.to();
            }
            return written.append(text, told, text.length()).toString();
        }

        byte[] bytes() {
            return encode(text());
        }
    }

    /** The whole text, for people: ciphertexts stand as {@code •••}. */
    static String masked(String text) {
        return CIPHERTEXT
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + VISIBLE.matcher(found.group(3)).replaceAll("•••") + found.group(4)));
    }

    String text() {
        return text;
    }

    private byte[] encode(String written) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(written)) {
            return marked(written.getBytes(charset));
        }
        StringBuilder fit = new StringBuilder(written.length());
        written.codePoints().forEach(c -> {
            String character = Character.toString(c);
            if (c < 128 || encoder.canEncode(character)) {
                fit.append(character);
            } else {
                fit.append("&#").append(c).append(';');
            }
        });
        return marked(fit.toString().getBytes(charset));
    }

    private byte[] marked(byte[] body) {
        byte[] whole = Arrays.copyOf(mark, mark.length + body.length);
        System.arraycopy(body, 0, whole, mark.length, body.length);
        return whole;
    }

    private static String element(String tag, String value) {
        return "<" + tag + ">" + escape(value) + "</" + tag + ">";
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
                Charset declared = Charset.forName(encoding.group(1));
                // A declaration that could be read as single bytes does not stand in UTF-16, whatever it says.
                if ("<?xml".equals(new String("<?xml".getBytes(declared), StandardCharsets.ISO_8859_1))) {
                    return declared;
                }
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
        private final Map<String, Block> companies = new LinkedHashMap<>();
        private final List<Element> path = new ArrayList<>();
        private @Nullable Block system;
        private Map<String, Place> fields = new LinkedHashMap<>();

        /** An element that is open. */
        private static final class Element {

            private final String tag;
            private final int start;
            private final int contentStart;
            private final boolean empty;
            private final StringBuilder value = new StringBuilder();
            private boolean leaf = true;
            private int partFrom = -1;
            private int partTo = -1;
            private boolean parts;

            Element(String tag, int start, int contentStart, boolean empty) {
                this.tag = tag;
                this.start = start;
                this.contentStart = contentStart;
                this.empty = empty;
            }

            void add(String part, int from, int to) {
                value.append(part);
                if (part.isBlank()) {
                    return;
                }
                parts |= partFrom >= 0 && partTo != from;
                partFrom = partFrom < 0 ? from : partFrom;
                partTo = to;
            }
        }

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
                int at = offset(e);
                boolean doctype = text.startsWith("<!DOCTYPE", Math.max(0, text.lastIndexOf('<', at)));
                throw new RefusedFile(doctype ? "variables.doctype" : "variables.malformed", lineAt(at));
            }
            if (system == null && companies.isEmpty()) {
                throw new RefusedFile("variables.empty", 0);
            }
            return new VariablesXml(mark, charset, text, system, companies);
        }

        private int offset(XMLStreamException e) {
            int offset =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharacterOffset());
            return Math.min(text.length(), base + offset);
        }

        private int lineAt(int offset) {
            return 1
                    + (int) text.substring(0, offset)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        private void take(XMLStreamReader2 xml, int event) throws XMLStreamException {
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new RefusedFile("variables.doctype", lineAt(start(xml)));
                case XMLStreamConstants.START_ELEMENT -> open(xml);
                case XMLStreamConstants.END_ELEMENT -> close(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> read(xml);
                default -> {
                    // comments and processing instructions stay where they are
                }
            }
        }

        private void read(XMLStreamReader2 xml) throws XMLStreamException {
            if (path.isEmpty()) {
                if (!xml.getText().isBlank()) {
                    throw new RefusedFile("variables.malformed", lineAt(start(xml)));
                }
            } else if (path.getLast().leaf) {
                path.getLast().add(xml.getText(), start(xml), end(xml));
            }
        }

        private void open(XMLStreamReader2 xml) throws XMLStreamException {
            if (!path.isEmpty()) {
                path.getLast().leaf = false;
            }
            int end = end(xml);
            path.add(new Element(xml.getLocalName(), start(xml), end, text.startsWith("/>", end - 2)));
            if (isBlock()) {
                fields = new LinkedHashMap<>();
            }
        }

        private void close(XMLStreamReader2 xml) throws XMLStreamException {
            Element element = path.getLast();
            if (isBlock()) {
                finish(element.tag, place(element, xml));
            } else if (element.leaf && insideBlock()) {
                fields.putIfAbsent(element.tag, place(element, xml));
            }
            path.removeLast();
        }

        private Place place(Element element, XMLStreamReader2 xml) throws XMLStreamException {
            int from = element.contentStart;
            int end = element.empty ? from : end(xml);
            int to = element.empty ? from : start(xml);
            if (element.empty) {
                from -= "/>".length();
                while (Character.isWhitespace(text.charAt(from - 1))) {
                    from--;
                }
            } else if (element.leaf && element.partFrom >= 0 && !element.parts) {
                from = element.partFrom;
                to = element.partTo;
                while (Character.isWhitespace(text.charAt(from))) {
                    from++;
                }
                while (Character.isWhitespace(text.charAt(to - 1))) {
                    to--;
                }
            }
            return new Place(element.tag, element.start, from, to, end, element.empty, element.value.toString());
        }

        private void finish(String tag, Place element) {
            if (tag.equals("system")) {
                if (system == null) {
                    system = new Block(element, fields);
                } else {
                    fields.forEach(system.fields()::putIfAbsent);
                }
                return;
            }
            Place id = fields.get("Id");
            if (id == null || id.text().isBlank()) {
                throw new RefusedFile("variables.noid", lineAt(element.start()));
            }
            if (companies.putIfAbsent(id.text().strip(), new Block(element, fields)) != null) {
                throw new RefusedFile(
                        "variables.twice", lineAt(element.start()), id.text().strip());
            }
        }

        /** Directly in the file, or directly in its root. */
        private boolean isBlock() {
            String tag = path.getLast().tag;
            boolean inBlock = path.size() == 2 && names(path.getFirst().tag);
            return path.size() <= 2 && names(tag) && !inBlock;
        }

        /** Directly in a block. */
        private boolean insideBlock() {
            return path.size() >= 2
                    && path.size() <= 3
                    && names(path.get(path.size() - 2).tag)
                    && !(path.size() == 3 && names(path.getFirst().tag));
        }

        private static boolean names(String tag) {
            return tag.equals("system") || tag.equals("company");
        }

        private int start(XMLStreamReader2 xml) {
            return base + (int) xml.getLocationInfo().getStartingCharOffset();
        }

        private int end(XMLStreamReader2 xml) throws XMLStreamException {
            return base + (int) xml.getLocationInfo().getEndingCharOffset();
        }
    }
}
