package no.byraportal.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file's characters stand as bytes: UTF-8, UTF-16, Windows-1252, ISO-8859-1 or what else it declares; undeclared
 * and not UTF-8 is Windows-1252 (contracts.md §6).
 *
 * @param marked a byte order mark stands first
 */
public record Encoding(Charset charset, boolean marked) {

    static final Pattern DECLARATION = Pattern.compile("\\A<\\?xml\\s[^>]*?\\?>");

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern NAME = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    /** @throws RefusedFile {@code variables.encoding} when it declares what no Java knows */
    static Encoding of(Spool file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(200);
        }
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] mark = mark(charset);
            if (head.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(head, mark.length))) {
                return new Encoding(charset, true);
            }
        }
        if (head.length >= 2 && (head[0] == 0 || head[1] == 0)) {
            return new Encoding(head[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, false);
        }
        Matcher declaration = DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1));
        Matcher name = NAME.matcher(declaration.find() ? declaration.group() : "");
        if (name.find()) {
            Charset declared = declared(name.group(1));
            // A declaration that could be read as single bytes does not stand in UTF-16, whatever it says.
            if ("<?xml".equals(new String("<?xml".getBytes(declared), StandardCharsets.ISO_8859_1))) {
                return new Encoding(declared, false);
            }
        }
        return new Encoding(isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS_1252, false);
    }

    private static Charset declared(String name) {
        try {
            Charset charset = Charset.forName(name);
            if (charset.canEncode()) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // refused below
        }
        throw new RefusedFile("variables.encoding", 1, name);
    }

    private static boolean isUtf8(Spool file) throws IOException {
        try (InputStream in = file.open();
                Reader reader = new Encoding(StandardCharsets.UTF_8, false).reader(in)) {
            reader.transferTo(java.io.Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] mark(Charset charset) {
        return "\uFEFF".getBytes(charset);
    }

    /** The bytes that stand before the first character. */
    byte[] mark() {
        return marked ? mark(charset) : new byte[0];
    }

    /** Reads strictly: bytes that the encoding does not have are a {@link CharacterCodingException}. */
    Reader reader(InputStream in) throws IOException {
        in.skipNBytes(mark().length);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** A character that the encoding lacks is written as a reference. */
    byte[] bytes(String text) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text.getBytes(charset);
        }
        StringBuilder fit = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            if (c < 128 || encoder.canEncode(character)) {
                fit.append(character);
            } else {
                fit.append("&#").append(c).append(';');
            }
        });
        return fit.toString().getBytes(charset);
    }
}
