package no.byraportal.agent;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of variables.xml as it stands in the file. All segments one after the other are the file.
 *
 * @param line     the file's line on which it begins, from 1
 * @param fields   where the block's values stand, the first of each tag
 * @param accounts where the block's sales accounts stand
 */
record Segment(
        Kind kind, int line, String text, Place element, Map<String, Place> fields, List<SalesAccountPlace> accounts) {

    /** What a segment is. */
    enum Kind {
        /** The {@code <system>} element, or one of them. */
        SYSTEM,
        /** One client's {@code <company>}. */
        COMPANY,
        /** What stands before, between and after those. */
        BETWEEN
    }

    /** {@code TaxAccountMappings} carries a value of its own shape: a sales account for each VAT code. */
    static final String ACCOUNTS = "TaxAccountMappings";

    private static final Pattern SECRET =
            Pattern.compile("(<(\\w*Pass?word\\w*)(?:\\s[^>]*)?(?<!/)>)(.*?)(</\\2\\s*>)", Pattern.DOTALL);
    private static final Pattern SECRET_TAG = Pattern.compile("<\\w*Pass?word\\w*\\s[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("=\\s*(\"[^\"]*\"|'[^']*')");
    private static final Pattern VISIBLE = Pattern.compile("\\S+");

    /**
     * Where an element and its value stand; offsets count characters of the segment.
     *
     * @param start where the element begins
     * @param from  where the value begins, without the blanks before it; in an empty element, where its {@code />} begins
     * @param to    where the value ends, or the empty element
     * @param end   where the element ends
     * @param value the value with its blanks
     */
    record Place(String tag, int start, int from, int to, int end, boolean emptyElement, String value) {}

    /** One {@code <TaxAccountMapping>}; a part that is missing or given twice is empty. */
    record SalesAccountPlace(Place element, Optional<Place> code, Optional<Place> account) {

        String written() {
            return code.map(place -> place.value().strip()).orElse("")
                    + "="
                    + account.map(place -> place.value().strip()).orElse("");
        }
    }

    static Segment between(int line, String text) {
        return new Segment(
                Kind.BETWEEN, line, text, new Place("", 0, 0, 0, text.length(), false, ""), Map.of(), List.of());
    }

    /** The segment that was written so, read again. */
    static Segment of(Kind kind, int line, String text) {
        if (kind == Kind.BETWEEN) {
            return between(line, text);
        }
        try (SegmentReader reader = new SegmentReader(new StringReader(text), line)) {
            return reader.next().orElseThrow();
        }
    }

    /** The ERP's client number; empty when this is no client's segment. */
    String erpClientNo() {
        return value("Id").orElse("");
    }

    /** A value without the blanks around it; empty when the element is absent. */
    Optional<String> value(String tag) {
        if (tag.equals(ACCOUNTS) && !accounts.isEmpty()) {
            return Optional.of(accounts.stream().map(SalesAccountPlace::written).collect(Collectors.joining(";")));
        }
        return Optional.ofNullable(fields.get(tag)).map(place -> place.value().strip());
    }

    /** The same segment with other values, gathered first and written once. */
    Edits edit() {
        return new Edits();
    }

    /** Values to be written over those of the segment; everything else stays as it is. */
    final class Edits {

        private final List<Splice> splices = new ArrayList<>();
        private final StringBuilder first = new StringBuilder();

        private record Splice(int from, int to, String with) {}

        /** Writes a value; an element that is missing follows its last sibling. */
        Edits set(String tag, String value) {
            Place place = fields.get(tag);
            if (tag.equals(ACCOUNTS)) {
                salesAccounts(value);
            } else if (place != null) {
                replace(place, escape(value));
            } else {
                append(written(tag, value));
            }
            return this;
        }

        private void replace(Place place, String content) {
            splices.add(
                    place.emptyElement()
                            ? new Splice(place.from(), place.to(), ">" + content + "</" + place.tag() + ">")
                            : new Splice(place.from(), place.to(), content));
        }

        private void append(String elements) {
            Optional<Place> last = fields.values().stream().max(Comparator.comparingInt(Place::end));
            if (last.isPresent()) {
                int end = last.get().end();
                splices.add(new Splice(end, end, lineOf(text, last.get().start()) + elements));
            } else {
                first.append(elements);
            }
        }

        /** A known VAT code gets its new account in its place; others go, and new ones follow the last. */
        private void salesAccounts(String value) {
            Map<String, String> wanted = new LinkedHashMap<>();
            for (String each : value.isEmpty() ? new String[0] : value.split(";")) {
                String[] pair = each.split("=", 2);
                wanted.put(pair[0], pair[1]);
            }
            for (SalesAccountPlace place : accounts) {
                String account = wanted.remove(place.written().split("=", 2)[0]);
                int start = place.element().start();
                if (account == null) {
                    splices.add(new Splice(
                            start - lineOf(text, start).length(),
                            place.element().end(),
                            ""));
                } else if (place.account().isEmpty()) {
                    Place code = place.code().orElseThrow();
                    String added = lineOf(text, code.start()) + written("Account", account);
                    splices.add(new Splice(code.end(), code.end(), added));
                } else if (!place.account().get().value().strip().equals(account)) {
                    replace(place.account().get(), escape(account));
                }
            }
            if (!wanted.isEmpty()) {
                append(wanted);
            }
        }

        private void append(Map<String, String> added) {
            Place all = fields.get(ACCOUNTS);
            if (!accounts.isEmpty()) {
                SalesAccountPlace last = accounts.getLast();
                String line = lineOf(text, last.element().start());
                String inner =
                        last.code().map(code -> lineOf(text, code.start())).orElse("");
                int end = last.element().end();
                splices.add(new Splice(end, end, mappings(added, line, inner)));
            } else if (all == null) {
                String line = fields.values().stream()
                        .max(Comparator.comparingInt(Place::end))
                        .map(place -> lineOf(text, place.start()))
                        .orElse("");
                append("<" + ACCOUNTS + ">" + mappings(added, indented(line), indented(indented(line))) + line + "</"
                        + ACCOUNTS + ">");
            } else {
                String line = lineOf(text, all.start());
                replace(all, mappings(added, indented(line), indented(indented(line))) + line);
            }
        }

        String text() {
            List<Splice> inOrder = new ArrayList<>(splices);
            if (!first.isEmpty()) {
                inOrder.add(
                        element.emptyElement()
                                ? new Splice(element.from(), element.to(), ">" + first + "</" + element.tag() + ">")
                                : new Splice(element.from(), element.from(), first.toString()));
            }
            if (inOrder.isEmpty()) {
                return text;
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
    }

    static String mappings(Map<String, String> accounts, String line, String inner) {
        StringBuilder written = new StringBuilder();
        accounts.forEach((code, account) -> written.append(line)
                .append("<TaxAccountMapping>")
                .append(inner)
                .append(written("TaxGroup", code))
                .append(inner)
                .append(written("Account", account))
                .append(inner.isEmpty() ? "" : line)
                .append("</TaxAccountMapping>"));
        return written.toString();
    }

    /** The beginning of a line one step further in; empty when there are no lines. */
    static String indented(String line) {
        return line.isEmpty() ? "" : line + "  ";
    }

    /** What begins a line like that of an element: newline and indentation; empty when other things stand before it. */
    static String lineOf(String text, int start) {
        int line = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
        String indentation = text.substring(line + 1, start);
        if (line < 0 || !indentation.isBlank()) {
            return "";
        }
        boolean both = line > 0 && text.charAt(line) == '\n' && text.charAt(line - 1) == '\r';
        return text.substring(both ? line - 1 : line, line + 1) + indentation;
    }

    static String written(String tag, String value) {
        return "<" + tag + ">" + escape(value) + "</" + tag + ">";
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A text for people: ciphertexts stand as {@code •••}, within comments too. */
    static String masked(String text) {
        String values = SECRET.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + VISIBLE.matcher(found.group(3)).replaceAll("•••") + found.group(4)));
        return SECRET_TAG
                .matcher(values)
                .replaceAll(tag ->
                        Matcher.quoteReplacement(ATTRIBUTE.matcher(tag.group()).replaceAll("=\"•••\"")));
    }
}
