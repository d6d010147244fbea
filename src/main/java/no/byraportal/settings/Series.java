package no.byraportal.settings;

/** Nummerserie: the numbers that WebFaktura gives to customers, invoices and credit notes. */
public enum Series {
    CUSTOMER(SettingsField.CUSTOMER_START),
    INVOICE(SettingsField.INVOICE_START),
    CREDIT_NOTE(SettingsField.CREDIT_NOTE_START);

    private final SettingsField start;

    Series(SettingsField start) {
        this.start = start;
    }

    /** The setting that says where it begins, as long as it is not in use. */
    public SettingsField start() {
        return start;
    }
}
