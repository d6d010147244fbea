package no.byraportal.statistics.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.byraportal.client.ClientNumber;
import no.byraportal.settings.PlanCode;
import no.byraportal.shared.InvalidValue;
import no.byraportal.statistics.Comparison;
import no.byraportal.statistics.Grouping;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.StatisticsQuery;

/**
 * What is chosen on the page, in its address, so that it can be kept, sent and come back to. A period by its name moves
 * on with time; one's own stays.
 *
 * @param from of one's own period
 * @param to   likewise
 */
record StatisticsAddress(
        Span span,
        YearMonth from,
        YearMonth to,
        Comparison comparison,
        Grouping by,
        Optional<ClientNumber> client,
        Optional<PlanCode> plan) {

    static final String CLIENT = "klient";
    private static final String PERIOD = "periode";
    private static final String FROM = "fra";
    private static final String TO = "til";
    private static final String AGAINST = "mot";
    private static final String BY = "etter";
    private static final String PLAN = "plan";

    /** Which months. */
    enum Span {
        LAST_MONTH,
        THIS_YEAR,
        TWELVE_MONTHS,
        OWN;

        private Period of(YearMonth now) {
            YearMonth last = now.minusMonths(1);
            return switch (this) {
                case LAST_MONTH -> new Period(last, last);
                case THIS_YEAR -> new Period(YearMonth.of(now.getYear(), 1), now);
                case TWELVE_MONTHS, OWN -> Period.year(last);
            };
        }
    }

    static StatisticsAddress of(YearMonth from, YearMonth to) {
        return new StatisticsAddress(
                Span.OWN, from, to, Comparison.YEAR_BEFORE, Grouping.MONTH, Optional.empty(), Optional.empty());
    }

    static StatisticsAddress read(QueryParameters parameters, YearMonth now) {
        Optional<YearMonth> from = month(parameters, FROM);
        Optional<YearMonth> to = month(parameters, TO);
        Span span = from.isPresent() || to.isPresent()
                ? Span.OWN
                : choice(Span.values(), word(parameters, PERIOD)).orElse(Span.TWELVE_MONTHS);
        Period usual = span.of(now);
        return new StatisticsAddress(
                span,
                from.or(() -> to).orElse(usual.from()),
                to.or(() -> from).orElse(usual.to()),
                choice(Comparison.values(), word(parameters, AGAINST)).orElse(Comparison.YEAR_BEFORE),
                choice(Grouping.values(), word(parameters, BY)).orElse(Grouping.MONTH),
                value(parameters, CLIENT, ClientNumber::of),
                value(parameters, PLAN, PlanCode::of));
    }

    /** @throws InvalidValue where the months make no period */
    StatisticsQuery query() {
        return new StatisticsQuery(new Period(from, to), comparison, by, client, plan);
    }

    QueryParameters write() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (span == Span.OWN) {
            parameters.put(FROM, from.toString());
            parameters.put(TO, to.toString());
        } else if (span != Span.TWELVE_MONTHS) {
            parameters.put(PERIOD, word(span));
        }
        if (comparison != Comparison.YEAR_BEFORE) {
            parameters.put(AGAINST, word(comparison));
        }
        if (by != Grouping.MONTH) {
            parameters.put(BY, word(by));
        }
        client.ifPresent(number -> parameters.put(CLIENT, number.toString()));
        plan.ifPresent(code -> parameters.put(PLAN, code.toString()));
        return QueryParameters.simple(parameters);
    }

    /** @param now the month it is: a named period is its own months */
    StatisticsAddress over(Span other, YearMonth now) {
        if (other == Span.OWN) {
            return new StatisticsAddress(other, from, to, comparison, by, client, plan);
        }
        Period period = other.of(now);
        return new StatisticsAddress(other, period.from(), period.to(), comparison, by, client, plan);
    }

    StatisticsAddress from(YearMonth month) {
        return new StatisticsAddress(Span.OWN, month, to, comparison, by, client, plan);
    }

    StatisticsAddress to(YearMonth month) {
        return new StatisticsAddress(Span.OWN, from, month, comparison, by, client, plan);
    }

    StatisticsAddress comparedWith(Comparison other) {
        return new StatisticsAddress(span, from, to, other, by, client, plan);
    }

    StatisticsAddress by(Grouping other) {
        return new StatisticsAddress(span, from, to, comparison, other, client, plan);
    }

    StatisticsAddress of(Optional<ClientNumber> one) {
        return new StatisticsAddress(span, from, to, comparison, by, one, plan);
    }

    StatisticsAddress with(Optional<PlanCode> one) {
        return new StatisticsAddress(span, from, to, comparison, by, client, one);
    }

    /** As it stands in the address and in the texts' keys: {@code last-month}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).orElse("");
    }

    /** Whatever else stands in the address counts for nothing: an old link still opens the page. */
    private static <E extends Enum<E>> Optional<E> choice(E[] values, String word) {
        return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst();
    }

    private static Optional<YearMonth> month(QueryParameters parameters, String name) {
        try {
            return parameters.getSingleParameter(name).map(YearMonth::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> value(QueryParameters parameters, String name, Function<String, T> reading) {
        try {
            return parameters.getSingleParameter(name).map(reading);
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
