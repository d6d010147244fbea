package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.byraportal.settings.Kid.Modulus;
import no.byraportal.settings.Numbering.Collision;
import no.byraportal.shared.Actor;
import no.byraportal.shared.InvalidValue;

/** Whatever numbers there are, rules, refusals and orders say the same of them. */
class NumberingProperties {

    private static Numbering numbering(Map<SettingsField, String> written, List<NumberRange> erp, int aYear) {
        return new Numbering(
                SettingsDocument.judging(true, written),
                Optional.of(erp),
                Map.of(),
                aYear == 0 ? OptionalInt.empty() : OptionalInt.of(aYear),
                2026);
    }

    private static Map<SettingsField, String> customers(int start, int length) {
        Map<SettingsField, String> written = new EnumMap<>(SettingsField.class);
        written.put(SettingsField.CUSTOMER_START, Integer.toString(start));
        if (length > 0) {
            written.put(SettingsField.CUSTOMER_END, Integer.toString(start + length));
        }
        return written;
    }

    @Property
    void whatIsTypedIsRefusedExactlyWhenANumberWouldBeGivenTwice(
            @ForAll @IntRange(min = 1, max = 3_000) int start,
            @ForAll @IntRange(max = 900) int length,
            @ForAll @IntRange(min = 1, max = 3_000) int from,
            @ForAll @IntRange(max = 900) int more) {
        Numbering typed = numbering(customers(start, length), List.of(new NumberRange(from, from + more)), 500);
        SettingsDocument before = SettingsDocument.judging(true, Map.of());
        Optional<Collision> met = typed.customersMeetErp();
        assertThat(typed.refused(before).isEmpty()).isEqualTo(met.isEmpty());
        met.ifPresent(collision -> {
            assertThat(collision.number()).isBetween((long) start, length > 0 ? start + length : Long.MAX_VALUE);
            assertThat(collision.number()).isBetween((long) from, (long) from + more);
            assertThat(collision.nextFree()).isEqualTo(from + more + 1L);
        });
        assertThat(typed.refused(typed.document())).as("nobody typed it").isEmpty();
    }

    @Property
    void theNextFreeNumberIsFreeAmongAnyRanges(
            @ForAll @IntRange(min = 1, max = 300) int start,
            @ForAll @IntRange(min = 1, max = 300) int one,
            @ForAll @IntRange(min = 1, max = 300) int other,
            @ForAll @IntRange(max = 80) int length) {
        List<NumberRange> erp = List.of(new NumberRange(one, one + length), new NumberRange(other, other + length));
        Map<SettingsField, String> written = customers(start, 500);
        numbering(written, erp, 0)
                .customersMeetErp()
                .ifPresent(met -> assertThat(erp)
                        .noneMatch(range -> range.from() <= met.nextFree() && met.nextFree() <= range.to()));
    }

    @Property
    void creditNotesThatAreAllowedKeepAwayForTenYearsAndAHundredThousandNumbers(
            @ForAll @IntRange(min = 1, max = 900_000_000) int invoices,
            @ForAll @IntRange(min = 1, max = 900_000_000) int creditNotes,
            @ForAll @IntRange(max = 60_000) int aYear) {
        Numbering numbers = numbering(
                Map.of(
                        SettingsField.INVOICE_START, Integer.toString(invoices),
                        SettingsField.CREDIT_NOTE_START, Integer.toString(creditNotes)),
                List.of(),
                aYear);
        long apart = Math.max(100_000, 10L * aYear);
        boolean far = Math.abs((long) invoices - creditNotes) >= apart;
        assertThat(numbers.creditNotesMeetInvoices().isEmpty()).isEqualTo(far);
        assertThat(numbers.creditNotesMeetInvoicesLater().isPresent())
                .as("two series without an end meet one day")
                .isEqualTo(far);
    }

    @Property
    void noOrderLowersASeries(
            @ForAll @IntRange(min = 1, max = 1_000_000) int start,
            @ForAll @IntRange(max = 1_000_000) int used,
            @ForAll @IntRange(min = 1, max = 3_000_000) int ordered) {
        SeenNumber seen =
                new SeenNumber(new SeriesNumber(start + used), FactSource.PERSON, Actor.PORTAL, Instant.EPOCH);
        Numbering numbers = new Numbering(
                SettingsDocument.judging(true, Map.of(SettingsField.INVOICE_START, Integer.toString(start))),
                Optional.empty(),
                Map.of(Series.INVOICE, new SeriesUse(Optional.of(seen), List.of())),
                OptionalInt.empty(),
                2026);
        assertThat(mayBeOrdered(numbers, ordered)).isEqualTo(ordered > start + used);
    }

    private static boolean mayBeOrdered(Numbering numbers, int atLeast) {
        try {
            numbers.requireOrderable(Series.INVOICE, new SeriesNumber(atLeast));
            return true;
        } catch (InvalidValue e) {
            assertThat(e.key()).isEqualTo("numberorder.lower");
            return false;
        }
    }

    private static KidOutlook kid(int width, int start, int aYear) {
        return numbering(
                        Map.of(
                                SettingsField.INVOICE_START, Integer.toString(start),
                                SettingsField.KID_CUSTOMER_DIGITS, "6",
                                SettingsField.KID_INVOICE_DIGITS, Integer.toString(width)),
                        List.of(),
                        aYear)
                .kid()
                .orElseThrow();
    }

    @Property
    void theYearOfOverflowIsTheOneInWhichCountingComesToIt(
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 99_999) int start,
            @ForAll @IntRange(min = 1, max = 20_000) int aYear) {
        long next = start;
        int year = 2026;
        while (Long.toString(next + aYear - 1L).length() <= width) {
            next += aYear;
            year++;
        }
        KidOutlook kid = kid(width, start, aYear);
        assertThat(kid.overflow()).hasValue(year);
        assertThat(kid.invoice().hasRoom()).as("within ten years").isEqualTo(year >= 2036);
    }

    @Property
    void anExampleHasTheLengthThatTheWidthsSayAndARightCheckDigit(
            @ForAll @IntRange(max = 25) int width,
            @ForAll @IntRange(min = 1, max = 999_999_999) int start,
            @ForAll Modulus modulus) {
        KidOutlook kid = kid(width, start, 0);
        Optional<Kid> example = kid.example(modulus);
        boolean fits = width == 0 || Integer.toString(start).length() <= width;
        assertThat(example.isPresent()).isEqualTo(fits && kid.length() <= 25);
        example.ifPresent(there -> {
            assertThat(there.value()).hasSize(6 + width + 1);
            assertThat(there.holds(modulus)).isTrue();
        });
        assertThat(kid.overflow()).as("without a plan it cannot be reckoned").isEmpty();
    }
}
