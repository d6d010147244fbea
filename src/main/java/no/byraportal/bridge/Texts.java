package no.byraportal.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** What the bridge says, in Norwegian bokmål or English. */
final class Texts {

    static final Texts BOKMAL = new Texts("nb");
    static final Texts ENGLISH = new Texts("en");

    private final String language;
    private final Properties texts = new Properties();

    private Texts(String language) {
        this.language = language;
        try (InputStream in = Texts.class.getResourceAsStream("texts_" + language + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("no texts in " + language);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the portal is asked to answer. */
    String language() {
        return language;
    }

    /** Every text is a pattern: two apostrophes stand for one. Numbers are written as they are, without grouping. */
    String text(String key, Object... arguments) {
        Object[] plain = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            plain[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(texts.getProperty(key, key), Locale.ROOT).format(plain);
    }
}
