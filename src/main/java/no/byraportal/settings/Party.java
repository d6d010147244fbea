package no.byraportal.settings;

/** Who answers for a switch. */
public enum Party {
    /** The sync agent: by the revision that it runs on. */
    AGENT,
    /** WebFaktura: by the revision that it runs on, and by what it does. */
    WEBFAKTURA,
    /** The ERP, where somebody at the bureau sets a property and ticks it here. */
    ERP
}
