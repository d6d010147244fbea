package no.byraportal.access.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleQuery.Review;
import no.byraportal.access.PeopleQuery.Sort;
import no.byraportal.access.UserState;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.InvalidValue;

/** The list's filter and order in its address, so that it can be kept, sent and come back to. */
final class PeopleAddress {

    static final String CLIENT = "client";

    private PeopleAddress() {}

    static PeopleQuery read(QueryParameters parameters) {
        String sort = word(parameters, "sort");
        boolean descending = sort.startsWith("-");
        return new PeopleQuery(
                word(parameters, "search"),
                client(parameters),
                choice(UserState.values(), word(parameters, "state"))
                        .map(Set::of)
                        .orElse(Set.of()),
                choice(Review.values(), word(parameters, "review")),
                choice(Sort.values(), descending ? sort.substring(1) : sort).orElse(Sort.NAME),
                descending);
    }

    static Optional<ClientNumber> client(QueryParameters parameters) {
        try {
            return parameters.getSingleParameter(CLIENT).map(ClientNumber::of);
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    static QueryParameters write(PeopleQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!query.search().isEmpty()) {
            parameters.put("search", query.search());
        }
        query.client().ifPresent(client -> parameters.put(CLIENT, client.toString()));
        query.states().stream().findFirst().ifPresent(state -> parameters.put("state", word(state)));
        query.review().ifPresent(review -> parameters.put("review", word(review)));
        if (query.sort() != Sort.NAME || query.descending()) {
            parameters.put("sort", (query.descending() ? "-" : "") + word(query.sort()));
        }
        return QueryParameters.simple(parameters);
    }

    /** As it stands in the address and in the texts' keys: {@code link-expired}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).orElse("");
    }

    /** Whatever else stands in the address counts for nothing: an old link still opens the list. */
    private static <E extends Enum<E>> Optional<E> choice(E[] values, String word) {
        return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst();
    }
}
