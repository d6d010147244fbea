package no.byraportal.staff;

import no.byraportal.identity.Role;
import no.byraportal.identity.UserId;

/**
 * One of the bureau's people.
 *
 * @param role    the weightiest one they have here
 * @param clients how many clients are granted to them today; those of other roles see all without
 */
public record Colleague(UserId id, String name, String email, Role role, int clients) {

    /** Do they see granted clients only? */
    public boolean needsGrants() {
        return role == Role.BUREAU_STAFF;
    }
}
