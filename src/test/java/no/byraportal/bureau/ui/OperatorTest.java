package no.byraportal.bureau.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.WebFakturaAccessService;
import no.byraportal.shared.ui.TokenDialog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Drift on the screen: bureaus, plans and WebFaktura's tokens, and no client. */
@PortalTest
@Transactional
class OperatorTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TestBureaus tests;
    private final WebFakturaAccessService webFaktura;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private String address;

    OperatorTest(TestBureaus tests, WebFakturaAccessService webFaktura, JdbcClient jdbc) {
        this.tests = tests;
        this.webFaktura = webFaktura;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signIn() {
        bureau = tests.bureau("Fjellheim AS");
        address = "byraer/"
                + jdbc.sql("select customer_number from bureau where id = :id")
                        .param("id", bureau.id().toString())
                        .query(String.class)
                        .single();
        tab.signIn(DemoPerson.of("drift@byraportal.example"));
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    @Test
    void aBureauIsCreatedAndIsItsOwnPageAtOnce() {
        tab.open("byraer");
        _click(button("Nytt byrå"));
        tab.type(field("Kundenummer hos Visma"), "12");
        _click(button("Opprett byrået"));
        assertThat(field("Kundenummer hos Visma").isInvalid()).isTrue();
        tab.type(field("Kundenummer hos Visma"), "63000001");
        _click(button("Opprett byrået"));
        assertThat(field("Byrå").isInvalid()).as("no name").isTrue();
        tab.type(field("Byrå"), "Ferskt Byrå AS");
        _click(button("Opprett byrået"));
        tab.roundTrip();
        assertThat(tab.address()).isEqualTo("byraer/63000001");
        assertThat(_get(H1.class).getText()).isEqualTo("Ferskt Byrå AS");
    }

    @Test
    void aBureauIsPausedWithAReasonAndOpenedAgain() {
        tab.open(address);
        assertThat(tab.text()).contains("1 aktive og 0 inaktive klienter").doesNotContain("Fjellheim");
        _click(button("Sett på pause …"));
        _click(button("Sett på pause"));
        assertThat(_get(TextArea.class).isInvalid()).as("no reason").isTrue();
        _get(TextArea.class).setValue("Ubetalt");
        _click(button("Sett på pause"));
        tab.roundTrip();
        assertThat(tab.text()).contains("På pause", "Agentene betjenes som før");
        tab.open("endringslogg?kind=bureau");
        assertThat(column(grid(), "Hva").getFirst()).isEqualTo("Byrået ble satt på pause Fordi: Ubetalt");
        tab.open(address);
        _click(button("Åpne igjen …"));
        _get(TextArea.class).setValue("Betalt");
        _click(button("Åpne igjen"));
        assertThat(tab.text()).contains("I drift");
    }

    @Test
    void aLicenceHasDaysInOrder() {
        tab.open(address);
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(any -> any.getAriaLabel()
                        .filter("Endre lisensen på WebFaktura"::equals)
                        .isPresent())));
        DatePicker from = _get(DatePicker.class, spec -> spec.withLabel("Første dag"));
        DatePicker to = _get(DatePicker.class, spec -> spec.withLabel("Siste dag"));
        to.setValue(from.getValue().minusDays(1));
        _click(button("Lagre"));
        assertThat(to.isInvalid()).isTrue();
        to.setValue(from.getValue().plusYears(1));
        _click(button("Lagre"));
        tab.roundTrip();
        assertThat(tab.text()).contains("WebFaktura Gjelder fra");
    }

    @Test
    void aPlanIsWrittenDownFromADayOn() {
        tab.open("planer");
        assertThat(column(grid(), "Navn")).contains("Demo");
        _click(button("Ny plan …"));
        tab.type(field("Kode"), "99");
        tab.type(field("Navn"), "Demo");
        _get(IntegerField.class).setValue(10);
        _click(button("Skriv inn planen"));
        assertThat(field("Kode").getErrorMessage()).isEqualTo("99 er alltid Demo og endres ikke.");
        tab.type(field("Kode"), "741");
        tab.type(field("Navn"), "Liten");
        _click(button("Skriv inn planen"));
        tab.roundTrip();
        assertThat(column(grid(), "Navn")).contains("Liten");
    }

    @Test
    void webFakturasTokenIsShownOnceChangedAndRevoked() {
        webFaktura.issue();
        tab.open("webfaktura-nokler");
        int before = Browserless.rows(grid()).size();
        _click(button("Ny nøkkel"));
        assertThat(Browserless.text(_get(TokenDialog.class))).containsPattern("bpw_[A-Za-z0-9_-]{43}");
        _click(button("Jeg har lagret nøkkelen"));
        tab.roundTrip();
        assertThat(tab.text()).doesNotContainPattern("bpw_[A-Za-z0-9_-]{43}");
        assertThat(Browserless.rows(grid())).hasSize(before + 1);
        assertThat(column(grid(), "Sist brukt").getFirst()).isEqualTo("aldri");
    }

    @Test
    void nobodyElseOpensTheOperatorsPages() {
        tab.signIn(bureau.admin());
        for (String page : new String[] {"byraer", address, "planer", "webfaktura-nokler"}) {
            tab.open(page);
            assertThat(_get(H1.class).getText()).as(page).isEqualTo("Du har ikke tilgang hit");
        }
    }
}
