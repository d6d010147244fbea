package no.byraportal.bureau;

import java.util.List;
import no.byraportal.identity.PersonScope;

/** Whom each of a bureau's installations works as, as its file says; the room that keeps the files supplies it. */
public interface InstalledUsers {

    /**
     * One installation's.
     *
     * @param customerNumber as the file has it
     * @param bureauUser     the bureau's user in WebFaktura: name and e-mail
     * @param erpUser        whom the agent logs in to the ERP as
     * @param standardAdmin  is that the ERP's own standard administrator?
     */
    record Installed(
            String installation, String customerNumber, String bureauUser, String erpUser, boolean standardAdmin) {}

    /** Those that have sent a file. */
    List<Installed> of(PersonScope scope);
}
