package no.byraportal.onboarding;

import java.util.Optional;
import no.byraportal.client.ClientName;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.InstallationId;
import no.byraportal.settings.Plan;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.OrgNumber;

/**
 * A company that shall be a client, all of it right by itself.
 *
 * @param driveLetter Visma DI's, A to Z
 * @param address     where it is chosen against what the ERP says; empty: what the ERP says
 * @param user        the client's first
 */
public record Registration(
        InstallationId installation,
        ErpClientNo erpClientNo,
        Optional<String> driveLetter,
        OrgNumber orgNumber,
        ClientName name,
        Optional<String> address,
        SettingsDocument settings,
        FirstUser user) {

    /** @param name judged as a client's is */
    public record FirstUser(EmailAddress email, ClientName name) {}

    /** Demo clients may be as many as one likes, of whatever company. */
    boolean isDemo() {
        return settings.subscription().plan() != null
                && Plan.isDemo(settings.subscription().plan());
    }
}
