package no.byraportal.settings;

import java.util.Set;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A client's settings as they are desired now.
 *
 * @param revision           1 for the first that is saved, one more for each change; 0: not saved yet
 * @param agentRevision      the newest revision that concerns the agent
 * @param webfakturaRevision the newest revision that concerns WebFaktura
 * @param activeRevision     the revision that deactivated or reactivated the client last; 1: none has
 * @param paymentsRevision   the revision that turned its payments on or off last; 1: none has
 */
@Table("settings")
public record ClientSettings(
        @Id @Column("client_id") ClientId client,
        @Column("bureau_id") BureauId bureau,
        @Version int revision,
        @Column("agent_revision") int agentRevision,
        @Column("webfaktura_revision") int webfakturaRevision,
        @Column("active_revision") int activeRevision,
        @Column("payments_revision") int paymentsRevision,
        SettingsDocument document) {

    /** The first settings of a client, as an import or a registration found them. */
    static ClientSettings first(ClientId client, BureauId bureau, SettingsDocument document) {
        return new ClientSettings(client, bureau, 0, 1, 1, 1, 1, document);
    }

    /**
     * The same settings with another value for a field, as it was typed.
     *
     * @throws no.byraportal.shared.InvalidValue when it cannot be
     */
    public ClientSettings with(SettingsField field, String text) {
        return desiring(document.with(field, text));
    }

    /** New customers get this many days to pay. */
    public ClientSettings dueIn(DueDays dueDays) {
        return with(SettingsField.DUE_DAYS, dueDays.toString());
    }

    public ClientSettings desiring(SettingsDocument desired) {
        return new ClientSettings(
                client, bureau, revision, agentRevision, webfakturaRevision, activeRevision, paymentsRevision, desired);
    }

    /** The next revision, before it is saved. */
    ClientSettings next(SettingsDocument desired, Set<Consumer> concerned) {
        return new ClientSettings(
                client,
                bureau,
                revision,
                concerned.contains(Consumer.AGENT) ? revision + 1 : agentRevision,
                concerned.contains(Consumer.WEBFAKTURA) ? revision + 1 : webfakturaRevision,
                Switch.ACTIVE.isTurned(document, desired) ? revision + 1 : activeRevision,
                Switch.PAYMENTS.isTurned(document, desired) ? revision + 1 : paymentsRevision,
                desired);
    }

    /** The revision that turned it last; 1: it is as it was to begin with. */
    public int turnedBy(Switch what) {
        return switch (what) {
            case ACTIVE -> activeRevision;
            case PAYMENTS -> paymentsRevision;
        };
    }

    /** Was anything turned that other parties answer for? */
    boolean isTurned() {
        return activeRevision > 1 || paymentsRevision > 1;
    }

    /** The newest revision that concerns a consumer. */
    public int revision(Consumer consumer) {
        return switch (consumer) {
            case AGENT -> agentRevision;
            case WEBFAKTURA -> webfakturaRevision;
        };
    }

    /** Has a consumer something to take into use that it does not run on yet? */
    public boolean isAheadOf(Consumer consumer, Applied applied) {
        return applied.revision() < revision(consumer);
    }
}
