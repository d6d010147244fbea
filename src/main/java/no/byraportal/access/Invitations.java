package no.byraportal.access;

import java.util.List;
import java.util.Locale;
import no.byraportal.client.ClientNumber;

/**
 * People who are to be given clients, each of them all of these.
 *
 * @param reason   why; asked of a person who makes somebody an administrator
 * @param language what those whom nobody knows yet are written to in
 * @param checked  the asker says that they have made sure who these people are, as a bureau must
 */
public record Invitations(
        List<Invitation> people, List<ClientNumber> clients, String reason, Locale language, boolean checked) {

    /** Nothing is said of who has made sure who they are. */
    public Invitations(List<Invitation> people, List<ClientNumber> clients, String reason, Locale language) {
        this(people, clients, reason, language, false);
    }

    public Invitations {
        people = List.copyOf(people);
        clients = clients.stream().distinct().toList();
        reason = reason.strip();
    }
}
