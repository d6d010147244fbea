package no.byraportal.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.Kid;
import no.byraportal.settings.Kid.Modulus;
import no.byraportal.settings.KidOutlook;
import no.byraportal.settings.KidOutlook.Part;
import no.byraportal.settings.Numbering;
import no.byraportal.shared.ui.Icon;
import no.byraportal.shared.ui.Notices;
import no.byraportal.shared.ui.Table;

/** KID-kontroll: what the first KID would look like as the file has it, and for how long its parts have room. */
final class KidPanel extends Div {

    KidPanel() {
        addClassNames("panel", "kid");
    }

    void show(Numbering numbers) {
        removeAll();
        Div head = new Div(new H2(getTranslation("kid.title")));
        head.addClassName("kid-head");
        add(head);
        numbers.kid()
                .ifPresentOrElse(
                        kid -> {
                            head.add(verdict(kid));
                            show(kid, numbers);
                        },
                        () -> add(new Span(getTranslation("kid.unknown"))));
        Div locked = new Div(Icon.LOCK.create(), new Span(getTranslation("kid.locked")));
        locked.addClassName("evidence");
        add(locked);
    }

    private Span verdict(KidOutlook kid) {
        boolean good = kid.isPossible() && kid.hasRoom();
        Span verdict =
                new Span(getTranslation(good ? "kid.holds" : kid.isPossible() ? "kid.narrow" : "kid.impossible"));
        verdict.addClassNames("badge", good ? "ok" : "bad");
        return verdict;
    }

    private void show(KidOutlook kid, Numbering numbers) {
        kid.example(Modulus.MOD10)
                .ifPresentOrElse(
                        example -> add(example(kid, example)),
                        () -> add(Notices.banner(
                                Notices.Kind.BAD,
                                new Span(
                                        kid.isPossible()
                                                ? getTranslation("kid.noroom")
                                                : getTranslation(
                                                        "problem.kid.length.full",
                                                        getTranslation("field.invoicing.kid"),
                                                        kid.length())))));
        kid.example(Modulus.MOD11).ifPresent(other -> add(small(getTranslation("kid.mod11", other.checkDigit()))));
        add(table(kid, numbers));
        add(small(overflow(kid, numbers)));
    }

    private Div example(KidOutlook kid, Kid example) {
        Div parts = new Div();
        parts.addClassName("kid-example");
        String digits = example.value();
        int customer = kid.clientDigits();
        int invoice = customer + kid.customer().digits();
        if (customer > 0) {
            parts.add(part(digits.substring(0, customer), getTranslation("kid.client.digits", customer)));
        }
        if (invoice > customer) {
            parts.add(part(
                    digits.substring(customer, invoice),
                    getTranslation("kid.customer.digits", kid.customer().digits())));
        }
        if (kid.invoice().digits() > 0) {
            parts.add(part(
                    digits.substring(invoice, digits.length() - 1),
                    getTranslation("kid.invoice.digits", kid.invoice().digits())));
        }
        Div check = part(example.checkDigit(), Modulus.MOD10.name());
        check.addClassName("check");
        parts.add(check);
        Div all = new Div(small(getTranslation("kid.first")), parts);
        all.addClassName("kid-first");
        return all;
    }

    private static Div part(String digits, String name) {
        Span number = new Span(digits);
        number.addClassName("digits");
        Span caption = new Span(name);
        caption.addClassNames("muted", "small");
        return new Div(number, caption);
    }

    private Table table(KidOutlook kid, Numbering numbers) {
        Table table =
                new Table(getTranslation("kid.part"), getTranslation("kid.expected"), getTranslation("kid.largest"));
        table.row(
                new Span(getTranslation("kid.customer")),
                number(FieldText.number(kid.customer().expected())),
                largest(kid.customer()));
        String expected = FieldText.number(kid.invoice().expected());
        table.row(
                new Span(getTranslation("kid.invoice")),
                number(
                        numbers.invoicesAYear().isPresent()
                                ? getTranslation("kid.intenyears", expected, Integer.toString(numbers.year() + 10))
                                : expected),
                largest(kid.invoice()));
        table.row(
                new Span(getTranslation("kid.total")),
                number(Integer.toString(kid.length())),
                number(Integer.toString(Kid.LONGEST)));
        return table;
    }

    private static Span largest(Part part) {
        Span largest = number(part.largest());
        largest.setClassName("bad", !part.hasRoom());
        return largest;
    }

    private static Span number(String text) {
        Span number = new Span(text);
        number.addClassName("numbers");
        return number;
    }

    private String overflow(KidOutlook kid, Numbering numbers) {
        if (numbers.invoicesAYear().isEmpty()) {
            return getTranslation("kid.overflow.unknown");
        }
        String aYear = FieldText.number(numbers.invoicesAYear().getAsInt());
        return kid.overflow().isPresent()
                ? getTranslation(
                        kid.overflow().getAsInt() <= numbers.year() ? "kid.overflow.now" : "kid.overflow.year",
                        aYear,
                        Integer.toString(kid.overflow().getAsInt()))
                : getTranslation("kid.overflow.never");
    }

    private static Span small(String text) {
        Span line = new Span(text);
        line.addClassNames("small", "kid-line");
        return line;
    }
}
