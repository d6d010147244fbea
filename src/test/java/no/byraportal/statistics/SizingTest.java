package no.byraportal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import no.byraportal.client.ClientNumber;
import no.byraportal.identity.ClientId;
import no.byraportal.settings.Plan;
import no.byraportal.settings.PlanCode;
import no.byraportal.statistics.Usage.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which plan fits, and when it will no longer. */
class SizingTest {

    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final List<Plan> PLANS =
            List.of(plan(10, 100), plan(20, 250), plan(30, 500), plan(40, 1000), plan(99, 0));

    private static Plan plan(int code, int invoicesAYear) {
        return new Plan(new PlanCode(code), "Trinn " + code, invoicesAYear, LocalDate.EPOCH);
    }

    private static Usage judged(int plan, List<Integer> sent, int before, int months) {
        return new Sizing(PLANS, LAST, Sizing.EVEN)
                .judge(new ClientMonths(
                        ClientId.random(), new ClientNumber(4110), "Laks AS", plan, sent, before, months));
    }

    /** The same in each of the last months, and nothing before it began. */
    private static List<Integer> evenly(int aMonth, int months) {
        List<Integer> sent = new ArrayList<>(Collections.nCopies(12 - months, 0));
        sent.addAll(Collections.nCopies(months, aMonth));
        return sent;
    }

    private static int code(Optional<Plan> plan) {
        return plan.map(found -> found.code().code()).orElse(0);
    }

    @ParameterizedTest
    @CsvSource({
        // plan, a month, months, verdict, suggested
        "30, 50, 12, TOO_SMALL, 40",
        "30, 41, 12, FITS, 0",
        "30, 18, 12, TOO_LARGE, 20",
        // 240 and a tenth more is above 250: the smaller plan would soon be too small
        "30, 20, 12, FITS, 0",
        "20, 20, 12, FITS, 0",
        "40, 100, 12, TOO_SMALL, 0",
        "10, 0, 12, FITS, 0",
        "20, 0, 12, TOO_LARGE, 10",
        "30, 60, 5, TOO_LITTLE_KNOWN, 0",
        "30, 60, 6, TOO_SMALL, 40",
        "30, 0, 0, TOO_LITTLE_KNOWN, 0",
        // more than the plan holds is too much, however new the client
        "30, 200, 3, TOO_SMALL, 40",
        "99, 50, 12, TOO_LITTLE_KNOWN, 0",
        "77, 50, 12, TOO_LITTLE_KNOWN, 0",
        "0, 50, 12, TOO_LITTLE_KNOWN, 0"
    })
    void aPlanIsHeldAgainstAYear(int plan, int aMonth, int months, Verdict verdict, int suggested) {
        Usage usage = judged(plan, evenly(aMonth, months), 0, months);

        assertThat(usage.verdict()).isEqualTo(verdict);
        assertThat(code(usage.suggested())).isEqualTo(suggested);
    }

    @Test
    void aNewerClientsYearIsReckonedWithTheBureausSeason() {
        List<Double> summer = List.of(.0, .0, .0, .0, .0, .0, .1, .3, .4, .2, .0, .0);
        ClientMonths kiosk = new ClientMonths(
                ClientId.random(),
                new ClientNumber(4110),
                "Kiosk AS",
                10,
                List.of(0, 0, 0, 0, 0, 0, 5, 15, 20, 10, 0, 0),
                0,
                6);

        assertThat(new Sizing(PLANS, LAST, summer).judge(kiosk).aYear()).contains(50);
        assertThat(new Sizing(PLANS, LAST, Sizing.EVEN).judge(kiosk).aYear()).contains(100);
    }

    @Test
    void whoGrowsIsToldInWhichMonthThePlanIsOutgrown() {
        Usage growing = judged(30, evenly(40, 12), 400, 12);

        assertThat(growing.verdict()).isEqualTo(Verdict.FITS);
        // 480 and 8 more each month: above 500 in the third
        assertThat(growing.outgrows()).contains(YearMonth.of(2027, 1));
        assertThat(judged(30, evenly(40, 12), 480, 12).outgrows()).isEmpty();
        assertThat(judged(30, evenly(40, 12), 0, 12).outgrows()).isEmpty();
        assertThat(judged(30, evenly(50, 12), 400, 12).outgrows()).isEmpty();
    }
}
