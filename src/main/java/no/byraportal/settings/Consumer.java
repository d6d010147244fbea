package no.byraportal.settings;

/** Who takes the settings into use, each at its own pace. */
public enum Consumer {
    /** The sync agent beside the ERP: what stands in variables.xml, and what it needs to carry things to and fro. */
    AGENT,
    /** WebFaktura itself: what the client's people meet there, and what stands on the invoices. */
    WEBFAKTURA
}
