package no.byraportal.webfaktura;

/** A client number is a claim until WebFaktura has said whether the client is the one that it knows by that number. */
enum Claim {
    WAITING,
    CONFIRMED,
    /** Avvist: WebFaktura knows another company by that number, or none. */
    DENIED
}
