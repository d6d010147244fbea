package no.byraportal.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a client's settings, in the order a person meets them: path, place in the file, owner, consumers. */
public enum SettingsField {
    /** Is the client active? Its own action changes it. */
    ACTIVE("active", "VBClientNNN"),
    PLAN("subscription.plan", "SubscriptionType"),
    PAYMENTS("features.payments", "InvoInfoToWeb"),
    DEPARTMENT("features.department", "ActiveDepartment"),
    PROJECT("features.project", "ActiveProject"),
    CURRENCY("features.currency", ""),
    /** The tag says no and means yes: 1 is automatic. Not in use yet. */
    AUTOMATIC_BATCH_UPDATE("features.automaticBatchUpdate", "NoAutoBatchUpdate"),
    /** «Overfør kunder fra ERP system». */
    CUSTOMERS_FROM_ERP("features.customersFromErp", ""),
    CUSTOMER_START("numberSeries.customer.start", "StartCustNo"),
    CUSTOMER_END("numberSeries.customer.end", ""),
    INVOICE_START("numberSeries.invoice.start", "StartInvoice"),
    CREDIT_NOTE_START("numberSeries.creditNote.start", "StartCreditNote"),
    VAT_PLH("vatMapping.PLH", "ProdVatPLH"),
    VAT_PLL("vatMapping.PLL", "ProdVatPLL"),
    VAT_PLS("vatMapping.PLS", "ProdVatPLS"),
    VAT_FRI("vatMapping.FRI", "ProdVatFRI"),
    VAT_EKS("vatMapping.EKS", "ProdVatEKS"),
    SALES_ACCOUNTS("salesAccounts", "TaxAccountMappings"),
    MADE_BY("products.madeBy", ""),
    LEVEL_ACCOUNTS("products.levelAccounts", ""),
    /** Betalingsfrist, in days. */
    DUE_DAYS("invoicing.dueDays", "CompanyDueDays"),
    DELIVERY("invoicing.delivery", "CompanysInvoiceType"),
    VOUCHER_TYPE_INVOICE("invoicing.voucherTypes.invoice", "VoTpInvo"),
    VOUCHER_TYPE_CREDIT_NOTE("invoicing.voucherTypes.creditNote", "VoTpCred"),
    FOOTER("invoicing.footer", ""),
    /** The three of the KID are an echo of the file: the real one is set in WebFaktura. */
    KID_CLIENT_DIGITS("invoicing.kid.clientDigits", "CIDClient"),
    KID_CUSTOMER_DIGITS("invoicing.kid.customerDigits", "CIDCustomer"),
    KID_INVOICE_DIGITS("invoicing.kid.invoiceDigits", "CIDInvoice"),
    MOBILE("contact.mobile", "CompanyMobil"),
    SWIFT("contact.swift", "CompanySwiftCode");

    private final String path;
    private final String tag;

    SettingsField(String path, String tag) {
        this.path = path;
        this.tag = tag;
    }

    /** The dotted path in the document: {@code invoicing.dueDays}. Its texts are {@code field.<path>…}. */
    public String path() {
        return path;
    }

    /** The tag that carries it in variables.xml; empty: the file has no place for it. */
    public Optional<String> tag() {
        return tag.isEmpty() ? Optional.empty() : Optional.of(tag);
    }

    /** Not to be changed as a setting: it has an action of its own, or is not in use. */
    public boolean readOnly() {
        return switch (this) {
            case ACTIVE, AUTOMATIC_BATCH_UPDATE, KID_CLIENT_DIGITS, KID_CUSTOMER_DIGITS, KID_INVOICE_DIGITS -> true;
            default -> false;
        };
    }

    /** Does the value come back with an old revision? Numbers that may be in use since never do. */
    boolean isRestored() {
        return switch (this) {
            case CUSTOMER_START, CUSTOMER_END, INVOICE_START, CREDIT_NOTE_START -> false;
            default -> !readOnly();
        };
    }

    /** The portal owns what one can change in it; what it only echoes is the agent's. */
    public Owner owner() {
        return readOnly() && this != ACTIVE ? Owner.AGENT : Owner.PORTAL;
    }

    /**
     * Whom a change of it concerns. WebFaktura alone: its own module for currency, where it stops giving numbers out,
     * whether the client's people may make products, and the foot of the invoices. The agent alone: what only the ERP
     * knows, namely VAT codes (WebFaktura knows the classes), accounts, voucher types, whether the ERP's new customers
     * are carried over, and what the file only echoes. All else is in the agent's file and shows in WebFaktura too.
     */
    public Set<Consumer> consumers() {
        return switch (this) {
            case CURRENCY, CUSTOMER_END, MADE_BY, FOOTER -> EnumSet.of(Consumer.WEBFAKTURA);
            case AUTOMATIC_BATCH_UPDATE,
                    CUSTOMERS_FROM_ERP,
                    VAT_PLH,
                    VAT_PLL,
                    VAT_PLS,
                    VAT_FRI,
                    VAT_EKS,
                    SALES_ACCOUNTS,
                    LEVEL_ACCOUNTS,
                    VOUCHER_TYPE_INVOICE,
                    VOUCHER_TYPE_CREDIT_NOTE,
                    KID_CLIENT_DIGITS,
                    KID_CUSTOMER_DIGITS,
                    KID_INVOICE_DIGITS -> EnumSet.of(Consumer.AGENT);
            default -> EnumSet.allOf(Consumer.class);
        };
    }

    /**
     * The value as the file writes it: 0 or 1, {@code 1;11}, {@code 1=3000;9=3100}; ACTIVE as true or false. What an
     * import could not judge stands as it was; empty: not given.
     */
    public Optional<String> in(SettingsDocument document) {
        String raw = document.unjudged().get(path);
        return raw != null
                ? Optional.of(raw)
                : Optional.ofNullable(value(document)).map(Written::text);
    }

    private @Nullable Object value(SettingsDocument document) {
        return switch (this) {
            case ACTIVE -> Boolean.toString(document.active());
            case PLAN -> document.subscription().plan();
            case PAYMENTS -> document.features().payments();
            case DEPARTMENT -> document.features().department();
            case PROJECT -> document.features().project();
            case CURRENCY -> document.features().currency();
            case AUTOMATIC_BATCH_UPDATE -> document.features().automaticBatchUpdate();
            case CUSTOMERS_FROM_ERP -> document.features().customersFromErp();
            case CUSTOMER_START -> document.numberSeries().customer().start();
            case CUSTOMER_END -> document.numberSeries().customer().end();
            case INVOICE_START -> document.numberSeries().invoice().start();
            case CREDIT_NOTE_START -> document.numberSeries().creditNote().start();
            case VAT_PLH -> document.vatMapping().plh();
            case VAT_PLL -> document.vatMapping().pll();
            case VAT_PLS -> document.vatMapping().pls();
            case VAT_FRI -> document.vatMapping().fri();
            case VAT_EKS -> document.vatMapping().eks();
            case SALES_ACCOUNTS -> document.salesAccounts();
            case MADE_BY -> document.products().madeBy();
            case LEVEL_ACCOUNTS -> document.products().levelAccounts();
            case DUE_DAYS -> document.invoicing().dueDays();
            case DELIVERY -> document.invoicing().delivery();
            case VOUCHER_TYPE_INVOICE -> document.invoicing().voucherTypes().invoice();
            case VOUCHER_TYPE_CREDIT_NOTE -> document.invoicing().voucherTypes().creditNote();
            case FOOTER -> document.invoicing().footer();
            case KID_CLIENT_DIGITS -> document.invoicing().kid().clientDigits();
            case KID_CUSTOMER_DIGITS -> document.invoicing().kid().customerDigits();
            case KID_INVOICE_DIGITS -> document.invoicing().kid().invoiceDigits();
            case MOBILE -> document.contact().mobile();
            case SWIFT -> document.contact().swift();
        };
    }

    public static Optional<SettingsField> at(String path) {
        return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
    }
}
