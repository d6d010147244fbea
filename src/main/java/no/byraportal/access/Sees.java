package no.byraportal.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Role;
import no.byraportal.shared.Dates;

/** Whose users somebody may see: those of the clients they work with, or of the company they are administrator of. */
final class Sees {

    /** A grant (alias {@code g}) that holds today. */
    static final String HOLDS = "(g.ends_on is null or g.ends_on >= :today)";

    /**
     * Of {@code client} (alias {@code c}). A client's own administrator sees its users as long as the bureau serves the
     * client and lets its clients keep their users.
     */
    static final String USERS_OF = """
            ((%s) or (:scopeOwn and c.bureau_id = :scopeBureau and exists (
                select 1 from client_grant own
                join bureau b on b.id = own.bureau_id and b.clients_keep_users
                join settings s on s.client_id = own.client_id and s.active
                where own.user_id = :scopeUser and own.client_id = c.id and own.level = 'ADMIN'
                    and (own.ends_on is null or own.ends_on >= :today))))""".formatted(BureauScope.SEES_CLIENT);

    private Sees() {}

    /** The values for the parameters of these. */
    static Map<String, Object> parameters(BureauScope scope, Clock clock) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("scopeOwn", isOwn(scope));
        parameters.put("today", today(clock));
        return parameters;
    }

    /** Is it a client's own person who asks? */
    static boolean isOwn(BureauScope scope) {
        return scope instanceof PersonScope person && person.role() == Role.CLIENT_USER;
    }

    static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(Dates.OSLO));
    }
}
