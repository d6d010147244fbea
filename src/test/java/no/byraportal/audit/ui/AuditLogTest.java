package no.byraportal.audit.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static no.byraportal.Browserless.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.DownloadKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.audit.AuditService;
import no.byraportal.audit.LogQuery;
import no.byraportal.audit.LoggedChange;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.WebFakturaAccessService;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.DueDays;
import no.byraportal.settings.NumberService;
import no.byraportal.settings.Series;
import no.byraportal.settings.SeriesNumber;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Every change of a bureau stands in its log in words, and whoever may not read it reads nothing. */
@PortalTest
@Transactional
class AuditLogTest {

    private static final DemoPerson OPERATOR = DemoPerson.of("drift@byraportal.example");

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final AuditService audit;
    private final SettingsService settings;
    private final NumberService numbers;
    private final WebFakturaAccessService webFaktura;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;

    AuditLogTest(
            AuditService audit,
            SettingsService settings,
            NumberService numbers,
            WebFakturaAccessService webFaktura,
            TestBureaus bureaus,
            JdbcClient jdbc) {
        this.audit = audit;
        this.settings = settings;
        this.numbers = numbers;
        this.webFaktura = webFaktura;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void changes() {
        bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS");
        anne = bureaus.scope(bureau.admin());
        due(0, 21, "Avtalt på telefon");
        due(1, 30, "=CMD()");
        numbers.order(anne, bureau.client(0).id(), Series.INVOICE, new SeriesNumber(20_001), "Ny serie");
    }

    private void due(int client, int days, String reason) {
        ClientSettings now = settings.settings(anne, bureau.client(client).id());
        settings.change(anne, now.revision(), now.dueIn(new DueDays(days)), reason);
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    private void open(String address) {
        tab.signIn(bureau.manager());
        tab.open(address);
    }

    private List<LoggedChange> all(LogQuery query) {
        List<LoggedChange> all = new ArrayList<>();
        audit.each(anne, query, all::add);
        return all;
    }

    @Test
    void aChangeSaysWhoChangedWhatOfWhichClientFromWhatToWhatAndWhy() {
        open("endringslogg?kind=settings");
        assertThat(column(grid(), "Hvem").getFirst()).isEqualTo("Anne Prøve");
        assertThat(column(grid(), "Hva").getFirst()).isEqualTo("Innstillingene ble endret Fordi: =CMD()");
        assertThat(column(grid(), "Gjelder").getFirst()).isEqualTo("Bekk og Bro AS");
        assertThat(column(grid(), "Før → etter").getFirst()).contains("Betalingsfrist: 14 dager → 30 dager");
        assertThat(column(grid(), "Gjelder")).as("newest first").startsWith("Bekk og Bro AS", "Fjellheim AS");
    }

    @Test
    void whatIsNoSettingIsSaidInWordsToo() {
        open("endringslogg?kind=number");
        assertThat(rows(grid())).hasSize(1);
        assertThat(column(grid(), "Før → etter").getFirst())
                .contains("Serie: Fakturaer")
                .contains("Bestilt, minst: 20 001");
    }

    @Test
    void whoeverItWasAndWhateverItConcernsIsFoundByAnyPartOfIt() {
        assertThat(all(LogQuery.ALL.searching("telefon")))
                .singleElement()
                .satisfies(found -> assertThat(found.subject()).isEqualTo("Fjellheim AS"));
        assertThat(all(LogQuery.ALL.searching("TELEFON"))).hasSize(1);
        assertThat(all(LogQuery.ALL.searching("bekk og")))
                .isNotEmpty()
                .allMatch(found -> found.subject().equals("Bekk og Bro AS"));
        assertThat(all(LogQuery.ALL.searching("prøveserver"))).isNotEmpty();
        assertThat(all(LogQuery.ALL.searching("100%"))).isEmpty();
    }

    @Test
    void aFilterStandsInTheAddressAndGoesAway() {
        open("endringslogg");
        int everything = rows(grid()).size();
        tab.type(_get(TextField.class), "telefon");
        assertThat(tab.address()).isEqualTo("endringslogg?search=telefon");
        assertThat(rows(grid())).hasSize(1);
        open("endringslogg?client=" + bureau.client(0).clientNumber());
        assertThat(rows(grid()).size()).isBetween(2, everything - 1);
        assertThat(column(grid(), "Gjelder")).containsOnly("Fjellheim AS");
        open("endringslogg?search=finnes-ikke");
        _click(_get(Button.class, spec -> spec.withText("Fjern filter")));
        assertThat(rows(grid())).hasSize(everything);
    }

    @Test
    @SuppressWarnings("unchecked")
    void kindClientAndPeriodAreChosen() {
        open("endringslogg");
        Select<String> kind = _get(Select.class);
        kind.setValue("number");
        assertThat(tab.address()).isEqualTo("endringslogg?kind=number");
        ComboBox<AuditService.LoggedClient> client = _get(ComboBox.class);
        client.setValue(audit.client(anne, bureau.client(1).clientNumber()).orElseThrow());
        assertThat(tab.text()).contains("Ingen passer");
        jdbc.sql(
                        "update audit_log set at = '2026-03-01 22:59:59' where bureau_id = :bureau and action = 'number.ordered'")
                .param("bureau", bureau.id().toString())
                .update();
        tab.open("endringslogg?from=2026-03-01&to=2026-03-01");
        assertThat(column(grid(), "Hva")).as("the day as it is in Norway").hasSize(1);
        assertThat(_get(
                                DatePicker.class,
                                spec -> spec.withPredicate(
                                        day -> day.getAriaLabel().equals(Optional.of("Fra dag"))))
                        .getValue())
                .hasToString("2026-03-01");
        tab.open("endringslogg?from=2026-03-02&to=2026-03-03");
        _assertNone(Grid.class);
    }

    @Test
    void whatCannotBeReadInAnAddressIsNotAskedFor() {
        open("endringslogg?client=x&from=i-dag&kind=æ'--");
        assertThat(rows(grid())).isNotEmpty();
    }

    @Test
    void theFileHasALineForEachFieldAndNothingThatASpreadsheetRuns() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        LogCsv csv = new LogCsv(file, Texts.BOKMAL);
        audit.each(anne, LogQuery.ALL.ofKind("settings").searching("bekk"), csv::write);
        assertThat(file.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFFTidspunkt;Hvem;Hva;Gjelder;")
                .contains(";\"Bekk og Bro AS\";\"" + bureau.client(1).clientNumber()
                        + "\";\"Betalingsfrist\";\"14 dager\";\"30 dager\";\"'=CMD()\"\r\n");
    }

    @Test
    void theLinkGivesWhatTheListShows() {
        open("endringslogg?search=telefon");
        Anchor link = _get(
                Anchor.class, spec -> spec.withPredicate(a -> a.getElement().hasAttribute("download")));
        String file = new String(DownloadKt._download(link), StandardCharsets.UTF_8);
        assertThat(file).contains("Fjellheim AS").doesNotContain("Bekk og Bro");
    }

    @Test
    void aSecretIsNeverWritten() {
        assertThat(all(LogQuery.ALL).toString()).doesNotContain("hemmelig=", "skjult", bureau.token());
        List<String> details = jdbc.sql("select details from audit_log where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(details.toString()).doesNotContain("hemmelig=", "skjult", bureau.token());
    }

    @Test
    void theOperatorReadsOfThePortalAndOfNoClient() {
        OPERATOR.signIn();
        webFaktura.issue();
        tab.signIn(OPERATOR);
        tab.open("endringslogg");
        assertThat(column(grid(), "Hva")).contains("WebFaktura fikk en nøkkel til");
        assertThat(tab.text()).doesNotContain("Fjellheim", "Innstillingene");
        _assertNone(ComboBox.class);
        tab.open("endringslogg?client=" + bureau.client(0).clientNumber());
        assertThat(tab.text()).doesNotContain("Fjellheim");
    }

    @Test
    void staffReadNoLogAndAnotherBureauReadsItsOwn() {
        tab.signIn(bureau.staff());
        tab.open("endringslogg");
        assertThat(_get(H1.class).getText()).isEqualTo("Du har ikke tilgang hit");
        TestBureau other = bureaus.bureau("Annen AS");
        tab.signIn(other.admin());
        tab.open("endringslogg?client=" + bureau.client(0).clientNumber());
        assertThat(tab.text()).doesNotContain("Fjellheim");
        assertThat(audit.client(bureaus.scope(other.admin()), bureau.client(0).clientNumber()))
                .isEqualTo(Optional.empty());
    }

    @Test
    void theClientsHistoryLeadsToTheLogForWhoeverMayReadIt() {
        String history = "klienter/" + bureau.client(0).clientNumber() + "/historikk";
        open(history);
        assertThat(tab.text()).contains("Alt som er gjort med klienten");
        bureaus.grant(bureau.staff(), bureau.client(0));
        tab.signIn(bureau.staff());
        tab.open(history);
        assertThat(tab.text()).contains("Revisjon").doesNotContain("Alt som er gjort med klienten");
    }
}
