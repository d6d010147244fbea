package no.byraportal.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import no.byraportal.identity.PersonScope;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import no.byraportal.statistics.MonthEndService;
import no.byraportal.statistics.UserAtMonthEnd;
import no.byraportal.statistics.UserAtMonthEnd.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brukere ved månedsslutt: as they were written down when a month had ended, which is what Visma bills by. */
@Component
class UsersSource implements Source {

    private static final List<String> COLUMNS = List.of("section", "client", "clientNumber", "name", "email", "level");

    private final MonthEndService months;

    UsersSource(MonthEndService months) {
        this.months = months;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.USERS;
    }

    @Override
    public Content content(PersonScope scope, Wanted wanted) {
        Locale language = wanted.language();
        YearMonth month = ended(wanted.to());
        List<UserAtMonthEnd> users = months.users(scope, month);
        List<List<@Nullable Object>> rows =
                users.stream().map(user -> row(user, language)).toList();
        String counts = Arrays.stream(Service.values())
                .map(service -> name(service, language) + ": "
                        + Texts.text(
                                language,
                                "report.users.counted",
                                users.stream()
                                        .filter(user -> user.service() == service)
                                        .count()))
                .collect(Collectors.joining(" · "));
        return new Content(
                Texts.text(language, "report.asof", Dates.day(month.atEndOfMonth(), language)) + "\n" + counts,
                COLUMNS,
                rows,
                Map.of());
    }

    /** The last month that was over when the day was. */
    static YearMonth ended(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? month : month.minusMonths(1);
    }

    private static String name(Service service, Locale language) {
        return Texts.text(language, "report.service." + service.name().toLowerCase(Locale.ROOT));
    }

    private static List<@Nullable Object> row(UserAtMonthEnd user, Locale language) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(name(user.service(), language));
        row.add(user.clientName());
        row.add(user.client().toString());
        row.add(user.name());
        row.add(user.email().address());
        row.add(Texts.text(language, "level." + user.level().name().toLowerCase(Locale.ROOT)));
        return row;
    }
}
