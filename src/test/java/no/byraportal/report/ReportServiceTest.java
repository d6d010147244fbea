package no.byraportal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.mail.Letter;
import no.byraportal.report.MonthlyService.Receiver;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.FieldText;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Dates;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.statistics.Comparison;
import no.byraportal.statistics.Grouping;
import no.byraportal.statistics.Period;
import no.byraportal.statistics.StatisticsQuery;
import no.byraportal.statistics.StatisticsRow;
import no.byraportal.statistics.StatisticsService;
import no.byraportal.statistics.Usage;
import no.byraportal.statistics.UsageService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reports are made of what the asker may see when they are made, and read by those who may see all of it. */
@PortalTest
@Transactional
class ReportServiceTest {

    private final ReportService reports;
    private final Making making;
    private final MonthlyService monthly;
    private final Months months;
    private final SettingsService settings;
    private final StatisticsService statistics;
    private final UsageService usages;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final LocalDate today = LocalDate.now(Dates.OSLO);
    private TestBureau bureau;

    ReportServiceTest(
            ReportService reports,
            Making making,
            MonthlyService monthly,
            Months months,
            SettingsService settings,
            StatisticsService statistics,
            UsageService usages,
            TestBureaus bureaus,
            JdbcClient jdbc,
            JsonMapper json) {
        this.reports = reports;
        this.making = making;
        this.monthly = monthly;
        this.months = months;
        this.settings = settings;
        this.statistics = statistics;
        this.usages = usages;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
        this.json = json;
    }

    @BeforeEach
    void aBureau() {
        bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS");
    }

    private Wanted wanted(ReportKind kind, Format format, @Nullable ClientNumber client) {
        return Wanted.of(kind, today.minusDays(30), today, client, format, Texts.BOKMAL, today);
    }

    private ReportId made(DemoPerson asker, Wanted wanted) {
        ReportId id = reports.ask(bureaus.scope(asker), wanted);
        making.make(id);
        return id;
    }

    private byte[] file(DemoPerson reader, ReportId id) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.write(bureaus.scope(reader), id, out);
        keep(reports.report(bureaus.scope(reader), id), out.toByteArray());
        return out.toByteArray();
    }

    /** For whoever wants to look at them. */
    private static void keep(Report report, byte[] file) throws IOException {
        String folder = System.getProperty("reports.kept");
        if (folder != null) {
            Files.write(
                    Path.of(
                            folder,
                            report.kind() + "-" + report.id() + "."
                                    + report.format().ending()),
                    file);
        }
    }

    private String csv(DemoPerson reader, ReportId id) throws IOException {
        return new String(file(reader, id), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsAskedForIsMadeAndKeptForThirtyDays() throws IOException {
        ReportId id = reports.ask(bureaus.scope(bureau.admin()), wanted(ReportKind.CLIENTS, Format.PDF, null));
        assertThat(reports.report(bureaus.scope(bureau.admin()), id)).satisfies(report -> {
            assertThat(report.state()).isEqualTo(Report.State.WAITING);
            assertThat(report.endsAt()).isEqualTo(report.askedAt().plus(ReportService.KEPT));
        });
        making.make(id);
        Report report = reports.report(bureaus.scope(bureau.admin()), id);
        assertThat(report.state()).isEqualTo(Report.State.DONE);
        assertThat(report.done()).isEqualTo(report.total()).isEqualTo(2);
        byte[] pdf = file(bureau.admin(), id);
        assertThat(report.size()).isEqualTo(pdf.length);
        assertThat(PrintedReport.pages(pdf).getFirst())
                .contains("Bekk og Bro AS", "Fjellheim AS", "2 klienter, 2 aktive, 0 inaktive, 0 demo", "Anne Prøve");

        jdbc.sql("update report set ends_at = utc_timestamp(6)").update();
        months.forget();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> reports.report(bureaus.scope(bureau.admin()), id));
        assertThat(jdbc.sql("select count(*) from report_part where report_id = :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void clientsAreToldAsTheyWereOnTheDay() throws IOException {
        Wanted before = Wanted.of(ReportKind.CLIENTS, null, today.minusDays(1), null, Format.CSV, Texts.BOKMAL, today);
        assertThat(csv(bureau.admin(), made(bureau.admin(), before)).lines()).hasSize(1);
        assertThat(csv(bureau.admin(), made(bureau.admin(), wanted(ReportKind.CLIENTS, Format.CSV, null)))
                        .lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("\"Fjellheim AS\"");
    }

    @Test
    void aClientsFileTellsSettingsRevisionsPeopleAndAgent() throws IOException {
        PersonScope anne = bureaus.scope(bureau.admin());
        var now = settings.settings(anne, bureau.client(0).id());
        settings.change(anne, now.revision(), now.dueIn(new DueDays(30)), "Avtalt med kunden");
        bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        ReportId id = made(
                bureau.manager(),
                wanted(ReportKind.CLIENT_FILE, Format.PDF, bureau.client(0).clientNumber()));
        assertThat(String.join(" ", PrintedReport.pages(file(bureau.manager(), id))))
                .contains("Klientmappe", "Fjellheim AS")
                .contains("Betalingsfrist", "30 dager", "Avtalt med kunden", "Anne Prøve")
                .contains("Siv Prøve", "Leif Prøve", "Agenten kjører")
                .doesNotContain("Bekk og Bro", "hemmelig", "skjult");
    }

    /** Figures of the demo's bureau, which has sent something. */
    @Test
    void theReportsFiguresAreTheScreens() throws IOException {
        DemoPerson kari = DemoPerson.of("kari@fjordregnskap.example");
        YearMonth last = YearMonth.from(today).minusMonths(1);
        Wanted year = Wanted.of(
                ReportKind.STATISTICS,
                last.minusMonths(11).atDay(1),
                last.atEndOfMonth(),
                null,
                Format.CSV,
                Texts.BOKMAL,
                today);
        StatisticsQuery query =
                StatisticsQuery.of(Period.year(last), Grouping.MONTH).comparedWith(Comparison.BEFORE);
        StatisticsRow total = statistics.total(bureaus.scope(kari), query);
        long now = total.now().invoices().total();
        long before = total.before().orElseThrow().invoices().total();
        assertThat(now).isPositive();
        String csv = csv(kari, made(kari, year));
        assertThat(csv.lines().toList().get(1))
                .startsWith(
                        "\"I alt\";\"Alle klienter\";\"" + now + "\";\"" + before + "\";\"" + (now - before) + "\"");
        assertThat(csv.lines().filter(line -> line.startsWith("\"Per måned\""))).hasSize(12);
        assertThat(csv.lines()
                        .filter(line -> line.startsWith("\"Per abonnement\""))
                        .map(line -> line.split(";", 3)[1]))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        byte[] pdf = file(kari, made(kari, as(year, Format.PDF)));
        assertThat(PrintedReport.pages(pdf).getFirst())
                .contains("Byråstatistikk", "I alt", FieldText.number(now).replace('\u00A0', ' '));
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("%PDF");
        Map<String, PrintedReport.Cell> cells = cells(file(kari, made(kari, as(year, Format.XLSX))));
        assertThat(cells.values()).anySatisfy(cell -> {
            assertThat(cell.type()).isEqualTo("n");
            assertThat(cell.value()).isEqualTo(now + ".0");
        });
    }

    private static Wanted as(Wanted wanted, Format format) {
        return new Wanted(wanted.kind(), wanted.from(), wanted.to(), wanted.client(), format, wanted.language());
    }

    private static Map<String, PrintedReport.Cell> cells(byte[] xlsx) {
        try {
            return PrintedReport.cells(xlsx);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void usageIsToldInTheScreensVerdicts() throws IOException {
        DemoPerson kari = DemoPerson.of("kari@fjordregnskap.example");
        List<Usage> judged = usages.usages(bureaus.scope(kari));
        ReportId id = made(kari, wanted(ReportKind.USAGE, Format.CSV, null));
        List<String> lines = csv(kari, id).lines().toList();
        assertThat(lines).hasSize(judged.size() + 1);
        Usage first = judged.getFirst();
        assertThat(lines.get(1)).startsWith("\"" + first.name() + "\"").contains("\"" + first.total() + "\"");
        assertThat(PrintedReport.pages(file(kari, made(kari, wanted(ReportKind.USAGE, Format.PDF, null))))
                        .getFirst())
                .contains("Abonnement mot bruk", first.name(), "Tolv hele måneder");
    }

    @Test
    void usersAreToldAsTheyWereWrittenDownAtTheMonthsEnd() throws IOException {
        bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        Wanted users = wanted(ReportKind.USERS, Format.CSV, null);
        assertThat(csv(bureau.admin(), made(bureau.admin(), users)).lines()).hasSize(1);
        YearMonth last = UsersSource.ended(today);
        jdbc.sql("""
                        insert into month_end_user
                        select g.bureau_id, :month, g.client_id, g.user_id, 'WEBFAKTURA', g.level from client_grant g
                        where g.bureau_id = :bureau""")
                .param("month", last.atDay(1))
                .param("bureau", bureau.id().toString())
                .update();
        assertThat(csv(bureau.admin(), made(bureau.admin(), users)).lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("\"WebFaktura\";\"Fjellheim AS\"")
                .contains("Siv Prøve", "\"Admin\"");
        assertThat(PrintedReport.pages(file(bureau.admin(), made(bureau.admin(), as(users, Format.PDF))))
                        .getFirst())
                .contains("WebFaktura: 1 bruker · Visma.net: ingen brukere");
    }

    @Test
    void aBureauThatHasSentNothingIsToldSo() throws IOException {
        assertThat(PrintedReport.pages(file(
                                bureau.admin(), made(bureau.admin(), wanted(ReportKind.STATISTICS, Format.PDF, null))))
                        .getFirst())
                .contains("Ingen fakturaer er sendt i perioden eller i den før.");
    }

    @Test
    void staffGetTheirClientsAndNobodyElsesReports() throws IOException {
        bureaus.grant(bureau.staff(), bureau.client(0));
        ReportId mias = made(bureau.staff(), wanted(ReportKind.CLIENTS, Format.CSV, null));
        ReportId annes = made(bureau.admin(), wanted(ReportKind.CLIENTS, Format.CSV, null));

        assertThat(csv(bureau.staff(), mias)).contains("Fjellheim").doesNotContain("Bekk og Bro");
        assertThat(reports.reports(bureaus.scope(bureau.staff())))
                .extracting(Report::id)
                .containsExactly(mias);
        assertThat(reports.reports(bureaus.scope(bureau.manager())))
                .extracting(Report::id)
                .containsExactlyInAnyOrder(mias, annes);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> file(bureau.staff(), annes));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> made(
                        bureau.staff(),
                        wanted(
                                ReportKind.CLIENT_FILE,
                                Format.CSV,
                                bureau.client(1).clientNumber())));

        jdbc.sql("delete from staff_grant where client_id = :client")
                .param("client", bureau.client(0).id().toString())
                .update();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> file(bureau.staff(), mias));
        assertThat(csv(bureau.manager(), mias)).contains("Fjellheim");
    }

    @Test
    void anotherBureauAndAClientsOwnPeopleGetNothing() {
        ReportId id = made(bureau.admin(), wanted(ReportKind.CLIENTS, Format.CSV, null));
        TestBureau other = bureaus.bureau("Annen AS");
        assertThat(reports.reports(bureaus.scope(other.admin()))).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> reports.write(bureaus.scope(other.admin()), id, new ByteArrayOutputStream()));
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        PersonScope own = bureaus.scope(siv);
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> reports.reports(own));
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> reports.ask(own, wanted(ReportKind.CLIENTS, Format.CSV, null)));
    }

    @Test
    void whoHasNoRoleAnyMoreWhenItIsMadeGetsNone() {
        ReportId id = reports.ask(bureaus.scope(bureau.manager()), wanted(ReportKind.CLIENTS, Format.CSV, null));
        jdbc.sql("delete from membership where bureau_id = :bureau and role = 'BUREAU_MANAGER'")
                .param("bureau", bureau.id().toString())
                .update();
        making.make(id);
        assertThat(reports.report(bureaus.scope(bureau.admin()), id)).satisfies(report -> {
            assertThat(report.state()).isEqualTo(Report.State.FAILED);
            assertThat(report.trouble()).contains(new Report.Trouble("refused", ""));
        });
    }

    @Test
    void aPeriodThatCannotBeIsRefusedWhereItStands() {
        assertThat(refused(today, today.minusDays(1))).containsOnlyKeys("to");
        assertThat(refused(today, today.plusDays(1))).containsOnlyKeys("to");
        assertThat(refused(today.minusYears(11), today)).containsOnlyKeys("from");
        assertThat(refused(null, today)).containsOnlyKeys("from");
        assertThat(refused(today, today)).containsOnlyKeys("client");
    }

    private Map<String, ?> refused(@Nullable LocalDate from, LocalDate to) {
        try {
            Wanted.of(ReportKind.CLIENT_FILE, from, to, null, Format.PDF, Texts.BOKMAL, today);
            throw new AssertionError("taken");
        } catch (FieldRefused e) {
            return e.reasons();
        }
    }

    @Test
    void nobodyFillsTheQueueAlone() {
        PersonScope anne = bureaus.scope(bureau.admin());
        Wanted wanted = wanted(ReportKind.CLIENTS, Format.CSV, null);
        for (int i = 0; i < ReportService.WAITING; i++) {
            reports.ask(anne, wanted);
        }
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> reports.ask(anne, wanted));
    }

    @Test
    void whoWasChosenGetsTheMonthsReportOnceWithALinkAndNothingElse() {
        PersonScope leif = bureaus.scope(bureau.manager());
        PersonScope anne = bureaus.scope(bureau.admin());
        monthly.choose(anne, leif.user(), Set.of(ReportKind.CLIENTS));
        assertThat(monthly.receivers(anne))
                .extracting(Receiver::name, Receiver::kinds)
                .contains(org.assertj.core.api.Assertions.tuple("Leif Prøve", Set.of(ReportKind.CLIENTS)));
        months.ask();
        months.ask();
        List<Report> asked = reports.reports(anne);
        assertThat(asked).singleElement().satisfies(report -> {
            assertThat(report.askedBy()).isEqualTo("Leif Prøve");
            assertThat(report.to())
                    .isEqualTo(YearMonth.from(today).minusMonths(1).atEndOfMonth());
        });
        making.make(asked.getFirst().id());
        Letter letter = jdbc
                .sql("select task_data from scheduled_tasks where task_name = 'letter'")
                .query((row, n) -> json.readValue(row.getBytes("task_data"), Letter.class))
                .list()
                .stream()
                .filter(one -> one.to().address().equals(bureau.manager().email()))
                .findFirst()
                .orElseThrow();
        assertThat(letter.link().orElseThrow().address())
                .isEqualTo("http://localhost:8080/rapporter?report="
                        + asked.getFirst().id());
        assertThat(letter.subject()).endsWith(": Klienter og abonnement");
    }

    @Test
    void onlyAnAdministratorChoosesForThoseWhoSeeAll() {
        PersonScope mia = bureaus.scope(bureau.staff());
        PersonScope leif = bureaus.scope(bureau.manager());
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> monthly.choose(leif, leif.user(), Set.of(ReportKind.CLIENTS)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> monthly.choose(anne, mia.user(), Set.of(ReportKind.CLIENTS)));
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> monthly.receivers(mia));
    }
}
