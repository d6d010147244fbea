package no.byraportal.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import no.byraportal.client.Client;
import no.byraportal.identity.BureauId;
import no.byraportal.settings.Outlook;
import no.byraportal.settings.PlanCode;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.shared.Dates;
import no.byraportal.statistics.Usage.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down every night whose plan is too small or soon will be, so that it is a problem of the client's like any other
 * as long as it has that plan.
 */
@Component
class Outgrowing implements Outlook {

    private final UsageTable usages;
    private final JdbcClient jdbc;
    private final Clock clock;

    Outgrowing(UsageTable usages, JdbcClient jdbc, Clock clock) {
        this.usages = usages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Problem> problem(Client client, SettingsDocument document) {
        PlanCode plan = document.subscription().plan();
        return plan == null || !document.active()
                ? Optional.empty()
                : jdbc.sql("""
                                select sent, month from plan_outlook
                                where client_id = :client and bureau_id = :bureau and plan = :plan""")
                        .param("client", client.id().toString())
                        .param("bureau", client.bureau().toString())
                        .param("plan", plan.code())
                        .query((row, n) -> problem(row.getInt("sent"), row.getObject("month", LocalDate.class)))
                        .optional();
    }

    private static Problem problem(int sent, @Nullable LocalDate month) {
        String field = SettingsField.PLAN.path();
        return month == null
                ? new Problem(Problem.OUTGROWN, field, Integer.toString(sent))
                : new Problem(Problem.OUTGROWS, field, YearMonth.from(month).toString());
    }

    /** For all bureaus. */
    @Transactional
    public void foresee() {
        YearMonth last = YearMonth.now(clock.withZone(Dates.OSLO)).minusMonths(1);
        jdbc.sql("select id from bureau").query((row, n) -> BureauId.of(row.getString("id"))).list().stream()
                .forEach(bureau -> foresee(bureau, last));
    }

    private void foresee(BureauId bureau, YearMonth last) {
        jdbc.sql("delete from plan_outlook where bureau_id = :bureau")
                .param("bureau", bureau.toString())
                .update();
        usages.usages(bureau, "true", Map.of(), last).stream()
                .filter(usage ->
                        usage.verdict() == Verdict.TOO_SMALL || usage.outgrows().isPresent())
                .forEach(usage -> jdbc.sql("""
                                insert into plan_outlook (client_id, bureau_id, plan, sent, month)
                                select id, bureau_id, :plan, :sent, :month from client
                                where client_number = :client and bureau_id = :bureau""")
                        .param(
                                "plan",
                                usage.plan().map(plan -> plan.code().code()).orElse(0))
                        .param("sent", usage.total())
                        .param(
                                "month",
                                usage.outgrows().map(month -> month.atDay(1)).orElse(null))
                        .param("client", usage.client().value())
                        .param("bureau", bureau.toString())
                        .update());
    }
}
