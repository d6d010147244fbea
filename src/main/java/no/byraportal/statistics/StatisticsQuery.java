package no.byraportal.statistics;

import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.settings.PlanCode;

/** Which figures are wanted. */
public record StatisticsQuery(
        Period period, Comparison comparison, Grouping by, Optional<ClientNumber> client, Optional<PlanCode> plan) {

    public static StatisticsQuery of(Period period, Grouping by) {
        return new StatisticsQuery(period, Comparison.NONE, by, Optional.empty(), Optional.empty());
    }

    public StatisticsQuery comparedWith(Comparison other) {
        return new StatisticsQuery(period, other, by, client, plan);
    }

    public StatisticsQuery by(Grouping other) {
        return new StatisticsQuery(period, comparison, other, client, plan);
    }

    Optional<Period> before() {
        return comparison.of(period);
    }
}
