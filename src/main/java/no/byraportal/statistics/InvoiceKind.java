package no.byraportal.statistics;

import no.byraportal.settings.Series;

/** What was sent; each kind is numbered by itself. */
public enum InvoiceKind {
    INVOICE(Series.INVOICE),
    CREDIT_NOTE(Series.CREDIT_NOTE);

    private final Series series;

    InvoiceKind(Series series) {
        this.series = series;
    }

    Series series() {
        return series;
    }
}
