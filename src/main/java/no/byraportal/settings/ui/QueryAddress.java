package no.byraportal.settings.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import no.byraportal.settings.ClientQuery;
import no.byraportal.settings.ClientQuery.Sort;
import no.byraportal.settings.ClientQuery.Status;

/** A list's filter and order in its address, so that it can be kept, sent and come back to. */
final class QueryAddress {

    private QueryAddress() {}

    static ClientQuery read(QueryParameters parameters) {
        String sort = parameters.getSingleParameter("sort").orElse("name");
        boolean descending = sort.startsWith("-");
        return new ClientQuery(
                parameters.getSingleParameter("search").orElse(""),
                choice(Status.values(), parameters.getSingleParameter("status").orElse(""), Status.ALL),
                choice(Sort.values(), descending ? sort.substring(1) : sort, Sort.NAME),
                descending);
    }

    static QueryParameters write(ClientQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!query.search().isEmpty()) {
            parameters.put("search", query.search());
        }
        if (query.status() != Status.ALL) {
            parameters.put("status", word(query.status()));
        }
        if (query.sort() != Sort.NAME || query.descending()) {
            parameters.put("sort", (query.descending() ? "-" : "") + word(query.sort()));
        }
        return QueryParameters.simple(parameters);
    }

    /** As it stands in the address: {@code org-number}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whatever else stands in the address is taken as the default: an old link still opens the list. */
    private static <E extends Enum<E>> E choice(E[] values, String word, E otherwise) {
        return Arrays.stream(values)
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElse(otherwise);
    }
}
