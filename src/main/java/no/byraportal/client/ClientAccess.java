package no.byraportal.client;

import java.time.LocalDate;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.shared.OrgNumber;

/**
 * A company that a client's own person was given access to.
 *
 * @param lastDay the last day it holds, in Norway; empty: until it is withdrawn
 * @param open    the bureau serves it: nobody reaches a company that it has deactivated
 */
public record ClientAccess(
        ClientNumber number,
        Optional<OrgNumber> orgNumber,
        String name,
        BureauId bureau,
        Level level,
        Optional<LocalDate> lastDay,
        boolean open) {

    /** How far the access goes: bruker or admin. */
    public enum Level {
        USER,
        ADMIN
    }
}
