package no.byraportal.settings;

/** Who told a fact. */
public enum FactSource {
    /** The ERP, through the agent. */
    ERP,
    /** Somebody at the bureau, or one of its programs. */
    PERSON,
    WEBFAKTURA
}
