package no.byraportal.statistics;

import no.byraportal.client.ClientNumber;
import no.byraportal.settings.SeriesNumber;

/** Which invoice it is, whatever is said of it. */
record InvoiceKey(ClientNumber client, InvoiceKind kind, SeriesNumber number) {

    static InvoiceKey of(SentInvoice invoice) {
        return new InvoiceKey(invoice.client(), invoice.kind(), invoice.number());
    }
}
