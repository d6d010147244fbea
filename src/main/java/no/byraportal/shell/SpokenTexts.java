package no.byraportal.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import no.byraportal.shared.Texts;
import org.springframework.stereotype.Component;

/** Gives Vaadin the same texts that everything else speaks. */
@Component
class SpokenTexts implements I18NProvider {

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Texts.BOKMAL, Texts.ENGLISH);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return Texts.text(locale, key, arguments);
    }
}
