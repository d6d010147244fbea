package no.byraportal.access.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.bureau.BureauService;
import no.byraportal.client.ClientAccess;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** Mitt firma: a company's own administrator keeps its users, and nothing beyond. */
@PortalTest
@Transactional
class MyCompanyTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TestBureaus bureaus;
    private final BureauService bureauService;
    private TestBureau bureau;
    private DemoPerson siv;

    MyCompanyTest(TestBureaus bureaus, BureauService bureauService) {
        this.bureaus = bureaus;
        this.bureauService = bureauService;
    }

    @BeforeEach
    void anAdministrator() {
        bureau = bureaus.bureau("Bekk og Bro AS", "Alm AS");
        siv = bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        open();
    }

    private void open() {
        tab.signIn(siv);
        tab.open("mitt-firma/" + bureau.client(0).clientNumber());
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static Grid<?> users() {
        return _get(Grid.class);
    }

    private static Button inRow(int row, String text) {
        Component cell = GridKt._getCellComponent(users(), row, "actions");
        return _get(cell, Button.class, spec -> spec.withText(text));
    }

    private void invite(String email) {
        _click(button("Inviter bruker …"));
        _get(EmailField.class).setValue(email);
        _click(button("Inviter"));
        tab.roundTrip();
    }

    @Test
    void aUserIsInvitedSentAgainAndWithdrawn() {
        invite("ny@bekk.example");
        assertThat(tab.text()).contains("ny@bekk.example er invitert.");
        assertThat(column(users(), "Nivå")).containsExactly("Bruker", "Admin");
        assertThat(column(users(), "Tilstand").getFirst())
                .isEqualTo("Ikke koblet Venter på å bli koblet til Visma.net");
        _click(inRow(0, "Send på nytt"));
        tab.roundTrip();
        assertThat(tab.text()).contains("Invitasjonen sendes på nytt til ny@bekk.example.");
        _click(inRow(0, "Trekk tilbake …"));
        _click(button("Trekk tilbake"));
        assertThat(tab.text()).contains("Skriv hvorfor.");
        _get(TextArea.class).setValue("Sluttet.");
        _click(button("Trekk tilbake"));
        tab.roundTrip();
        assertThat(column(users(), "Nivå")).containsExactly("Admin");
    }

    @Test
    void whoHasSeveralCompaniesGoesFromOneToAnother() {
        _assertNone(ComboBox.class);
        siv = bureaus.clientUser(bureau, bureau.clients(), Level.ADMIN);
        open();
        @SuppressWarnings("unchecked")
        ComboBox<ClientAccess> companies = _get(ComboBox.class);
        assertThat(companies.getListDataView().getItems())
                .extracting(ClientAccess::name)
                .containsExactly("Alm AS", "Bekk og Bro AS");
        companies.setValue(companies.getListDataView().getItem(0));
        assertThat(tab.address()).isEqualTo("mitt-firma/" + bureau.client(1).clientNumber());
        assertThat(tab.text()).contains("Alm AS");
    }

    @Test
    void whatCannotBeIsRefusedUnderItsField() {
        invite("ikke en adresse");
        assertThat(_get(EmailField.class).isInvalid()).isTrue();
        _get(EmailField.class).setValue(bureau.staff().email());
        _click(button("Inviter"));
        assertThat(_get(EmailField.class).getErrorMessage()).startsWith("Adressen tilhører en medarbeider i byrået.");
        _get(EmailField.class).setValue("ny@bekk.example");
        _get(DatePicker.class).setValue(bureaus.scope(bureau.admin()).today().minusDays(1));
        siv.signIn();
        _click(button("Inviter"));
        assertThat(_get(DatePicker.class).isInvalid()).isTrue();
    }

    @Test
    void theLastAdministratorDoesNotRemoveHerself() {
        _click(inRow(0, "Trekk tilbake …"));
        _get(TextArea.class).setValue("Prøver.");
        _click(button("Trekk tilbake"));
        assertThat(_get(TextArea.class).getErrorMessage()).startsWith("Du er den siste administratoren.");
    }

    @Test
    void anotherAdministratorIsTheBureausToKeep() {
        var _ = bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        open();
        assertThat(tab.text()).contains("Byrået styrer administratorer");
    }

    @Test
    void whereTheBureauKeepsTheUsersItSaysSo() {
        bureauService.letClientsKeepUsers(bureaus.scope(bureau.admin()), false, "Vi gjør det.");
        open();
        assertThat(tab.text()).contains("som styrer firmaets brukere");
        _assertNone(Grid.class);
        _assertNone(Button.class, spec -> spec.withText("Inviter bruker …"));
    }
}
