package no.byraportal.statistics;

import java.time.LocalDate;
import no.byraportal.client.ClientNumber;
import no.byraportal.settings.SeriesNumber;

/**
 * An invoice or credit note that WebFaktura has sent for a client (contracts.md §5).
 *
 * @param number   in the client's series of that kind
 * @param issuedOn the date that it carries
 */
public record SentInvoice(
        ClientNumber client, InvoiceKind kind, SeriesNumber number, LocalDate issuedOn, Delivery delivery) {}
