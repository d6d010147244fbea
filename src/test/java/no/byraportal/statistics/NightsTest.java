package no.byraportal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.Problem;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What is counted at night. */
@PortalTest
@Transactional
class NightsTest {

    private final TestBureaus bureaus;
    private final InvoiceService invoices;
    private final UsageService usages;
    private final Outgrowing outgrowing;
    private final SettingsService settings;
    private final JdbcClient jdbc;

    NightsTest(
            TestBureaus bureaus,
            InvoiceService invoices,
            UsageService usages,
            Outgrowing outgrowing,
            SettingsService settings,
            JdbcClient jdbc) {
        this.bureaus = bureaus;
        this.invoices = invoices;
        this.usages = usages;
        this.outgrowing = outgrowing;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** So many each month, up to the one before this. */
    private void sends(Client client, int months, int aMonth) {
        Map<Integer, SentInvoice> told = new TreeMap<>();
        LocalDate first = LocalDate.now(Dates.OSLO).withDayOfMonth(1).minusMonths(months);
        for (int invoice = 0; invoice < months * aMonth; invoice++) {
            told.put(
                    invoice,
                    new SentInvoice(
                            client.clientNumber(),
                            InvoiceKind.INVOICE,
                            new SeriesNumber(invoice + 1),
                            first.plusMonths(invoice / aMonth),
                            Delivery.EMAIL));
        }
        assertThat(invoices.take(Programs.webFaktura(), told).accepted()).isEqualTo(told.size());
    }

    private void plan(PersonScope anne, Client client, int plan) {
        ClientSettings now = settings.settings(anne, client.id());
        settings.change(anne, now.revision(), now.with(SettingsField.PLAN, Integer.toString(plan)), "Avtalt");
    }

    private List<String> planProblems(PersonScope anne, Client client) {
        return settings.problems(anne, client.id()).stream()
                .filter(problem -> problem.key().startsWith("plan.outgr"))
                .map(problem -> problem.key() + " " + problem.raw())
                .toList();
    }

    @Test
    void aPlanThatIsTooSmallIsAProblemUntilAnotherIsChosen() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Torsk AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        plan(anne, laks, 20);
        sends(laks, 12, 30);
        assertThat(usages.usages(anne).getFirst().verdict()).isEqualTo(Usage.Verdict.TOO_SMALL);
        assertThat(planProblems(anne, laks)).isEmpty();

        outgrowing.foresee();
        plan(anne, laks, 10);
        assertThat(planProblems(anne, laks)).as("judged of another plan").isEmpty();
        plan(anne, laks, 20);
        assertThat(planProblems(anne, laks)).containsExactly(Problem.OUTGROWN + " 360");

        plan(anne, laks, 30);
        assertThat(planProblems(anne, laks)).isEmpty();
        assertThat(planProblems(anne, bureau.client(1))).isEmpty();
    }

    @Test
    void demosAndInactiveClientsAreNotJudged() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Torsk AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        plan(anne, bureau.client(0), 99);

        assertThat(usages.usages(anne)).extracting(Usage::name).containsExactly("Torsk AS");
        assertThat(usages.usages(bureaus.scope(bureau.staff()))).isEmpty();
    }

    private MonthEnds at(String instant) {
        return new MonthEnds(jdbc, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private int taken(TestBureau bureau, YearMonth month) {
        return jdbc.sql("select count(*) from month_end_client where bureau_id = :bureau and month = :month")
                .param("bureau", bureau.id().toString())
                .param("month", month.atDay(1))
                .query(Integer.class)
                .single();
    }

    @Test
    void aMonthsEndIsTakenOnceAndNeverLate() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Torsk AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        at("2031-02-28T23:05:00Z").take();
        plan(anne, bureau.client(0), 40);
        at("2031-03-01T23:05:00Z").take();
        at("2031-04-12T23:05:00Z").take();

        assertThat(taken(bureau, YearMonth.of(2031, 2))).isEqualTo(2);
        assertThat(taken(bureau, YearMonth.of(2031, 3))).isZero();
        assertThat(jdbc.sql("select count(*) from month_end_client where bureau_id = :bureau and plan = 40")
                        .param("bureau", bureau.id().toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select count(distinct service) from month_end_user u join client c on c.id = u.client_id
                        where c.client_number = 4110 and u.month = '2031-02-01'""").query(Integer.class).single())
                .as("a client in Visma.net has users of both services")
                .isEqualTo(2);
        assertThat(Duration.between(
                        Instant.parse("2031-02-28T23:05:00Z"),
                        jdbc.sql("select taken_at from month_end where month = '2031-02-01'")
                                .query((row, n) -> row.getObject("taken_at", Instant.class))
                                .single()))
                .isZero();
    }
}
