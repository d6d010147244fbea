package no.byraportal.settings;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a client's settings, for another room's page: it lays the parts out, the fields judge what is typed. */
public interface SettingsSheet {

    /** What stands together, in the order in which a client is registered. */
    enum Part {
        SUBSCRIPTION,
        FEATURES,
        NUMBER_SERIES,
        INVOICING,
        VAT,
        ACCOUNTS
    }

    /** Where sheets come from. */
    interface Source {

        /** @param edited runs after each stroke */
        SettingsSheet open(Locale locale, LocalDate today, Runnable edited);
    }

    Component part(Part part);

    /** Shows what is known beside what is typed. */
    void know(KnownFacts facts, List<Plan> plans);

    /** What stands in the fields before anybody types. */
    void show(SettingsDocument proposed);

    /** What is typed otherwise than it was shown, right or wrong, by path. */
    Map<String, String> typed();

    /** Types it again. */
    void type(Map<String, String> typed);

    /** Says under a field why it stands as it does. */
    void explain(SettingsField field, Component why);

    /** Puts the number that cannot be under its field. */
    void complain(SettingsField field, String reason);

    /** Draws where the series lie. */
    void prove(Numbering numbering);

    /** What is typed and can be; what cannot be is as it was shown. */
    SettingsDocument draft();

    /** Says under each field what cannot be; the first of them, empty when all can. */
    Optional<SettingsField> validate();

    void focus(SettingsField field);
}
