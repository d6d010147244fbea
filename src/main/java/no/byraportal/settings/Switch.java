package no.byraportal.settings;

/** What is turned on and off in several systems, each of which answers for itself. */
public enum Switch {
    /** Is the client served? */
    ACTIVE(SettingsField.ACTIVE),
    /** Vis innbetalte poster. */
    PAYMENTS(SettingsField.PAYMENTS);

    private final SettingsField field;

    Switch(SettingsField field) {
        this.field = field;
    }

    public SettingsField field() {
        return field;
    }

    /** What nobody has said is off. */
    public boolean isOn(SettingsDocument document) {
        return switch (this) {
            case ACTIVE -> document.active();
            case PAYMENTS -> Boolean.TRUE.equals(document.features().payments());
        };
    }

    boolean isTurned(SettingsDocument before, SettingsDocument after) {
        return isOn(before) != isOn(after);
    }

    /** What somebody must do in the ERP, too. */
    public OutsideTask reminder(boolean on) {
        return switch (this) {
            case ACTIVE -> on ? OutsideTask.ERP_PROPERTY_ON : OutsideTask.ERP_PROPERTY_OFF;
            case PAYMENTS -> on ? OutsideTask.PAYMENTS_PROPERTY_ON : OutsideTask.PAYMENTS_PROPERTY_OFF;
        };
    }

    /** Payments end in the seed's order: nobody looks for what no longer comes before it has ceased to come (A13 203). */
    static boolean isInOrder(Switch what, boolean on) {
        return what == PAYMENTS && !on;
    }
}
