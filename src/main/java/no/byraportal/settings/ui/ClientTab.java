package no.byraportal.settings.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.byraportal.settings.SettingsField;
import no.byraportal.shared.NotFound;

/** The tabs in the page's order; each has an address of its own. Some are filled by higher rooms. */
enum ClientTab {
    FIRMA,
    ABONNEMENT,
    MODULER,
    NUMMERSERIER,
    AVGIFTSKODER,
    KONTOER,
    FAKTURAOPPSETT,
    VISMANET,
    BRUKERE,
    HISTORIKK;

    /** What can be typed on the tab. */
    List<Section> sections() {
        return switch (this) {
            case FIRMA, VISMANET, BRUKERE, HISTORIKK -> List.of();
            case ABONNEMENT -> List.of(new Section("subscription.section", SettingsField.PLAN));
            case MODULER ->
                List.of(
                        new Section(
                                "features.section",
                                SettingsField.PAYMENTS,
                                SettingsField.DEPARTMENT,
                                SettingsField.PROJECT,
                                SettingsField.CURRENCY),
                        new Section(
                                "features.carried",
                                SettingsField.CUSTOMERS_FROM_ERP,
                                SettingsField.AUTOMATIC_BATCH_UPDATE));
            case NUMMERSERIER ->
                List.of(
                        new Section("numberSeries.customers", SettingsField.CUSTOMER_START, SettingsField.CUSTOMER_END),
                        new Section(
                                "numberSeries.invoices", SettingsField.INVOICE_START, SettingsField.CREDIT_NOTE_START),
                        new Section(
                                "numberSeries.kid",
                                SettingsField.KID_CLIENT_DIGITS,
                                SettingsField.KID_CUSTOMER_DIGITS,
                                SettingsField.KID_INVOICE_DIGITS));
            case AVGIFTSKODER ->
                List.of(new Section(
                        "vatMapping.section",
                        SettingsField.VAT_PLH,
                        SettingsField.VAT_PLL,
                        SettingsField.VAT_PLS,
                        SettingsField.VAT_FRI,
                        SettingsField.VAT_EKS));
            case KONTOER ->
                List.of(
                        new Section("accounts.section", SettingsField.SALES_ACCOUNTS, SettingsField.LEVEL_ACCOUNTS),
                        new Section("products.section", SettingsField.MADE_BY));
            case FAKTURAOPPSETT ->
                List.of(
                        new Section(
                                "invoicing.terms",
                                SettingsField.DUE_DAYS,
                                SettingsField.DELIVERY,
                                SettingsField.FOOTER),
                        new Section(
                                "invoicing.vouchers",
                                SettingsField.VOUCHER_TYPE_INVOICE,
                                SettingsField.VOUCHER_TYPE_CREDIT_NOTE),
                        new Section("invoicing.contact", SettingsField.MOBILE, SettingsField.SWIFT));
        };
    }

    Stream<SettingsField> fields() {
        return sections().stream().flatMap(section -> section.fields().stream());
    }

    /** Where a field is typed; the first tab for what has no field. */
    static ClientTab of(String path) {
        return Arrays.stream(values())
                .filter(tab -> tab.fields().anyMatch(field -> isAt(path, field.path())))
                .findFirst()
                .orElse(FIRMA);
    }

    private static boolean isAt(String path, String field) {
        return field.equals(path) || path.startsWith(field + ".") || field.startsWith(path + ".");
    }

    String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClientTab at(String address) {
        return Arrays.stream(values())
                .filter(tab -> tab.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new NotFound("tab " + address));
    }

    /** @param title the key of its text */
    record Section(String title, List<SettingsField> fields) {

        private Section(String title, SettingsField... fields) {
            this(title, List.of(fields));
        }
    }
}
