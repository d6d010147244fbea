package no.byraportal.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.byraportal.audit.LogQuery;
import no.byraportal.client.ClientNumber;
import no.byraportal.shared.InvalidValue;

/** What one asks the change log for, in its address, so that it can be kept and sent. */
final class LogAddress {

    private LogAddress() {}

    /** Whatever cannot be read is not asked for: an old link still opens the log. */
    static LogQuery read(QueryParameters parameters) {
        return new LogQuery(
                parameters.getSingleParameter("search").orElse(""),
                read(parameters, "client", ClientNumber::of),
                parameters
                        .getSingleParameter("kind")
                        .filter(kind -> kind.matches("[a-z]{1,40}"))
                        .orElse(""),
                read(parameters, "from", LocalDate::parse).filter(LogAddress::isNear),
                read(parameters, "to", LocalDate::parse).filter(LogAddress::isNear));
    }

    private static boolean isNear(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() <= 2100;
    }

    private static <V> Optional<V> read(QueryParameters parameters, String name, Function<String, V> reading) {
        try {
            return parameters.getSingleParameter(name).map(reading);
        } catch (InvalidValue | DateTimeException e) {
            return Optional.empty();
        }
    }

    static QueryParameters write(LogQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "search", query.search());
        put(parameters, "client", query.client().map(Object::toString).orElse(""));
        put(parameters, "kind", query.kind());
        put(parameters, "from", query.from().map(Object::toString).orElse(""));
        put(parameters, "to", query.to().map(Object::toString).orElse(""));
        return QueryParameters.simple(parameters);
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
