package no.byraportal.statistics;

import static java.util.Comparator.comparingInt;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.byraportal.settings.Plan;
import no.byraportal.statistics.Usage.Verdict;

/**
 * Which plan fits: the one arithmetic of it.
 *
 * @param plans  the catalogue as it is today
 * @param last   the last whole month
 * @param season how much of a year falls in each of the twelve months that end there, of all that the bureau's older
 *               clients send; they add up to 1
 */
record Sizing(List<Plan> plans, YearMonth last, List<Double> season) {

    /** A plan is never suggested that what is sent fills by more than this. */
    static final double ROOM = 1.1;

    /** A newer client is not judged by what it has sent. */
    static final int ENOUGH_MONTHS = 6;

    private static final int YEAR = 12;

    /** The same share each month, where nothing is known. */
    static final List<Double> EVEN =
            IntStream.range(0, YEAR).mapToObj(month -> 1.0 / YEAR).toList();

    Usage judge(ClientMonths client) {
        Optional<Plan> plan = plans.stream()
                .filter(each -> each.code().code() == client.plan())
                .findFirst();
        int holds = plan.map(Plan::invoicesAYear).orElse(0);
        Optional<Integer> aYear = aYear(client);
        Verdict verdict = verdict(client, holds, aYear);
        return new Usage(
                client.number(),
                client.name(),
                plan,
                client.sent(),
                client.before(),
                client.months(),
                aYear,
                verdict,
                suggested(verdict, holds, aYear.orElse(client.total())),
                verdict == Verdict.FITS || verdict == Verdict.TOO_LARGE ? outgrows(client, holds) : Optional.empty());
    }

    private Optional<Integer> aYear(ClientMonths client) {
        if (client.months() >= YEAR) {
            return Optional.of(client.total());
        }
        double share = season.subList(YEAR - client.months(), YEAR).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return client.months() < ENOUGH_MONTHS || share == 0
                ? Optional.empty()
                : Optional.of((int) Math.round(client.total() / share));
    }

    private Verdict verdict(ClientMonths client, int holds, Optional<Integer> aYear) {
        if (holds == 0) {
            return Verdict.TOO_LITTLE_KNOWN;
        }
        if (client.total() > holds) {
            return Verdict.TOO_SMALL;
        }
        if (aYear.isEmpty()) {
            return Verdict.TOO_LITTLE_KNOWN;
        }
        if (aYear.get() > holds) {
            return Verdict.TOO_SMALL;
        }
        return fitting(aYear.get())
                .filter(plan -> plan.invoicesAYear() < holds)
                .map(plan -> Verdict.TOO_LARGE)
                .orElse(Verdict.FITS);
    }

    /** The smallest plan with room for so many and a tenth more; one that holds none is for those who send none. */
    private Optional<Plan> fitting(int aYear) {
        return plans.stream()
                .filter(plan -> plan.invoicesAYear() > 0)
                .filter(plan -> plan.invoicesAYear() >= aYear * ROOM)
                .min(comparingInt(Plan::invoicesAYear));
    }

    private Optional<Plan> suggested(Verdict verdict, int holds, int aYear) {
        return switch (verdict) {
            case TOO_SMALL ->
                fitting(aYear)
                        .or(() -> plans.stream().max(Comparator.comparingInt(Plan::invoicesAYear)))
                        .filter(plan -> plan.invoicesAYear() > holds);
            case TOO_LARGE -> fitting(aYear);
            case FITS, TOO_LITTLE_KNOWN -> Optional.empty();
        };
    }

    /** Each month to come as the same one a year ago, grown as the last year has grown from the one before it. */
    private Optional<YearMonth> outgrows(ClientMonths client, int holds) {
        if (client.before() == 0 || client.months() < YEAR || client.total() <= client.before()) {
            return Optional.empty();
        }
        double growth = (double) client.total() / client.before();
        double rolling = client.total();
        for (int month = 0; month < YEAR; month++) {
            rolling += client.sent().get(month) * (growth - 1);
            if (rolling > holds) {
                return Optional.of(last.plusMonths(month + 1L));
            }
        }
        return Optional.empty();
    }
}
