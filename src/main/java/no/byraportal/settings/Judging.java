package no.byraportal.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.byraportal.settings.SettingsDocument.Contact;
import no.byraportal.settings.SettingsDocument.Features;
import no.byraportal.settings.SettingsDocument.Invoicing;
import no.byraportal.settings.SettingsDocument.NumberSeries;
import no.byraportal.settings.SettingsDocument.Products;
import no.byraportal.settings.SettingsDocument.Subscription;
import no.byraportal.settings.SettingsDocument.VatMapping;
import no.byraportal.shared.InvalidValue;
import org.jspecify.annotations.Nullable;

/** Makes a document of texts: the one place that knows which type judges which field, and what nothing means there. */
final class Judging {

    /** More of a text that could not be judged is not kept. */
    static final int LONGEST_RAW = 1000;

    private static final int MOST_LEVELS = 9;

    /** Nothing given, but what every client has from the beginning. */
    static final SettingsDocument NOTHING = nothing();

    private final Map<SettingsField, String> written;
    private final Map<String, String> unjudged;
    private final @Nullable SettingsField typed;

    private Judging(Map<SettingsField, String> written, Map<String, String> unjudged, @Nullable SettingsField typed) {
        this.written = written;
        this.unjudged = unjudged;
        this.typed = typed;
    }

    private static SettingsDocument nothing() {
        Map<SettingsField, String> written = new EnumMap<>(SettingsField.class);
        for (SettingsField field : SettingsField.values()) {
            if (field.tag().isEmpty()) {
                written.put(field, "");
            }
        }
        return new Judging(written, new HashMap<>(), null).document();
    }

    static SettingsDocument imported(boolean active, Map<SettingsField, String> written) {
        Map<SettingsField, String> all = new EnumMap<>(SettingsField.class);
        for (SettingsField field : SettingsField.values()) {
            all.put(field, written.getOrDefault(field, ""));
        }
        all.put(SettingsField.ACTIVE, Boolean.toString(active));
        return new Judging(all, new HashMap<>(), null).document();
    }

    static SettingsDocument typed(SettingsDocument before, SettingsField typed, String text) {
        Map<String, String> unjudged = new HashMap<>(before.unjudged());
        unjudged.remove(typed.path());
        Map<SettingsField, String> written = new EnumMap<>(SettingsField.class);
        for (SettingsField field : SettingsField.values()) {
            if (!unjudged.containsKey(field.path())) {
                field.in(before).ifPresent(value -> written.put(field, value));
            }
        }
        written.put(typed, text);
        return new Judging(written, unjudged, typed).document();
    }

    /** What is unjudged comes last: all else has been judged by then. */
    private SettingsDocument document() {
        return new SettingsDocument(
                Boolean.TRUE.equals(value(SettingsField.ACTIVE, Judging::active, false)),
                new Subscription(number(SettingsField.PLAN, PlanCode::of)),
                features(),
                numberSeries(),
                vatMapping(),
                value(SettingsField.SALES_ACCOUNTS, text -> accounts(Written.list(text, SalesAccount::of)), List.of()),
                new Products(
                        value(SettingsField.MADE_BY, MadeBy::of, MadeBy.CLIENT),
                        value(
                                SettingsField.LEVEL_ACCOUNTS,
                                text -> levels(Written.list(text, AccountNumber::new)),
                                List.of())),
                invoicing(),
                new Contact(text(SettingsField.MOBILE, MobileNumber::new), text(SettingsField.SWIFT, SwiftCode::new)),
                unjudged);
    }

    private Features features() {
        return new Features(
                value(SettingsField.PAYMENTS, Written::flag, null),
                value(SettingsField.DEPARTMENT, Written::flag, null),
                value(SettingsField.PROJECT, Written::flag, null),
                value(SettingsField.CURRENCY, Written::flag, false),
                value(SettingsField.AUTOMATIC_BATCH_UPDATE, Written::flag, null),
                value(SettingsField.CUSTOMERS_FROM_ERP, Written::flag, true));
    }

    private NumberSeries numberSeries() {
        return new NumberSeries(
                new NumberSeries.Customer(
                        number(SettingsField.CUSTOMER_START, SeriesNumber::of),
                        number(SettingsField.CUSTOMER_END, SeriesNumber::of)),
                new NumberSeries.Invoice(number(SettingsField.INVOICE_START, SeriesNumber::of)),
                new NumberSeries.CreditNote(number(SettingsField.CREDIT_NOTE_START, CreditNoteStart::of)));
    }

    private VatMapping vatMapping() {
        return new VatMapping(
                list(SettingsField.VAT_PLH, VatCode::new),
                list(SettingsField.VAT_PLL, VatCode::new),
                list(SettingsField.VAT_PLS, VatCode::new),
                list(SettingsField.VAT_FRI, VatCode::new),
                list(SettingsField.VAT_EKS, VatCode::new));
    }

    private Invoicing invoicing() {
        return new Invoicing(
                number(SettingsField.DUE_DAYS, DueDays::of),
                value(SettingsField.DELIVERY, DeliveryMethod::new, null),
                new Invoicing.VoucherTypes(
                        number(SettingsField.VOUCHER_TYPE_INVOICE, VoucherType::of),
                        number(SettingsField.VOUCHER_TYPE_CREDIT_NOTE, VoucherType::of)),
                text(SettingsField.FOOTER, InvoiceFooter::new),
                new Invoicing.Kid(
                        number(SettingsField.KID_CLIENT_DIGITS, KidDigits::of),
                        number(SettingsField.KID_CUSTOMER_DIGITS, KidDigits::of),
                        number(SettingsField.KID_INVOICE_DIGITS, KidDigits::of)));
    }

    private <V> @Nullable V number(SettingsField field, Function<String, V> of) {
        return value(field, of, null);
    }

    private <V> @Nullable V text(SettingsField field, Function<String, V> of) {
        return value(field, of, of.apply(""));
    }

    private <V> @Nullable List<V> list(SettingsField field, Function<String, V> of) {
        return value(field, text -> Written.list(text, of), List.of());
    }

    /** @param blank what nothing means; only where a person may take a value away can nothing be typed as well */
    private <V> @Nullable V value(SettingsField field, Function<String, V> of, @Nullable V blank) {
        String text = written.get(field);
        if (text == null) {
            return null;
        }
        String bare = text.strip();
        if (bare.isEmpty() && (field != typed || field == SettingsField.CUSTOMER_END)) {
            return blank;
        }
        try {
            return of.apply(bare);
        } catch (InvalidValue e) {
            if (field == typed) {
                throw e;
            }
            unjudged.put(field.path(), Written.cut(bare, LONGEST_RAW));
            return null;
        }
    }

    /** A VAT code has one sales account. */
    private static List<SalesAccount> accounts(List<SalesAccount> accounts) {
        Set<VatCode> codes = new HashSet<>();
        for (SalesAccount account : accounts) {
            if (!codes.add(account.vatCode())) {
                throw new InvalidValue("salesaccount.twice", account.vatCode());
            }
        }
        return accounts;
    }

    static List<AccountNumber> levels(List<AccountNumber> accounts) {
        if (accounts.size() > MOST_LEVELS) {
            throw new InvalidValue("levelaccounts.most", MOST_LEVELS, accounts.size() - MOST_LEVELS);
        }
        return List.copyOf(accounts);
    }

    private static boolean active(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("active.value");
        };
    }
}
