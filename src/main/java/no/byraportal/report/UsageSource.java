package no.byraportal.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.Plan;
import no.byraportal.shared.Texts;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.Usage;
import no.byraportal.statistics.Usage.Verdict;
import no.byraportal.statistics.UsageService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Abonnement mot bruk: the screen's own verdicts, with what would fit better. */
@Component
class UsageSource implements Source {

    private static final List<String> COLUMNS = List.of(
            "client",
            "plan",
            "planInvoices",
            "sent",
            "sentBefore",
            "dataMonths",
            "aYear",
            "verdict",
            "suggested",
            "outgrows");

    private final UsageService usages;

    UsageSource(UsageService usages) {
        this.usages = usages;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.USAGE;
    }

    @Override
    public Content content(PersonScope scope, Wanted wanted) {
        Locale language = wanted.language();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Usage usage : usages.usages(scope)) {
            counts.merge(usage.verdict(), 1, Integer::sum);
            rows.add(row(usage, language));
        }
        Period year = Period.year(YearMonth.from(scope.today()).minusMonths(1));
        String subtitle = Texts.text(
                        language,
                        "report.usage.subtitle",
                        StatisticsSource.month(year.from(), language),
                        StatisticsSource.month(year.to(), language))
                + "\n"
                + Texts.text(
                        language,
                        "report.usage.counted",
                        rows.size(),
                        counts.getOrDefault(Verdict.TOO_SMALL, 0),
                        counts.getOrDefault(Verdict.FITS, 0),
                        counts.getOrDefault(Verdict.TOO_LARGE, 0),
                        counts.getOrDefault(Verdict.TOO_LITTLE_KNOWN, 0));
        return new Content(subtitle, COLUMNS, rows, Map.of());
    }

    private static List<@Nullable Object> row(Usage usage, Locale language) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(usage.name());
        row.add(usage.plan()
                .map(UsageSource::name)
                .orElseGet(() -> FieldText.value("subscription.plan", null, language)));
        row.add(usage.plan().map(Plan::invoicesAYear).orElse(null));
        row.add(usage.total());
        row.add(usage.before());
        row.add(usage.months());
        row.add(usage.aYear().orElse(null));
        row.add(Texts.text(
                language,
                "usage.verdict."
                        + usage.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        row.add(usage.suggested().map(UsageSource::name).orElse(null));
        row.add(usage.outgrows()
                .map(month -> StatisticsSource.month(month, language))
                .orElse(null));
        return row;
    }

    private static String name(Plan plan) {
        return plan.code() + " " + plan.name();
    }
}
