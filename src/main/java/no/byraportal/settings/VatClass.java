package no.byraportal.settings;

/** WebFaktura's classes of VAT. Beware: PLL is the middle rate, PLS the low one (domain.md A10, 140–144). */
public enum VatClass {
    /** Høy sats. */
    PLH,
    /** Middels sats. */
    PLL,
    /** Lav sats. */
    PLS,
    /** Fri: within the Act, at no rate. */
    FRI,
    /** Utenfor avgiftsområdet. */
    EKS
}
