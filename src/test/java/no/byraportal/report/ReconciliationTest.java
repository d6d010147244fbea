package no.byraportal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.report.PrintedReport.Cell;
import no.byraportal.report.ReconciliationService.Difference;
import no.byraportal.report.ReconciliationService.Reconciliation;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import no.byraportal.statistics.UserAtMonthEnd;
import no.byraportal.statistics.UserAtMonthEnd.Service;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What Visma billed is held against the users at the month's end, and each difference says who they were. */
@PortalTest
@Transactional
class ReconciliationTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 9);

    private final ReconciliationService reconciliations;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    ReconciliationTest(ReconciliationService reconciliations, TestBureaus bureaus, JdbcClient jdbc) {
        this.reconciliations = reconciliations;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    /** Each client has a user at the month's end. */
    private void written(TestBureau bureau) {
        for (int client = 0; client < bureau.clients().size(); client++) {
            bureaus.clientUser(bureau, bureau.client(client), Level.ADMIN);
        }
        jdbc.sql("insert ignore into month_end values (:month, utc_timestamp(6))")
                .param("month", MONTH.atDay(1))
                .update();
        jdbc.sql("""
                        insert into month_end_user
                        select g.bureau_id, :month, g.client_id, g.user_id, 'WEBFAKTURA', g.level from client_grant g
                        where g.bureau_id = :bureau""")
                .param("month", MONTH.atDay(1))
                .param("bureau", bureau.id().toString())
                .update();
    }

    @Test
    void eachDifferenceIsToldWithWhomItIsAbout() {
        TestBureau bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS");
        written(bureau);
        ClientNumber fjellheim = bureau.client(0).clientNumber();
        ClientNumber bekk = bureau.client(1).clientNumber();

        Reconciliation found = reconciliations.reconcile(
                bureaus.scope(bureau.manager()),
                MONTH,
                Billed.read("\uFEFFAvtale;Klientnummer;Tjeneste;Antall\r\nA;" + fjellheim + ";WebFaktura;1\r\nA;" + bekk
                        + ";\"webfaktura\";2\r\nB;" + bekk + ";WebFaktura;1\r\nA;" + bekk
                        + ";Visma.net;2\r\nA;1;WebFaktura;4\r\n"));

        assertThat(found.billed()).isEqualTo(10);
        assertThat(found.counted()).isEqualTo(2);
        assertThat(found.differences())
                .extracting(Difference::name, Difference::service, Difference::billed, Difference::excess)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("", Service.WEBFAKTURA, 4, 4),
                        org.assertj.core.api.Assertions.tuple("Bekk og Bro AS", Service.WEBFAKTURA, 3, 2),
                        org.assertj.core.api.Assertions.tuple("Bekk og Bro AS", Service.VISMA_NET, 2, 2));
        assertThat(found.differences().get(1).users())
                .extracting(UserAtMonthEnd::name)
                .containsExactly("Siv Prøve");
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> reconciliations.reconcile(bureaus.scope(bureau.staff()), MONTH, List.of()));
    }

    private byte[] file(TestBureau bureau, String lines, Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reconciliations.write(
                bureaus.scope(bureau.manager()),
                MONTH,
                Billed.read("Klientnummer;Tjeneste;Antall\n" + lines),
                format,
                Texts.BOKMAL,
                out);
        keep(out.toByteArray(), format);
        return out.toByteArray();
    }

    private static void keep(byte[] file, Format format) throws IOException {
        String folder = System.getProperty("reports.kept");
        if (folder != null) {
            Files.write(Path.of(folder, "RECONCILIATION." + format.ending()), file);
        }
    }

    @Test
    void theComparisonIsTakenAwayWithTheRowsThatExplainIt() throws Exception {
        TestBureau bureau = bureaus.bureau("=1+1 AS", "Bekk og Bro AS");
        written(bureau);
        ClientNumber formula = bureau.client(0).clientNumber();
        String lines = formula + ";WebFaktura;1201\n1;Visma.net;4\n";

        assertThat(new String(file(bureau, lines, Format.CSV), StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "\uFEFF\"Klient\";\"WebFaktura-nr.\";\"Tjeneste\";\"Fakturert\";\"Hos oss\";\"Forskjell\";\"Navn\";\"E-post\";\"Tilgang\"",
                        "\"Klientnummer 1 er ikke byråets\";\"1\";\"Visma.net\";\"4\";\"0\";\"4\";\"\";\"\";\"\"",
                        "\"'=1+1 AS\";\"%s\";\"WebFaktura\";\"1201\";\"1\";\"1200\";\"\";\"\";\"\"".formatted(formula),
                        "\"'=1+1 AS\";\"%s\";\"WebFaktura\";\"\";\"\";\"\";\"Siv Prøve\";\"%s\";\"Admin\""
                                .formatted(formula, mail(bureau, formula)),
                        "\"Bekk og Bro AS\";\"%s\";\"WebFaktura\";\"0\";\"1\";\"-1\";\"\";\"\";\"\""
                                .formatted(bureau.client(1).clientNumber()),
                        "\"Bekk og Bro AS\";\"%s\";\"WebFaktura\";\"\";\"\";\"\";\"Siv Prøve\";\"%s\";\"Admin\""
                                .formatted(
                                        bureau.client(1).clientNumber(),
                                        mail(bureau, bureau.client(1).clientNumber())));

        assertThat(PrintedReport.pages(file(bureau, lines, Format.PDF)).getFirst())
                .contains("Avstemming mot Visma", "sep. 2026", "Visma har fakturert 1 205 brukere.")
                .contains("=1+1 AS", "1 201", "+1 200", "Siv Prøve", "Klientnummer 1 er ikke byråets");

        Map<String, Cell> cells = PrintedReport.cells(file(bureau, lines, Format.XLSX));
        assertThat(cells.values()).extracting(Cell::formula).containsOnly(false);
        assertThat(cells.values())
                .filteredOn(cell -> cell.type().equals("n") && !cell.value().isEmpty())
                .extracting(Cell::value)
                .containsExactlyInAnyOrder("1201.0", "1.0", "1200.0", "0.0", "1.0", "-1.0", "4.0", "0.0", "4.0");

        assertThat(PrintedReport.pages(file(
                                bureau,
                                formula + ";WebFaktura;1\n" + bureau.client(1).clientNumber() + ";WebFaktura;1",
                                Format.PDF))
                        .getFirst())
                .contains("Alt stemmer.", "Alt som er fakturert, stemmer");
    }

    private String mail(TestBureau bureau, ClientNumber client) {
        return reconciliations.reconcile(bureaus.scope(bureau.manager()), MONTH, List.of()).differences().stream()
                .filter(one -> one.client().equals(client))
                .findFirst()
                .orElseThrow()
                .users()
                .getFirst()
                .email()
                .address();
    }

    @Test
    void aMonthThatNobodyWroteDownIsNoDifference() {
        PersonScope anne = bureaus.scope(bureaus.bureau("Fjellheim AS").admin());
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> reconciliations.reconcile(anne, YearMonth.of(2001, 1), List.of()))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("reconciliation.unwritten"));
    }

    @Test
    void aFileWithOtherColumnsOrARowThatCannotBeIsRefusedInWords() {
        assertThat(refusal("Kunde;Beløp\n1;2")).isEqualTo("reconciliation.columns");
        assertThat(refusal("")).isEqualTo("reconciliation.columns");
        String head = "Klientnummer;Tjeneste;Antall\n";
        assertThat(refusal(head + "4110;WebFaktura;mange")).isEqualTo("reconciliation.row");
        assertThat(refusal(head + "4110;Payroll;1")).isEqualTo("reconciliation.row");
        assertThat(refusal(head + "4110;WebFaktura;-1")).isEqualTo("reconciliation.row");
        assertThat(refusal(head + "4110")).isEqualTo("reconciliation.row");
        assertThat(Billed.read(head)).isEmpty();
        assertThat(Billed.read("client number,service,count\n4110,Visma.net,3"))
                .containsExactly(new Billed(new ClientNumber(4110), Service.VISMA_NET, 3));
    }

    private static String refusal(String text) {
        try {
            Billed.read(text);
            throw new AssertionError("taken");
        } catch (InvalidValue e) {
            return e.key();
        }
    }
}
