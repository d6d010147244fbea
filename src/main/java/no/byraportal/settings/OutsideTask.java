package no.byraportal.settings;

import java.util.Locale;
import java.util.Optional;

/** What somebody must do for a client in another system, where the portal can only remind; its texts say what and where. */
public enum OutsideTask {
    /** The ERP's property WebFaktura-integrasjon on the client: Integrert med DI-Regnskap. */
    ERP_PROPERTY_ON,
    ERP_PROPERTY_OFF,
    /** The same property, which payments need as well. */
    PAYMENTS_PROPERTY_ON,
    PAYMENTS_PROPERTY_OFF,
    /** WebFaktura's customer numbers as Kundenummerserie 2 in the ERP. */
    SECOND_CUSTOMER_SERIES,
    /** The agent's run of all active clients, in Windows' task scheduler. */
    SCHEDULED_JOB,
    /** Customers, products, VAT codes, departments and projects, each with its button in the agent. */
    INITIAL_TRANSFERS;

    /** What need not be done any more when this is to be done. */
    Optional<OutsideTask> opposite() {
        return switch (this) {
            case ERP_PROPERTY_ON -> Optional.of(ERP_PROPERTY_OFF);
            case ERP_PROPERTY_OFF -> Optional.of(ERP_PROPERTY_ON);
            case PAYMENTS_PROPERTY_ON -> Optional.of(PAYMENTS_PROPERTY_OFF);
            case PAYMENTS_PROPERTY_OFF -> Optional.of(PAYMENTS_PROPERTY_ON);
            case SECOND_CUSTOMER_SERIES, SCHEDULED_JOB, INITIAL_TRANSFERS -> Optional.empty();
        };
    }

    /** The key of its name; with {@code .how} after it, of what to do and where. */
    public String key() {
        return "outside." + name().toLowerCase(Locale.ROOT);
    }
}
