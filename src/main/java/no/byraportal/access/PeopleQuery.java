package no.byraportal.access;

import java.util.Optional;
import java.util.Set;
import no.byraportal.client.ClientNumber;

/**
 * Which of the clients' people a list shows, and in which order.
 *
 * @param search any part of a name or an address; empty: all
 * @param client of this client alone; empty: of all that the asker sees
 * @param states empty: all
 * @param review what somebody should look at; empty: all
 */
public record PeopleQuery(
        String search,
        Optional<ClientNumber> client,
        Set<UserState> states,
        Optional<Review> review,
        Sort sort,
        boolean descending) {

    public static final PeopleQuery ALL =
            new PeopleQuery("", Optional.empty(), Set.of(), Optional.empty(), Sort.NAME, false);

    /** Longer searches find nothing more. */
    private static final int SEARCH_LENGTH = 100;

    /** So many days without signing in are looked at. */
    public static final int UNUSED_DAYS = 90;

    public PeopleQuery {
        search = search.strip();
        if (search.length() > SEARCH_LENGTH) {
            search = search.substring(0, SEARCH_LENGTH);
        }
        states = Set.copyOf(states);
    }

    /** What somebody should look at now and then; each is judged after the grants of a person are counted. */
    public enum Review {
        /** They have clients, and have not signed in for {@value PeopleQuery#UNUSED_DAYS} days. */
        UNUSED("clients > 0 and activated_at is not null and coalesce(signed_in_at, activated_at) < :unused"),
        /** They are administrator of a client. */
        ADMINS("admin"),
        /** All that they had is over. */
        ENDED("clients = 0");

        final String condition;

        Review(String condition) {
            this.condition = condition;
        }
    }

    /** What a list can be sorted by. */
    public enum Sort {
        NAME("name"),
        EMAIL("email"),
        CLIENTS("clients"),
        STATE("field(state, 'DISABLED', 'LINK_EXPIRED', 'NOT_LINKED', 'INVITED', 'ACTIVATED')"),
        SIGNED_IN("signed_in_at"),
        LAST_DAY("last_day is null, last_day"),
        GIVEN("given_at");

        final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    public PeopleQuery searching(String text) {
        return new PeopleQuery(text, client, states, review, sort, descending);
    }

    public PeopleQuery of(ClientNumber one) {
        return new PeopleQuery(search, Optional.of(one), states, review, sort, descending);
    }

    public PeopleQuery in(Set<UserState> others) {
        return new PeopleQuery(search, client, others, review, sort, descending);
    }

    public PeopleQuery reviewing(Optional<Review> other) {
        return new PeopleQuery(search, client, states, other, sort, descending);
    }

    public PeopleQuery sortedBy(Sort other, boolean down) {
        return new PeopleQuery(search, client, states, review, other, down);
    }

    String order() {
        return sort.column + (descending ? " desc" : " asc") + ", name, id";
    }

    /** For {@code like}: any part of the text. */
    String anywhere() {
        return "%" + search.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
