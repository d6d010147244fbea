package no.byraportal.bureau;

import no.byraportal.identity.BureauId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An accounting bureau: the tenant.
 *
 * @param email      null until somebody tells it
 * @param phone      null until somebody tells it
 * @param reportDays how long its agents' runs and log lines are kept
 * @param clientsKeepUsers may a client's own administrators invite and withdraw that client's users?
 */
@Table("bureau")
public record Bureau(
        @Id BureauId id,
        CustomerNumber customerNumber,
        String name,
        @Nullable String email,
        @Nullable String phone,
        State state,
        @Column("report_days") int reportDays,
        @Column("clients_keep_users") boolean clientsKeepUsers) {

    /** Is the bureau served? See decision 18. */
    public enum State {
        ACTIVE,
        /** Its people and its own programs wait; its agents go on, since its clients' invoices do. */
        PAUSED,
        /** Nobody is let in, agents neither. */
        CLOSED
    }
}
