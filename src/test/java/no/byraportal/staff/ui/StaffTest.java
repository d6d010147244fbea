package no.byraportal.staff.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.staff.StaffService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** Personale on the screen: who reaches what, and clients granted many at once with each one's outcome. */
@PortalTest
@Transactional
class StaffTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final StaffService staff;
    private final TestBureaus bureaus;
    private TestBureau bureau;
    private PersonScope mia;

    StaffTest(StaffService staff, TestBureaus bureaus) {
        this.staff = staff;
        this.bureaus = bureaus;
    }

    @BeforeEach
    void people() {
        bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS", "Fjelltopp AS");
        mia = bureaus.scope(bureau.staff());
        PersonScope anne = bureaus.scope(bureau.admin());
        staff.grant(
                anne,
                mia.user(),
                List.of(bureau.client(1).clientNumber()),
                Optional.of(anne.today().plusDays(3)));
        tab.signIn(bureau.admin());
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    private void openMia(String more) {
        tab.open("personale/" + mia.user() + more);
    }

    @Test
    void thePeopleOfTheBureauAreListedWithTheirRolesAndWhatTheyReach() {
        tab.open("personale");
        assertThat(column(grid(), "Rolle")).containsExactly("Byråadministrator", "Byråleder", "Byråmedarbeider");
        assertThat(column(grid(), "Når"))
                .containsExactly("Alle klienter, med rollen sin", "Alle klienter, med rollen sin", "1 klient");
    }

    @Test
    void ofAClientOneSeesWhoReachesIt() {
        tab.open("personale?client=" + bureau.client(1).clientNumber());
        assertThat(tab.text()).contains("Hvem i byrået som når Bekk og Bro AS.");
        assertThat(column(grid(), "Når").getLast()).startsWith("Har tilgang ut ");
        tab.open("personale?client=" + bureau.client(0).clientNumber());
        assertThat(column(grid(), "Når").getLast()).isEqualTo("Ikke tilgang");
        tab.open("klienter/" + bureau.client(1).clientNumber() + "/firma");
        assertThat(tab.text()).contains("Hvem i byrået som når klienten");
    }

    @Test
    void allThatFitTheFilterAreGrantedAtOnceAndEachOutcomeIsTold() {
        openMia("?show=all");
        tab.type(_get(TextField.class), "fjell");
        assertThat(tab.text()).contains("0 valgt av 2 som passer filteret");
        _click(button("Velg alle 2"));
        assertThat(tab.text()).contains("2 valgt av 2 som passer filteret");
        openMia("?show=all");
        _click(button("Velg alle 3"));
        _click(button("Gi tilgang …"));
        GrantDialog dialog = _get(GrantDialog.class);
        assertThat(text(dialog)).contains("Mia Prøve får tilgang til 3 klienter, eller en ny siste dag.");
        _click(button("Gi tilgang til 3 klienter"));
        tab.roundTrip();
        assertThat(text(dialog)).contains("Mia Prøve har fått tilgang til 3 klienter.", "Har fått tilgang");
        assertThat(staff.person(bureaus.scope(bureau.admin()), mia.user()).clients())
                .isEqualTo(3);
    }

    @Test
    void whatIsSoAlreadyIsSaidBeforeAndAfter() {
        openMia("");
        _click(button("Velg alle 1"));
        _click(button("Gi tilgang …"));
        _get(DatePicker.class).setValue(mia.today().plusDays(3));
        assertThat(text(_get(GrantDialog.class))).contains("Ingenting endres for Mia Prøve.", "1 er slik alt.");
        _assertNone(
                Button.class,
                spec -> spec.withPredicate(
                        any -> any.isVisible() && any.getText().startsWith("Gi tilgang til")));
    }

    @Test
    void aDayThatIsOverIsRefusedUnderItsField() {
        openMia("");
        _click(button("Velg alle 1"));
        _click(button("Gi tilgang …"));
        _get(DatePicker.class).setValue(mia.today().minusDays(1));
        _click(_get(
                Button.class, spec -> spec.withPredicate(any -> any.getText().startsWith("Gi tilgang til"))));
        assertThat(_get(DatePicker.class).isInvalid()).isTrue();
        assertThat(tab.text()).contains("Velg en dag fra i dag og inntil 5 år fram.");
    }

    @Test
    void withdrawingIsForeseenAndTold() {
        openMia("");
        _click(button("Velg alle 1"));
        _click(button("Trekk tilbake tilgang …"));
        assertThat(text(_get(GrantDialog.class))).contains("Mia Prøve mister tilgangen til 1 klient.");
        _click(button("Trekk tilbake tilgang til 1 klient"));
        tab.roundTrip();
        assertThat(tab.text()).contains("Tilgangen er trukket tilbake", "har ikke fått tilgang til noen klienter ennå");
    }

    @Test
    void whoSeesAllHasNothingToBeGranted() {
        PersonScope leif = bureaus.scope(bureau.manager());
        tab.signIn(bureau.admin());
        tab.open("personale/" + leif.user());
        assertThat(tab.text()).contains("Leif Prøve har en rolle som når alle klienter.");
        _assertNone(Grid.class);
    }

    @Test
    void aManagerReadsAndGrantsNothing() {
        tab.signIn(bureau.manager());
        openMia("");
        assertThat(column(grid(), "Klient")).containsExactly("Bekk og Bro AS");
        _assertNone(Button.class, spec -> spec.withText("Velg alle 1"));
    }

    @Test
    void staffAndOtherBureausSeeNothingOfIt() {
        tab.signIn(bureau.staff());
        tab.open("personale");
        assertThat(_get(H1.class).getText()).isEqualTo("Du har ikke tilgang hit");
        tab.signIn(bureaus.bureau().admin());
        openMia("");
        assertThat(tab.text()).doesNotContain("Mia Prøve");
        tab.open("personale/tull");
        assertThat(tab.text()).doesNotContain("Mia Prøve");
    }
}
