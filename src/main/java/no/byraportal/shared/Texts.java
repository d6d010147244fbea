package no.byraportal.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The portal's texts, in bokmål and English: one key, one sentence in each. */
public final class Texts {

    public static final Locale BOKMAL = Locale.forLanguageTag("nb-NO");
    public static final Locale ENGLISH = Locale.forLanguageTag("en-GB");

    private static final String BUNDLE = "vaadin-i18n.translations";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** English for those who ask for it; bokmål for everybody else (nynorsk, Danish and Swedish readers too). */
    public static Locale spoken(Locale asked) {
        return asked.getLanguage().equals("en") ? ENGLISH : BOKMAL;
    }

    /** What a program asks for by {@code Accept-Language}; without it bokmål, whatever the server's own language is. */
    public static Locale asked(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? BOKMAL : spoken(request.getLocale());
    }

    /** All texts of a language, for what fills in texts by itself. */
    public static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, Locale.of(spoken(locale).getLanguage()), EXACT);
    }

    /** The text of a key, its {@code {0}} filled in. A key without a text stands as itself, so that it is seen. */
    public static String text(Locale locale, String key, Object... arguments) {
        Locale spoken = spoken(locale);
        try {
            String text = bundle(spoken).getString(key);
            return arguments.length == 0 ? text : new MessageFormat(text, spoken).format(arguments);
        } catch (MissingResourceException e) {
            return key;
        }
    }
}
