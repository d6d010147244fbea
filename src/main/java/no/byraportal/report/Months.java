package no.byraportal.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.byraportal.identity.BureauId;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.UserId;
import no.byraportal.shared.Dates;
import no.byraportal.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done by itself: the reports of a month that is over, and away with what has been kept long enough. */
@Component
class Months {

    private final ReportService reports;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Months(
            ReportService reports,
            CurrentUser currentUser,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.reports = reports;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Chosen(UserId person, BureauId bureau, ReportKind kind, Locale language) {}

    /** Asks for the last month's reports for all for whom they were chosen, each once, however often it is called. */
    void ask() {
        YearMonth month =
                YearMonth.from(LocalDate.now(clock.withZone(Dates.OSLO))).minusMonths(1);
        List<Chosen> chosen = jdbc.sql("""
                        select r.user_id, r.bureau_id, r.kind, u.language from report_monthly r
                        join portal_user u on u.id = r.user_id order by r.bureau_id, r.user_id, r.kind""")
                .query((row, n) -> new Chosen(
                        UserId.of(row.getString("user_id")),
                        BureauId.of(row.getString("bureau_id")),
                        ReportKind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("language"))
                                .map(Locale::forLanguageTag)
                                .orElse(Texts.BOKMAL)))
                .list();
        // Each by itself: one that fails keeps the others from nothing.
        chosen.forEach(one -> transactions.executeWithoutResult(transaction -> ask(one, month)));
    }

    private void ask(Chosen chosen, YearMonth month) {
        Optional<PersonScope> scope =
                currentUser.scope(chosen.bureau(), chosen.person()).filter(PersonScope::mayOversee);
        if (scope.isPresent() && !isAsked(chosen, month)) {
            LocalDate last = month.atEndOfMonth();
            LocalDate first = chosen.kind().asks().isOfADay() ? last : month.atDay(1);
            Wanted wanted = new Wanted(chosen.kind(), first, last, Optional.empty(), Format.PDF, chosen.language());
            reports.insert(scope.get(), wanted, Optional.empty(), Optional.of(month.toString()));
        }
    }

    private boolean isAsked(Chosen chosen, YearMonth month) {
        return jdbc.sql("""
                        select exists(select 1 from report
                            where asked_by = :person and bureau_id = :bureau and kind = :kind and month = :month)""")
                .param("person", chosen.person().toString())
                .param("bureau", chosen.bureau().toString())
                .param("kind", chosen.kind().name())
                .param("month", month.toString())
                .query(Boolean.class)
                .single();
    }

    void forget() {
        jdbc.sql("delete from report where ends_at <= :now")
                .param("now", clock.instant())
                .update();
    }
}
