package no.byraportal.statistics;

/** How much was sent: invoices, and the credit notes that are never among them. */
public record Tally(ByDelivery invoices, ByDelivery creditNotes) {

    public static final Tally NONE = new Tally(ByDelivery.NONE, ByDelivery.NONE);

    public Tally plus(Tally more) {
        return new Tally(invoices.plus(more.invoices), creditNotes.plus(more.creditNotes));
    }

    Tally only(Delivery delivery) {
        return new Tally(invoices.only(delivery), creditNotes.only(delivery));
    }

    public boolean isNone() {
        return invoices.total() + creditNotes.total() == 0;
    }
}
