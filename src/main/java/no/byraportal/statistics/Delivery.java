package no.byraportal.statistics;

/** Sendemåte: how an invoice reached the client's customer. */
public enum Delivery {
    EMAIL,
    ELECTRONIC,
    POST
}
