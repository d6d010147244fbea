package no.byraportal.statistics;

/** What the figures are told for one by one. */
public enum Grouping {
    MONTH,
    CLIENT,
    DELIVERY,
    /** The plan that a client has today; what it had then, the client's history knows. */
    SUBSCRIPTION
}
