package no.byraportal.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is desired for a client, and nothing that counts by itself; stored as JSON, and told to programs in the same
 * words (contracts.md §4), without {@code unjudged}. Each value may be {@code null}: not given, or not judged. No codes
 * at all are {@code []}, and no text is {@code ""}.
 *
 * @param active   does the agent synchronise the client? {@code VBClientNNN}
 * @param unjudged values that an import could not judge, path to raw text; each is {@code null} in the document itself,
 *                 and its bytes stay untouched in the file until somebody types a right one
 */
public record SettingsDocument(
        boolean active,
        Subscription subscription,
        Features features,
        NumberSeries numberSeries,
        VatMapping vatMapping,
        @Nullable List<SalesAccount> salesAccounts,
        Products products,
        Invoicing invoicing,
        Contact contact,
        Map<String, String> unjudged) {

    public record Subscription(@Nullable PlanCode plan) {}

    /** Moduler. */
    public record Features(
            @Nullable Boolean payments,
            @Nullable Boolean department,
            @Nullable Boolean project,
            @Nullable Boolean currency,
            @Nullable Boolean automaticBatchUpdate,
            @Nullable Boolean customersFromErp) {}

    /** Nummerserier: where each begins, for a series not in use yet. */
    public record NumberSeries(Customer customer, Invoice invoice, CreditNote creditNote) {

        /** @param end null: the series goes on without an end, too */
        public record Customer(
                @Nullable SeriesNumber start, @Nullable SeriesNumber end) {}

        public record Invoice(@Nullable SeriesNumber start) {}

        public record CreditNote(@Nullable CreditNoteStart start) {}
    }

    /** Avgiftskoder: the ERP's codes for each of WebFaktura's classes. */
    public record VatMapping(
            @JsonProperty("PLH") @Nullable List<VatCode> plh,
            @JsonProperty("PLL") @Nullable List<VatCode> pll,
            @JsonProperty("PLS") @Nullable List<VatCode> pls,
            @JsonProperty("FRI") @Nullable List<VatCode> fri,
            @JsonProperty("EKS") @Nullable List<VatCode> eks) {

        public VatMapping {
            plh = fixed(plh);
            pll = fixed(pll);
            pls = fixed(pls);
            fri = fixed(fri);
            eks = fixed(eks);
        }

        public @Nullable List<VatCode> codes(VatClass vatClass) {
            return switch (vatClass) {
                case PLH -> plh;
                case PLL -> pll;
                case PLS -> pls;
                case FRI -> fri;
                case EKS -> eks;
            };
        }
    }

    /**
     * Produkter.
     *
     * @param levelAccounts the sales account of each of the ERP's product levels, at most nine, the first level first
     */
    public record Products(
            @Nullable MadeBy madeBy, @Nullable List<AccountNumber> levelAccounts) {

        public Products {
            levelAccounts = levelAccounts == null ? null : Judging.levels(levelAccounts);
        }
    }

    /** Fakturaoppsett. */
    public record Invoicing(
            @Nullable DueDays dueDays,
            @Nullable DeliveryMethod delivery,
            VoucherTypes voucherTypes,
            @Nullable InvoiceFooter footer,
            Kid kid) {

        /** Bilagsarter. */
        public record VoucherTypes(
                @Nullable VoucherType invoice, @Nullable VoucherType creditNote) {}

        /** An echo of the file, not in use. */
        public record Kid(
                @Nullable KidDigits clientDigits,
                @Nullable KidDigits customerDigits,
                @Nullable KidDigits invoiceDigits) {}
    }

    public record Contact(
            @Nullable MobileNumber mobile, @Nullable SwiftCode swift) {}

    public SettingsDocument {
        salesAccounts = fixed(salesAccounts);
        unjudged = Map.copyOf(unjudged);
    }

    private static <V> @Nullable List<V> fixed(@Nullable List<V> list) {
        return list == null ? null : List.copyOf(list);
    }

    /**
     * The document of what a file says; it never fails. What cannot be judged is kept in {@code unjudged}. What is blank
     * or left out was not given; for what the file has no place for, that means the default.
     */
    public static SettingsDocument judging(boolean active, Map<SettingsField, String> written) {
        return Judging.imported(active, written);
    }

    /**
     * The same document with another value, in the text form of {@link SettingsField#in}; all else stays, also what is
     * unjudged.
     *
     * @throws no.byraportal.shared.InvalidValue when it cannot be
     */
    public SettingsDocument with(SettingsField field, String text) {
        return Judging.typed(this, field, text);
    }

    /** What somebody should look at, the most important first. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (SettingsField field : SettingsField.values()) {
            Optional.ofNullable(unjudged.get(field.path()))
                    .ifPresent(raw -> problems.add(new Problem("unjudged", field.path(), raw)));
        }
        DeliveryMethod delivery = invoicing.delivery();
        if (delivery != null && !delivery.isKnown()) {
            problems.add(new Problem("delivery-unknown", SettingsField.DELIVERY.path(), delivery.letter()));
        }
        return problems;
    }

    /** Reads a stored document; what was stored before a part of it was born lacks that part, and it was not given. */
    public static SettingsDocument read(JsonMapper json, String stored) {
        JsonNode whole = json.valueToTree(Judging.NOTHING);
        return json.treeToValue(json.readerForUpdating(whole).readValue(stored), SettingsDocument.class);
    }
}
