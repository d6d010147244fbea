package no.byraportal.statistics;

import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import no.byraportal.identity.ProgramScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Sent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures for the bureau's own programs (contracts.md §4). */
@RestController
@RequestMapping("/api/v1/bureau/statistics")
class BureauStatisticsController {

    private final StatisticsService statistics;
    private final Clock clock;

    BureauStatisticsController(StatisticsService statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /** @param key the client's number, {@code 2026-10}, {@code EMAIL} or the plan's code */
    record Row(String key, long invoices, long creditNotes) {

        static Row of(StatisticsRow row) {
            return new Row(
                    row.key(),
                    row.now().invoices().total(),
                    row.now().creditNotes().total());
        }
    }

    record Total(long invoices, long creditNotes) {}

    record Answer(List<Row> rows, Total total) {}

    /** Without months: the twelve that end with this one. */
    @GetMapping
    Answer statistics(
            @AuthenticationPrincipal ProgramScope scope,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "month") String by) {
        scope.requireMayReadStatistics();
        YearMonth last = to.isEmpty() ? YearMonth.now(clock.withZone(Dates.OSLO)) : month("to", to);
        YearMonth first = from.isEmpty() ? last.minusMonths(11) : month("from", from);
        StatisticsQuery query =
                StatisticsQuery.of(Sent.at("to", () -> new Period(first, last)), Sent.at("by", () -> grouping(by)));
        StatisticsRow total = statistics.total(scope, query);
        return new Answer(
                statistics.rows(scope, query, 0, Integer.MAX_VALUE).stream()
                        .map(Row::of)
                        .toList(),
                new Total(
                        total.now().invoices().total(),
                        total.now().creditNotes().total()));
    }

    private static YearMonth month(String field, String written) {
        try {
            return YearMonth.parse(written);
        } catch (DateTimeParseException e) {
            throw new FieldRefused(field, new InvalidValue("period.month"));
        }
    }

    private static Grouping grouping(String written) {
        return Arrays.stream(Grouping.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("statistics.by"));
    }
}
