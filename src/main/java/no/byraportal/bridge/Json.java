package no.byraportal.bridge;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a JSON text once from front to back (RFC 8259), keeping nothing; what the caller does not want is skipped. */
final class Json {

    private static final int DEEPEST = 64;
    private static final int END = -1;

    private final Reader in;
    private int next;
    private int depth;

    private Json(Reader in) {
        this.in = in;
        this.next = step();
        blanks();
    }

    /** @throws NotJson when the bytes are no JSON object */
    static void read(byte[] bytes, Member member) {
        Json json = new Json(
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)));
        json.object(name -> member.read(json, name));
        if (json.next != END) {
            throw new NotJson();
        }
    }

    /** Takes one member's value, or leaves it to be skipped. */
    interface Member {
        void read(Json json, String name);
    }

    static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A text as it stands in JSON, quotation marks included. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alone = Character.isSurrogate(c)
                    && !(Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1)))
                    && !(Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || alone) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The value here is an object: each of its members is offered. Another kind of value is skipped. */
    void object(Consumer<String> member) {
        if (next != '{') {
            skip();
            return;
        }
        open();
        while (next != '}') {
            String name = string();
            want(':');
            int before = reads;
            member.accept(name);
            if (reads == before) {
                skip();
            }
            if (next != '}') {
                want(',');
                refuse(next == '}');
            }
        }
        close();
    }

    /** The value here is a list: {@code element} reads each. Another kind of value is skipped. */
    void list(Runnable element) {
        if (next != '[') {
            skip();
            return;
        }
        open();
        while (next != ']') {
            element.run();
            if (next != ']') {
                want(',');
                refuse(next == ']');
            }
        }
        close();
    }

    private int reads;

    /** A string's text, a number, true or false as it is written; empty for null, objects and lists. */
    String text() {
        if (next == '"') {
            return string();
        }
        if (next == '{' || next == '[') {
            skip();
            return "";
        }
        StringBuilder word = new StringBuilder();
        while ((next != END && "+-.eE".indexOf(next) >= 0) || Character.isLetterOrDigit(next)) {
            word.append((char) next);
            next = step();
        }
        taken();
        String value = word.toString();
        refuse(!value.matches("true|false|null|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?"));
        return value.equals("null") ? "" : value;
    }

    /** A whole number; 0 for anything else. */
    int number() {
        String text = text();
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Whether an object stands here. */
    boolean isObject() {
        return next == '{';
    }

    private void skip() {
        if (next == '{') {
            object(name -> skip());
        } else if (next == '[') {
            list(this::skip);
        } else {
            text();
        }
    }

    private String string() {
        refuse(next != '"');
        StringBuilder text = new StringBuilder();
        next = step();
        while (next != '"') {
            refuse(next < ' ');
            text.append((char) (next == '\\' ? escaped() : next));
            next = step();
        }
        next = step();
        taken();
        return text.toString();
    }

    private int escaped() {
        next = step();
        return switch (next) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> fourDigits();
            default -> {
                refuse(next != '"' && next != '\\' && next != '/');
                yield next;
            }
        };
    }

    private int fourDigits() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            next = step();
            int digit = Character.digit(next, 16);
            refuse(digit < 0 || next > 'f');
            code = code * 16 + digit;
        }
        return code;
    }

    private void open() {
        depth++;
        refuse(depth > DEEPEST);
        next = step();
        blanks();
    }

    private void close() {
        depth--;
        next = step();
        taken();
    }

    private void want(int mark) {
        refuse(next != mark);
        next = step();
        blanks();
    }

    private void taken() {
        reads++;
        blanks();
    }

    private void blanks() {
        while (next == ' ' || next == '\t' || next == '\n' || next == '\r') {
            next = step();
        }
    }

    private int step() {
        try {
            return in.read();
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
    }

    private static void refuse(boolean wrong) {
        if (wrong) {
            throw new NotJson();
        }
    }
}
