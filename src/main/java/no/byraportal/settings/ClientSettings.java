package no.byraportal.settings;

import no.byraportal.identity.BureauId;
import no.byraportal.identity.ClientId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A client's settings as they are desired now.
 *
 * @param revision 1 for the first that is saved, one more for each change; 0: not saved yet
 */
@Table("settings")
public record ClientSettings(
        @Id @Column("client_id") ClientId client,
        @Column("bureau_id") BureauId bureau,
        @Version int revision,
        SettingsDocument document) {

    /** The first settings of a client, as an import or a registration found them. */
    static ClientSettings first(ClientId client, BureauId bureau, SettingsDocument document) {
        return new ClientSettings(client, bureau, 0, document);
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

    ClientSettings desiring(SettingsDocument desired) {
        return new ClientSettings(client, bureau, revision, desired);
    }
}
