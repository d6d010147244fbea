package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.Numbering;
import no.byraportal.settings.Plan;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsSheet;

/** The client page's own fields, of settings that no client has yet. */
final class RegistrationSheet implements SettingsSheet {

    private final SettingsForm form;
    private final NumberSeriesTab series;
    private ClientSettings shown = unborn(SettingsDocument.judging(true, Map.of()));

    private RegistrationSheet(Locale locale, LocalDate today, Runnable edited) {
        form = new SettingsForm(locale, true, today, edited);
        series = new NumberSeriesTab(form, false, (matter, about) -> {
            // There is nothing to order for a client that is not there.
        });
    }

    @org.springframework.stereotype.Component
    static final class Sheets implements Source {

        @Override
        public SettingsSheet open(Locale locale, LocalDate today, Runnable edited) {
            return new RegistrationSheet(locale, today, edited);
        }
    }

    private static ClientSettings unborn(SettingsDocument document) {
        return new ClientSettings(ClientId.random(), BureauId.random(), 0, 0, 0, 0, 0, document);
    }

    @Override
    public Component part(Part part) {
        return switch (part) {
            case SUBSCRIPTION -> form.page(ClientTab.ABONNEMENT);
            case FEATURES -> form.page(ClientTab.MODULER);
            case NUMBER_SERIES -> form.page(ClientTab.NUMMERSERIER);
            case INVOICING -> form.page(ClientTab.FAKTURAOPPSETT);
            case VAT -> {
                Div vat = new Div(form.page(ClientTab.AVGIFTSKODER));
                form.beside(ClientTab.AVGIFTSKODER).ifPresent(vat::add);
                yield vat;
            }
            case ACCOUNTS -> form.page(ClientTab.KONTOER);
        };
    }

    @Override
    public void know(KnownFacts facts, List<Plan> plans) {
        form.know(facts, plans);
    }

    @Override
    public void show(SettingsDocument proposed) {
        shown = unborn(proposed);
        form.readRecord(shown);
    }

    @Override
    public Map<String, String> typed() {
        return form.texts();
    }

    @Override
    public void type(Map<String, String> typed) {
        form.type(typed);
    }

    @Override
    public void explain(SettingsField field, Component why) {
        form.explain(field, why);
    }

    @Override
    public void complain(SettingsField field, String reason) {
        form.complain(field, reason);
    }

    @Override
    public void prove(Numbering numbering) {
        series.show(numbering);
    }

    @Override
    public SettingsDocument draft() {
        return form.draft(shown).document();
    }

    @Override
    public Optional<SettingsField> validate() {
        return form.validate(shown);
    }

    @Override
    public void focus(SettingsField field) {
        form.focus(field);
    }
}
