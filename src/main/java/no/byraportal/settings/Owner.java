package no.byraportal.settings;

/** Who decides over a value of a client's settings. */
public enum Owner {
    PORTAL,
    AGENT,
    WEBFAKTURA
}
