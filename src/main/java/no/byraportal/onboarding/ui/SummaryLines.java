package no.byraportal.onboarding.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.byraportal.onboarding.ui.SummaryPanel.Line;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.VatClass;
import no.byraportal.shared.Texts;

/** What the client will be, as it is typed. */
record SummaryLines(CompanyPart company, UserPart user, KnownFacts known, Locale locale) {

    List<Line> of(SettingsDocument desired) {
        String none = text("registration.none");
        List<Line> lines = new ArrayList<>();
        lines.add(line("company.name", company.name().map(name -> name.text()).orElse(none)));
        boolean vat =
                company.enterprise().filter(found -> found.vatRegistered()).isPresent();
        lines.add(line(
                "company.orgnumber",
                company.orgNumber()
                        .map(number -> number.grouped() + (vat ? "\u00A0MVA" : ""))
                        .orElse(none)));
        lines.add(line(
                "company.erp",
                company.erpClientNo()
                        .map(number -> company.driveLetter().orElse("") + number)
                        .orElse(none)));
        for (SettingsField field : List.of(
                SettingsField.PLAN,
                SettingsField.CUSTOMER_START,
                SettingsField.INVOICE_START,
                SettingsField.CREDIT_NOTE_START,
                SettingsField.DUE_DAYS)) {
            lines.add(line(
                    "field." + field.path(),
                    field.in(desired)
                            .map(value -> FieldText.value(field.path(), value, locale))
                            .orElse(none)));
        }
        lines.add(line("registration.part.moduler", modules(desired)));
        lines.add(line("registration.part.avgiftskoder", codes(desired)));
        lines.add(line(
                "registration.part.bruker",
                user.email().map(email -> email.address()).orElse(none)));
        lines.add(line("registration.part.vismanet", text("registration.vismanet.notnow")));
        return lines;
    }

    private Line line(String label, String value) {
        return new Line(text(label), value);
    }

    private String text(String key, Object... arguments) {
        return Texts.text(locale, key, arguments);
    }

    private String modules(SettingsDocument desired) {
        List<String> on = Stream.of(
                        SettingsField.PAYMENTS, SettingsField.DEPARTMENT, SettingsField.PROJECT, SettingsField.CURRENCY)
                .filter(field -> field.in(desired).filter("1"::equals).isPresent())
                .map(field -> text("field." + field.path()))
                .toList();
        return on.isEmpty() ? text("registration.none.on") : String.join(", ", on);
    }

    private String codes(SettingsDocument desired) {
        long mapped = Stream.of(VatClass.values())
                .map(desired.vatMapping()::codes)
                .filter(codes -> codes != null)
                .mapToLong(List::size)
                .sum();
        return known.vatCodes()
                .map(all -> text("registration.codes.of", mapped, all.size()))
                .orElseGet(() -> text("registration.codes", mapped));
    }
}
