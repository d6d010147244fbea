package no.byraportal.settings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.NumberOrder;
import no.byraportal.settings.NumberRange;
import no.byraportal.settings.Numbering;
import no.byraportal.settings.Numbering.Collision;
import no.byraportal.settings.SeenNumber;
import no.byraportal.settings.Series;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.shared.Dates;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;

/**
 * Nummerserier: under each start how far the series has come and what is ordered of WebFaktura, and the proof that no
 * number is given twice, drawn anew at each stroke.
 */
final class NumberSeriesTab {

    private final SettingsForm form;
    private final boolean mayChange;
    private final BiConsumer<NumberDialog.Matter, Series> ask;
    private final Map<Series, Div> next = new EnumMap<>(Series.class);
    private final Div customers = new Div();
    private final Div documents = new Div();
    private final KidPanel kid = new KidPanel();
    private Optional<Numbering> known = Optional.empty();

    /** @param ask what is done when somebody wants to order or note a number */
    NumberSeriesTab(SettingsForm form, boolean mayChange, BiConsumer<NumberDialog.Matter, Series> ask) {
        this.form = form;
        this.mayChange = mayChange;
        this.ask = ask;
        customers.addClassName("proof");
        documents.addClassName("proof");
        form.addUnder(SettingsField.CUSTOMER_END, next(Series.CUSTOMER), customers);
        form.addUnder(SettingsField.INVOICE_START, next(Series.INVOICE));
        form.addUnder(SettingsField.CREDIT_NOTE_START, next(Series.CREDIT_NOTE), documents);
    }

    private Div next(Series series) {
        return next.computeIfAbsent(series, missing -> new Div());
    }

    KidPanel kid() {
        return kid;
    }

    /** What is known now, of the settings as they are typed so far. */
    void show(Numbering numbering) {
        known = Optional.of(numbering);
        for (Series series : Series.values()) {
            if (numbering.use(series).isInUse()) {
                form.lock(series.start(), "numbers.locked");
            }
        }
        prove(numbering.document());
    }

    /** The same with what is typed now. */
    void prove(SettingsDocument typed) {
        known.map(numbering -> numbering.desiring(typed)).ifPresent(numbering -> {
            for (Series series : Series.values()) {
                Div place = next(series);
                place.removeAll();
                place.addClassName("next-number");
                place.add(row(series, numbering));
            }
            proveCustomers(numbering);
            proveDocuments(numbering);
            kid.show(numbering);
        });
    }

    private SettingRow row(Series series, Numbering numbering) {
        boolean shared = series == Series.CREDIT_NOTE && numbering.sharesInvoices();
        Div fixed = new Div();
        fixed.addClassName("fixed");
        fixed.setText(shared ? fixed.getTranslation("numbers.shared") : FieldText.number(numbering.next(series)));
        SettingRow row = new SettingRow("numbers.next." + word(series), fixed);
        Optional<SeenNumber> seen = numbering.use(series).seen();
        seen.ifPresent(number -> row.addEvidence(
                Icon.INFO,
                new Span(row.getTranslation(
                        "numbers.seen." + number.source().name().toLowerCase(Locale.ROOT),
                        FieldText.number(number.number().value()),
                        number.by().name(),
                        Dates.moment(number.at(), form.locale())))));
        if (seen.isEmpty() && !shared) {
            boolean ordered = !numbering.use(series).orders().isEmpty();
            row.addEvidence(
                    Icon.INFO, new Span(row.getTranslation(ordered ? "numbers.unseen" : "numbers.unseen.start")));
        }
        numbering.use(series).orders().stream().limit(2).forEach(order -> tell(row, order));
        if (mayChange && !shared) {
            row.add(actions(series));
        }
        return row;
    }

    private void tell(SettingRow row, NumberOrder order) {
        row.addEvidence(
                order.isWaiting() ? Icon.CLOCK : Icon.CIRCLE_CHECK,
                new Span(order.done()
                        .map(done -> row.getTranslation(
                                "numbers.order.done",
                                FieldText.number(done.next().value()),
                                Dates.moment(done.at(), form.locale()),
                                FieldText.number(order.atLeast().value()),
                                order.by().name()))
                        .orElseGet(() -> row.getTranslation(
                                "numbers.order.waiting",
                                FieldText.number(order.atLeast().value()),
                                order.by().name(),
                                Dates.moment(order.at(), form.locale())))));
    }

    private Div actions(Series series) {
        Div actions = new Div();
        actions.addClassName("number-actions");
        for (NumberDialog.Matter matter : NumberDialog.Matter.values()) {
            Button button = new Button(
                    actions.getTranslation("numbers." + matter.word() + ".button"), e -> ask.accept(matter, series));
            button.setId("numbers-" + matter.word() + "-" + word(series));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(button);
        }
        return actions;
    }

    private static String word(Series series) {
        return series.name().toLowerCase(Locale.ROOT);
    }

    private void proveCustomers(Numbering numbers) {
        customers.removeAll();
        List<NumberRange> ours = numbers.given(Series.CUSTOMER);
        if (ours.isEmpty()) {
            customers.add(banner(Notices.Kind.INFO, "proof.nostart"));
            return;
        }
        Optional<Collision> met = numbers.customersMeetErp();
        List<NumberLine.Lane> lanes = numbers.erpRanges()
                .map(theirs -> List.of(
                        new NumberLine.Lane(customers.getTranslation("proof.erp"), theirs, List.of()),
                        lane("proof.webfaktura", Series.CUSTOMER, numbers)))
                .orElseGet(() -> List.of(lane("proof.webfaktura", Series.CUSTOMER, numbers)));
        customers.add(new NumberLine(lanes, met.map(each -> overlap(each, ours))));
        if (numbers.erpRanges().isEmpty()) {
            customers.add(banner(Notices.Kind.INFO, "proof.erp.unknown"));
        } else if (met.isPresent()) {
            boolean inside =
                    numbers.start(Series.CUSTOMER).orElse(0) == met.get().number();
            customers.add(banner(
                    Notices.Kind.BAD,
                    inside ? "series.taken" : "series.reaches",
                    FieldText.number(met.get().number()),
                    words(met.get().other()),
                    FieldText.number(met.get().nextFree())));
        } else {
            customers.add(banner(
                    Notices.Kind.OK,
                    numbers.end().isPresent() ? "proof.apart" : "proof.apart.open",
                    words(ours.getLast())));
        }
        numbers.customersMeetErpLater()
                .ifPresent(number -> customers.add(later("proof.later.erp", FieldText.number(number))));
    }

    private void proveDocuments(Numbering numbers) {
        documents.removeAll();
        List<NumberRange> invoices = numbers.given(Series.INVOICE);
        List<NumberRange> creditNotes = numbers.given(Series.CREDIT_NOTE);
        if (numbers.sharesInvoices()) {
            documents.add(banner(Notices.Kind.OK, "proof.shared"));
        } else if (invoices.isEmpty() || creditNotes.isEmpty()) {
            documents.add(banner(Notices.Kind.INFO, "proof.nostart"));
        } else {
            Optional<Collision> met = numbers.creditNotesMeetInvoices();
            documents.add(new NumberLine(
                    List.of(
                            lane("proof.invoices", Series.INVOICE, numbers),
                            lane("proof.creditnotes", Series.CREDIT_NOTE, numbers)),
                    met.map(each -> overlap(each, creditNotes))));
            documents.add(met.map(each -> banner(
                            Notices.Kind.BAD,
                            "series.both",
                            FieldText.number(each.number()),
                            FieldText.number(each.nextFree())))
                    .orElseGet(() -> banner(
                            Notices.Kind.OK,
                            "proof.documents",
                            words(invoices.getLast()),
                            words(creditNotes.getLast()))));
            numbers.creditNotesMeetInvoicesLater()
                    .ifPresent(number -> documents.add(later("proof.later.documents", FieldText.number(number))));
        }
    }

    private NumberLine.Lane lane(String name, Series series, Numbering numbers) {
        List<NumberRange> used = numbers.used(series).stream().toList();
        List<NumberRange> free = numbers.given(series).stream()
                .filter(range -> !used.contains(range))
                .toList();
        return new NumberLine.Lane(customers.getTranslation(name), used, free);
    }

    private static NumberRange overlap(Collision met, List<NumberRange> ours) {
        long last = ours.stream()
                .filter(range -> range.from() <= met.number() && met.number() <= range.to())
                .mapToLong(NumberRange::to)
                .max()
                .orElse(met.number());
        return new NumberRange(met.number(), Math.min(last, met.other().to()));
    }

    private static String words(NumberRange range) {
        return FieldText.number(range.from()) + "–" + FieldText.number(range.to());
    }

    private Div banner(Notices.Kind kind, String key, Object... arguments) {
        return Notices.banner(kind, new Span(customers.getTranslation(key, arguments)));
    }

    private Component later(String key, String number) {
        Div line = new Div(Icon.TRIANGLE_ALERT.create(), new Span(customers.getTranslation(key, number)));
        line.addClassNames("evidence", "later");
        return line;
    }
}
