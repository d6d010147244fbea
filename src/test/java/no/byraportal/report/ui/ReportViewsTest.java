package no.byraportal.report.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.DownloadKt;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.report.ReconciliationService.Difference;
import no.byraportal.report.Report;
import no.byraportal.report.ReportKind;
import no.byraportal.shared.Dates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Rapporter and the reconciliation, as the bureau's people use them. */
@PortalTest
@Transactional
class ReportViewsTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private TestBureau bureau;

    ReportViewsTest(TestBureaus bureaus, JdbcClient jdbc) {
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anAdministrator() {
        bureau = bureaus.bureau("Fjellheim AS");
        tab.signIn(bureau.admin());
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static Select<?> kind() {
        return (Select<?>) _get(Component.class, spec -> spec.withId("report-kind"));
    }

    private static DatePicker day(String label) {
        return _get(DatePicker.class, spec -> spec.withLabel(label));
    }

    @Test
    void whatIsAskedForStandsInTheListAtOnce() {
        tab.open("rapporter");
        assertThat(tab.text()).contains("Ingen rapporter ennå.");
        _click(button("Lag rapport"));
        assertThat(_get(Grid.class).getListDataView().getItemCount()).isEqualTo(1);
        assertThat(tab.text()).contains("Hver måned").doesNotContain("Ingen rapporter ennå.");
    }

    @Test
    void whoComesFromTheFiguresFindsTheirPeriodChosen() {
        tab.open("rapporter?rapport=clients&fra=2026-01-01&til=2026-03-31");
        assertThat(kind().getValue()).isEqualTo(ReportKind.CLIENTS);
        assertThat(day("Som per").getValue()).isEqualTo(LocalDate.of(2026, 3, 31));
        tab.open("rapporter?rapport=statistics&fra=x&til=y");
        assertThat(kind().getValue()).isEqualTo(ReportKind.STATISTICS);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoComesFromTheLetterFindsItsReportAtTheTop() {
        tab.open("rapporter");
        _click(button("Lag rapport"));
        String id = jdbc.sql("select id from report where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .query((row, n) -> row.getString("id"))
                .single();
        assertThat(tab.text()).doesNotContain("Rapporten du kom for");
        tab.open("rapporter?report=" + id);
        assertThat(tab.text()).contains("Rapporten du kom for");
        Grid<Report> grid = _get(Grid.class);
        assertThat(grid.getPartNameGenerator().apply(GridKt._get(grid, 0))).isEqualTo("meant");
        tab.open("rapporter?report=00000000-0000-4000-8000-000000000000");
        assertThat(tab.text()).contains("Rapporten i lenken finnes ikke lenger").doesNotContain("Rapporten du kom for");
    }

    @Test
    void whatCannotBeIsRefusedAtItsFieldAndNothingIsAsked() {
        tab.open("rapporter");
        LocalDate today = LocalDate.now(Dates.OSLO);
        day("Fra og med").setValue(today);
        day("Til og med").setValue(today.minusDays(1));
        _click(button("Lag rapport"));
        assertThat(day("Til og med").isInvalid()).isTrue();
        day("Til og med").setValue(today.plusDays(1));
        _click(button("Lag rapport"));
        assertThat(day("Til og med").isInvalid()).isTrue();
        assertThat(tab.text()).contains("Ingen rapporter ennå.");
    }

    @Test
    void staffChooseNobodysMonthlyReports() {
        tab.signIn(bureau.staff());
        tab.open("rapporter");
        assertThat(tab.text()).doesNotContain("Hver måned", "Avstemming mot Visma");
        _assertNone(Checkbox.class);
    }

    /** The first row as a phone has it. */
    @SuppressWarnings("unchecked")
    private static Component card() {
        Grid<Difference> grid = _get(Grid.class);
        var renderer = (ComponentRenderer<Component, Difference>)
                grid.getColumns().getFirst().getRenderer();
        return renderer.createComponent(GridKt._get(grid, 0));
    }

    @Test
    void whatWasBilledIsHeldAgainstTheMonthsEnd() {
        YearMonth last = YearMonth.now(Dates.OSLO).minusMonths(1);
        jdbc.sql("insert ignore into month_end values (:month, utc_timestamp(6))")
                .param("month", last.atDay(1))
                .update();
        tab.open("rapporter/avstemming");
        TextArea billed = _get(TextArea.class);
        billed.setValue("Kunde;Beløp\n1;2");
        _click(button("Sammenlign"));
        assertThat(billed.isInvalid()).isTrue();
        assertThat(billed.getErrorMessage()).contains("Klientnummer");
        billed.setValue("Klientnummer;Tjeneste;Antall\n" + bureau.client(0).clientNumber() + ";WebFaktura;3");
        _click(button("Sammenlign"));
        assertThat(billed.isInvalid()).isFalse();
        assertThat(tab.text()).contains("Fjellheim AS", "+3", "Ingen");
        assertThat(card().getElement().getTextRecursively())
                .contains("Fjellheim AS", "+3", "WebFaktura: 3 fakturert, 0 hos oss", "Ingen");
        String csv = new String(
                DownloadKt._download(_get(Anchor.class, spec -> spec.withText("CSV"))), StandardCharsets.UTF_8);
        assertThat(csv).contains("\"Fjellheim AS\"", "\"3\";\"0\";\"3\"");

        jdbc.sql("delete from month_end where month = :month")
                .param("month", last.atDay(1))
                .update();
        _click(button("Sammenlign"));
        assertThat(_get(Select.class).isInvalid()).isTrue();
        assertThat(tab.text()).doesNotContain("+3");
    }
}
