package no.byraportal.settings;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import no.byraportal.settings.Kid.Modulus;
import org.jspecify.annotations.Nullable;

/**
 * Does a KID have room for the numbers to come? What is longer than its part is cut from the left, and then two invoices
 * share one KID (domain.md B3).
 *
 * @param clientDigits so many digits before the customer's, all of them 0 here: which ones, only WebFaktura knows
 * @param overflow     the year in which the invoices outgrow their part; empty: cannot be reckoned
 */
public record KidOutlook(int clientDigits, Part customer, Part invoice, OptionalInt overflow) {

    /**
     * One part of the KID.
     *
     * @param first    the number that the series starts with
     * @param expected the highest number to be expected within ten years, or that is known already
     */
    public record Part(SettingsField field, int digits, long first, long expected) {

        /** The greatest number that has room: so many nines. */
        public String largest() {
            return digits == 0 ? "–" : Written.grouped("9".repeat(digits));
        }

        /** A part without digits stands in no KID, and so has room. */
        public boolean hasRoom() {
            return digits == 0 || fits(expected);
        }

        private boolean fits(long number) {
            return Long.toString(number).length() <= digits;
        }

        private String written() {
            return digits == 0 ? "" : "0".repeat(digits - Long.toString(first).length()) + first;
        }
    }

    static Optional<KidOutlook> of(Numbering numbers) {
        SettingsDocument.Invoicing.Kid echo = numbers.document().invoicing().kid();
        KidDigits customer = echo.customerDigits();
        KidDigits invoice = echo.invoiceDigits();
        if (customer == null || invoice == null) {
            return Optional.empty();
        }
        long growth = Numbering.YEARS_APART * (long) numbers.invoicesAYear().orElse(0);
        return Optional.of(new KidOutlook(
                count(echo.clientDigits()),
                new Part(
                        SettingsField.KID_CUSTOMER_DIGITS,
                        customer.count(),
                        numbers.start(Series.CUSTOMER).orElse(1),
                        Math.max(numbers.next(Series.CUSTOMER), numbers.end().orElse(0))),
                new Part(
                        SettingsField.KID_INVOICE_DIGITS,
                        invoice.count(),
                        numbers.start(Series.INVOICE).orElse(1),
                        Math.min(numbers.next(Series.INVOICE) + Math.max(growth - 1, 0), SeriesNumber.HIGHEST)),
                overflow(numbers, invoice.count())));
    }

    private static int count(@Nullable KidDigits digits) {
        return digits == null ? 0 : digits.count();
    }

    /** No series goes beyond nine digits, so a part that has them is never outgrown. */
    private static OptionalInt overflow(Numbering numbers, int digits) {
        OptionalInt aYear = numbers.invoicesAYear();
        if (aYear.isEmpty() || digits == 0 || digits >= 9) {
            return OptionalInt.empty();
        }
        long room = Math.max(0, Math.powExact(10L, digits) - numbers.next(Series.INVOICE));
        return OptionalInt.of(Math.toIntExact(numbers.year() + room / aYear.getAsInt()));
    }

    /** With the check digit. */
    public int length() {
        return clientDigits + customer.digits() + invoice.digits() + 1;
    }

    public boolean isPossible() {
        return length() >= Kid.SHORTEST && length() <= Kid.LONGEST;
    }

    public boolean hasRoom() {
        return Stream.of(customer, invoice).allMatch(Part::hasRoom);
    }

    /** The KID of the first invoice to the first customer; empty: there is no room for it. */
    public Optional<Kid> example(Modulus modulus) {
        return isPossible()
                        && Stream.of(customer, invoice).allMatch(part -> part.digits() == 0 || part.fits(part.first()))
                ? Optional.of(Kid.of("0".repeat(clientDigits) + customer.written() + invoice.written(), modulus))
                : Optional.empty();
    }
}
