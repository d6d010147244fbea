package no.byraportal.settings;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import no.byraportal.settings.SettingsDocument.NumberSeries;
import no.byraportal.shared.InvalidValue;

/**
 * Where a client's number series lie, and what they meet: the one arithmetic that rules, refusals and the drawing go by.
 *
 * @param erpRanges    the customer numbers that the ERP gives itself; empty: not known
 * @param use          how far each series has come
 * @param invoicesAYear of the client's plan; empty: not known, or a demo
 * @param year         this year
 */
public record Numbering(
        SettingsDocument document,
        Optional<List<NumberRange>> erpRanges,
        Map<Series, SeriesUse> use,
        OptionalInt invoicesAYear,
        int year) {

    /** Series are kept apart for ten years of the plan, and for so many numbers at least. */
    private static final int NUMBERS_APART = 100_000;

    static final int YEARS_APART = 10;

    /** The rule that where a series starts is history once it is in use. */
    static final String IN_USE = "series-in-use";

    /**
     * A number that two series would give.
     *
     * @param other    the range it is met in
     * @param nextFree the next number that is in none of the ranges met
     */
    public record Collision(long number, NumberRange other, long nextFree) {}

    public Numbering {
        use = Map.copyOf(use);
    }

    /** The same client with other settings. */
    public Numbering desiring(SettingsDocument desired) {
        return new Numbering(desired, erpRanges, use, invoicesAYear, year);
    }

    public SeriesUse use(Series series) {
        return use.getOrDefault(series, SeriesUse.NONE);
    }

    /** Where the series starts; empty: not given, not judged, or credit notes that share the invoices' series. */
    public OptionalLong start(Series series) {
        return start(document, series);
    }

    private static OptionalLong start(SettingsDocument document, Series series) {
        NumberSeries starts = document.numberSeries();
        Number start = switch (series) {
            case CUSTOMER ->
                starts.customer().start() == null
                        ? null
                        : starts.customer().start().value();
            case INVOICE ->
                starts.invoice().start() == null
                        ? null
                        : starts.invoice().start().value();
            case CREDIT_NOTE ->
                starts.creditNote().start() == null
                        ? null
                        : starts.creditNote().start().value();
        };
        return start == null || start.intValue() == 0 ? OptionalLong.empty() : OptionalLong.of(start.intValue());
    }

    /** Do credit notes take their numbers from the invoices' series? */
    public boolean sharesInvoices() {
        CreditNoteStart start = document.numberSeries().creditNote().start();
        return start != null && start.value() == 0;
    }

    /** The last customer number that WebFaktura may give; empty: there is none. */
    public OptionalLong end() {
        SeriesNumber end = document.numberSeries().customer().end();
        return end == null ? OptionalLong.empty() : OptionalLong.of(end.value());
    }

    /** The number that WebFaktura gives next, so far as is known. */
    public long next(Series series) {
        return Math.max(start(series).orElse(1), use(series).next());
    }

    /** What the series has given and will give: used numbers first, then those to come. */
    public List<NumberRange> given(Series series) {
        OptionalLong start = start(series);
        if (start.isEmpty()) {
            return List.of();
        }
        List<NumberRange> given = new ArrayList<>();
        used(series).ifPresent(given::add);
        long next = next(series);
        long last = series == Series.CUSTOMER && end().isPresent() ? end().getAsLong() : next + apart(series) - 1;
        if (next <= last) {
            given.add(new NumberRange(next, last));
        }
        return given;
    }

    /** From the start to the highest number seen. */
    public Optional<NumberRange> used(Series series) {
        long start = start(series).orElse(1);
        return use(series)
                .seen()
                .map(seen -> new NumberRange(start, seen.number().value()))
                .filter(used -> used.from() <= used.to());
    }

    private long apart(Series series) {
        return series == Series.CUSTOMER
                ? NUMBERS_APART
                : Math.max(NUMBERS_APART, YEARS_APART * (long) invoicesAYear.orElse(0));
    }

    /** Two customers with one number mix up two companies' books (A9 129–131). */
    public Optional<Collision> customersMeetErp() {
        return meet(given(Series.CUSTOMER), erpRanges.orElse(List.of()));
    }

    /** Two documents with one number are no controllable sequence (A9 134–135, A14 I4, B5). */
    public Optional<Collision> creditNotesMeetInvoices() {
        return meet(given(Series.CREDIT_NOTE), given(Series.INVOICE));
    }

    private static Optional<Collision> meet(List<NumberRange> ours, List<NumberRange> others) {
        return ours.stream()
                .flatMap(own -> others.stream()
                        .flatMap(other -> own.meets(other).stream()
                                .mapToObj(number -> new Collision(number, other, nextFree(number, others)))))
                .min(comparingLong(Collision::number));
    }

    private static long nextFree(long number, List<NumberRange> taken) {
        long free = number;
        for (Optional<NumberRange> in = holding(free, taken); in.isPresent(); in = holding(free, taken)) {
            free = in.get().to() + 1;
        }
        return free;
    }

    private static Optional<NumberRange> holding(long number, List<NumberRange> ranges) {
        return ranges.stream()
                .filter(range -> range.from() <= number && number <= range.to())
                .findFirst();
    }

    /** Beyond what is proved: the first number of the ERP's that customers without an end would come to. */
    public OptionalLong customersMeetErpLater() {
        return customersMeetErp().isPresent() || end().isPresent()
                ? OptionalLong.empty()
                : above(given(Series.CUSTOMER), erpRanges.orElse(List.of()));
    }

    /** Beyond what is proved: the number at which the lower of the two series comes to the other. */
    public OptionalLong creditNotesMeetInvoicesLater() {
        List<NumberRange> invoices = given(Series.INVOICE);
        List<NumberRange> creditNotes = given(Series.CREDIT_NOTE);
        if (invoices.isEmpty()
                || creditNotes.isEmpty()
                || creditNotesMeetInvoices().isPresent()) {
            return OptionalLong.empty();
        }
        OptionalLong reached = above(invoices, creditNotes);
        return reached.isPresent() ? reached : above(creditNotes, invoices);
    }

    private static OptionalLong above(List<NumberRange> ours, List<NumberRange> others) {
        return ours.isEmpty()
                ? OptionalLong.empty()
                : others.stream()
                        .mapToLong(NumberRange::from)
                        .filter(from -> from > ours.getLast().to())
                        .min();
    }

    /**
     * Why these settings may not be typed, by field: where a series in use starts, and what would give a number twice.
     * What was so before, nobody typed now.
     */
    Map<String, InvalidValue> refused(SettingsDocument before) {
        Map<String, InvalidValue> refused = new LinkedHashMap<>(locked(before));
        refuseCustomers(before, refused);
        boolean invoices = changed(before, SettingsField.INVOICE_START);
        boolean creditNotes = changed(before, SettingsField.CREDIT_NOTE_START);
        if (invoices || creditNotes) {
            SettingsField field = creditNotes ? SettingsField.CREDIT_NOTE_START : SettingsField.INVOICE_START;
            Optional<Collision> met =
                    creditNotes ? creditNotesMeetInvoices() : meet(given(Series.INVOICE), given(Series.CREDIT_NOTE));
            met.ifPresent(both -> refused.putIfAbsent(
                    field.path(),
                    new InvalidValue(
                            "series.both", FieldText.number(both.number()), FieldText.number(both.nextFree()))));
        }
        return refused;
    }

    private void refuseCustomers(SettingsDocument before, Map<String, InvalidValue> refused) {
        boolean start = changed(before, SettingsField.CUSTOMER_START);
        boolean end = changed(before, SettingsField.CUSTOMER_END);
        if ((start || end) && end().isPresent() && end().getAsLong() < next(Series.CUSTOMER)) {
            refused.putIfAbsent(
                    (end ? SettingsField.CUSTOMER_END : SettingsField.CUSTOMER_START).path(),
                    end
                            ? new InvalidValue("series.end", FieldText.number(next(Series.CUSTOMER)))
                            : new InvalidValue("series.afterend", FieldText.number(end().getAsLong())));
            return;
        }
        customersMeetErp().ifPresent(met -> {
            boolean inside = met.number() == start(Series.CUSTOMER).orElse(0);
            if (start || (end && !inside)) {
                refused.putIfAbsent(
                        (start ? SettingsField.CUSTOMER_START : SettingsField.CUSTOMER_END).path(), taken(met, inside));
            }
        });
    }

    private static InvalidValue taken(Collision met, boolean inside) {
        return new InvalidValue(
                inside ? "series.taken" : "series.reaches",
                FieldText.number(met.number()),
                Written.grouped(met.other().toString()),
                FieldText.number(met.nextFree()));
    }

    /** The starts that differ from before although their series are in use, by field. */
    Map<String, InvalidValue> locked(SettingsDocument before) {
        Map<String, InvalidValue> locked = new LinkedHashMap<>();
        for (Series series : Series.values()) {
            if (use(series).isInUse() && changed(before, series.start())) {
                locked.put(series.start().path(), new InvalidValue(IN_USE));
            }
        }
        return locked;
    }

    private boolean changed(SettingsDocument before, SettingsField field) {
        return !field.in(before).equals(field.in(document));
    }

    /**
     * Judges a next number before it is ordered: never lower than what is known to be used or ordered, and none that
     * another series has.
     *
     * @throws InvalidValue when it may not be ordered
     */
    void requireOrderable(Series series, SeriesNumber atLeast) {
        requireOwn(series);
        if (atLeast.value() < next(series)) {
            throw new InvalidValue("numberorder.lower", FieldText.number(next(series)));
        }
        if (series == Series.CUSTOMER && end().isPresent() && atLeast.value() > end().getAsLong()) {
            throw new InvalidValue("numberorder.end", FieldText.number(end().getAsLong()));
        }
        List<NumberRange> ordered = List.of(new NumberRange(
                atLeast.value(),
                series == Series.CUSTOMER && end().isPresent()
                        ? end().getAsLong()
                        : atLeast.value() + apart(series) - 1));
        meet(ordered, others(series)).ifPresent(met -> {
            throw series == Series.CUSTOMER
                    ? taken(met, met.number() == atLeast.value())
                    : new InvalidValue("series.both", FieldText.number(met.number()), FieldText.number(met.nextFree()));
        });
    }

    private List<NumberRange> others(Series series) {
        return switch (series) {
            case CUSTOMER -> erpRanges.orElse(List.of());
            case INVOICE -> given(Series.CREDIT_NOTE);
            case CREDIT_NOTE -> given(Series.INVOICE);
        };
    }

    /** @throws InvalidValue when there is no such series of its own */
    void requireOwn(Series series) {
        if (series == Series.CREDIT_NOTE && sharesInvoices()) {
            throw new InvalidValue("numberorder.shared");
        }
    }

    /** What a KID's widths, as the file echoes them, hold; empty: the file does not say, or not so that it can be judged. */
    public Optional<KidOutlook> kid() {
        return KidOutlook.of(this);
    }
}
