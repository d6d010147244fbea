package no.byraportal.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.byraportal.report.ReconciliationService.Difference;
import no.byraportal.report.ReconciliationService.Reconciliation;
import no.byraportal.shared.Texts;
import no.byraportal.statistics.UserAtMonthEnd;
import org.jspecify.annotations.Nullable;

/** Avstemming as a file: a row for each difference, and below it one for each of the users there were. */
final class ReconciliationRows {

    private static final List<String> COLUMNS =
            List.of("client", "clientNumber", "service", "billed", "counted", "difference", "name", "email", "level");

    private ReconciliationRows() {}

    static Content content(Reconciliation found, YearMonth month, Locale language) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Difference one : found.differences()) {
            rows.add(row(one, language));
            one.users().forEach(user -> rows.add(row(one, user, language)));
        }
        String subtitle = StatisticsSource.month(month, language) + "\n"
                + Texts.text(
                        language,
                        "reconciliation.counts",
                        found.billed(),
                        found.counted(),
                        found.differences().size());
        return new Content(subtitle, COLUMNS, rows, Map.of());
    }

    private static List<@Nullable Object> row(Difference one, Locale language) {
        return Arrays.asList(
                client(one, language),
                one.client().toString(),
                service(one, language),
                one.billed(),
                one.users().size(),
                one.excess(),
                null,
                null,
                null);
    }

    private static List<@Nullable Object> row(Difference one, UserAtMonthEnd user, Locale language) {
        return Arrays.asList(
                client(one, language),
                one.client().toString(),
                service(one, language),
                null,
                null,
                null,
                user.name(),
                user.email().address(),
                Texts.text(language, "level." + user.level().name().toLowerCase(Locale.ROOT)));
    }

    private static String client(Difference one, Locale language) {
        return one.name().isEmpty()
                ? Texts.text(language, "reconciliation.unknown", one.client().toString())
                : one.name();
    }

    private static String service(Difference one, Locale language) {
        return Texts.text(language, "report.service." + one.service().name().toLowerCase(Locale.ROOT));
    }
}
