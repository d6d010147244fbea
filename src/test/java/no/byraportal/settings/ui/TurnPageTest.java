package no.byraportal.settings.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.as;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoPerson;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Programs;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ChecklistService;
import no.byraportal.settings.OutsideTask;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.TurnService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.annotation.Transactional;

/** A client is deactivated on its page, each party's proof stands there, and its own people are shut out at once. */
@PortalTest
@Transactional
class TurnPageTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");
    private static final DemoPerson OLA = DemoPerson.of("ola@fjordregnskap.example");
    private static final DemoPerson LEDER = DemoPerson.of("leder@fjordregnskap.example");
    private static final DemoPerson DAGLIG = DemoPerson.of("daglig.leder@klient.example");
    private static final String PAGE = "klienter/4110";

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final TurnService turns;
    private final SettingsService settings;
    private final ChecklistService checklist;
    private final ClientService clients;
    private final CurrentUser currentUser;

    TurnPageTest(
            TurnService turns,
            SettingsService settings,
            ChecklistService checklist,
            ClientService clients,
            CurrentUser currentUser) {
        this.turns = turns;
        this.settings = settings;
        this.checklist = checklist;
        this.clients = clients;
        this.currentUser = currentUser;
    }

    private ClientId fjordfisk() {
        return as(
                KARI,
                () -> clients.client(currentUser.scope(), DemoBureaus.FJORDFISK).id());
    }

    private static Button turning() {
        return _get(Button.class, spec -> spec.withId("turn-client"));
    }

    private void turn(String reason) {
        _click(turning());
        _get(TextArea.class, spec -> spec.withId("turn-reason")).setValue(reason);
        _click(_get(
                Button.class,
                spec -> spec.withText(
                        turning().getText().startsWith("Deaktiver") ? "Deaktiver klienten" : "Reaktiver klienten")));
        tab.roundTrip();
    }

    private static List<String> steps() {
        return all(TurnPanel.class)
                .flatMap(panel -> _find(panel, com.vaadin.flow.component.html.ListItem.class).stream())
                .map(Browserless::text)
                .toList();
    }

    @Test
    void aClientIsDeactivatedWithAReasonAndWhatItLeadsToIsSaidFirst() {
        tab.signIn(KARI);
        tab.open(PAGE);
        assertThat(turning().getText()).isEqualTo("Deaktiver klient\u00a0…");
        _click(turning());
        assertThat(text(_get(Dialog.class)))
                .contains(
                        "Synkagenten slutter å synkronisere",
                        "Belastningen stopper når WebFaktura har stengt",
                        "1 bruker mister tilgangen",
                        "slå av egenskapen WebFaktura-integrasjon");
        _click(_get(Button.class, spec -> spec.withText("Deaktiver klienten")));
        assertThat(_get(TextArea.class, spec -> spec.withId("turn-reason")).getErrorMessage())
                .startsWith("Skriv en begrunnelse.");
        _get(TextArea.class, spec -> spec.withId("turn-reason")).setValue("Solgt");
        _click(_get(Button.class, spec -> spec.withText("Deaktiver klienten")));
        tab.roundTrip();

        assertThat(tab.text()).contains("* Fjordfisk AS", "Deaktivert", "«Solgt»", "Klienten belastes til WebFaktura");
        assertThat(steps()).hasSize(3);
        assertThat(steps().get(0))
                .contains("Venter", "Svarte sist for revisjon 2", "Det viser ingenting om revisjon 4.");
        assertThat(turning().getText()).isEqualTo("Reaktiver klient\u00a0…");
    }

    @Test
    void eachPartysProofIsShownAndTheErpIsTicked() {
        tab.signIn(KARI);
        tab.open(PAGE);
        turn("Solgt");
        settings.acknowledge(Programs.webFaktura(), DemoBureaus.FJORDFISK, new Applied(4, Instant.now(), null, true));
        tab.open("klienter");
        tab.open(PAGE);
        assertThat(steps().get(1)).contains("Venter", "sier at klienten fortsatt er åpen");
        settings.acknowledge(Programs.webFaktura(), DemoBureaus.FJORDFISK, new Applied(4, Instant.now(), null, false));
        _get(Checkbox.class, spec -> spec.withLabel("Slå av WebFaktura-integrasjon i ERP-systemet"))
                .setValue(true);
        assertThat(steps().get(1)).contains("Bekreftet");
        assertThat(steps().get(2)).contains("Bekreftet", "Krysset av av Kari");
        assertThat(tab.text()).contains("Belastningen stoppet");

        turn("Kom tilbake");
        assertThat(tab.text()).contains("Reaktivert").doesNotContain("* Fjordfisk AS");
        assertThat(steps()).hasSize(3).allMatch(step -> step.contains("Venter"));
    }

    @Test
    void whatSomebodyHasTypedIsNotThrownAway() {
        tab.signIn(KARI);
        tab.open(PAGE + "/fakturaoppsett");
        tab.type(_get(TextField.class, spec -> spec.withId("invoicing-duedays")), "33");
        _click(turning());
        _assertNone(Dialog.class);
    }

    @Test
    void managersSeeAndChangeNothingAndStaffTurnTheirOwn() {
        as(KARI, () -> turns.deactivate(currentUser.scope(), fjordfisk(), "Solgt"));
        tab.signIn(LEDER);
        tab.open(PAGE);
        _assertNone(Button.class, spec -> spec.withId("turn-client"));
        assertThat(_get(Checkbox.class).isReadOnly()).isTrue();
        tab.signIn(OLA);
        tab.open(PAGE);
        turn("Kom tilbake");
        assertThat(tab.text()).contains("Reaktivert");
    }

    @Test
    void whatElseRemainsOutsideThePortalStandsOnTheFirstTab() {
        as(KARI, () -> {
            checklist.raise(currentUser.scope(), fjordfisk(), Set.of(OutsideTask.SCHEDULED_JOB));
            return "";
        });
        tab.signIn(KARI);
        tab.open(PAGE);
        assertThat(tab.text()).contains("Gjenstår utenfor portalen", "\\VismaWebFaktura.exe\" -A");
        _get(Checkbox.class).setValue(true);
        assertThat(tab.text()).contains("Krysset av av Kari");
    }

    @Test
    void paymentsThatAreTurnedOffShowTheirThreeStepsInOrder() {
        tab.signIn(KARI);
        tab.open("klienter/4116/moduler");
        assertThat(steps()).hasSize(3);
        assertThat(steps().get(0)).contains("Synkagenten", "Bekreftet");
        assertThat(steps().get(1)).contains("WebFaktura", "Venter");
        assertThat(steps().get(2)).contains("ERP-systemet", "Etterpå");
        tab.open("klienter/4116/firma");
        assertThat(steps()).hasSize(3);
        tab.open("klienter/4116/kontoer");
        assertThat(steps()).isEmpty();
    }

    @Test
    void whoHasNotAnsweredInTwoDaysIsAProblemOnThePageAndInTheList() {
        tab.signIn(KARI);
        tab.open("klienter/4112");
        assertThat(tab.text()).contains("WebFaktura har ikke bekreftet det på over et døgn");
        tab.open("klienter?status=problem&search=nordlys");
        assertThat(tab.text()).contains("Aktiv: WebFaktura har ikke bekreftet revisjon 2");
    }

    @Test
    void aClientsOwnPersonIsShutOutAtTheNextRequestAndKeepsTheOtherCompanies() {
        tab.signIn(DAGLIG);
        tab.open("mine-firmaer");
        assertThat(tab.text()).doesNotContain("Stengt");
        as(KARI, () -> turns.deactivate(currentUser.scope(), fjordfisk(), "Solgt"));

        tab.signIn(DAGLIG);
        tab.open("mine-firmaer");
        assertThat(tab.text())
                .contains(
                        "Fjordfisk AS Stengt",
                        "Trenger du noe herfra, spør du Fjord Regnskap AS",
                        "Solbakken Tannklinikk AS Bruker");
        as(KARI, () -> turns.reactivate(currentUser.scope(), fjordfisk(), "Kom tilbake"));
        tab.open("signed-out");
        tab.open("mine-firmaer");
        assertThat(tab.text()).doesNotContain("Stengt");
    }

    @Test
    void aDeactivationThatTheAgentHasNotHeardOfIsWaitedFor() {
        tab.signIn(KARI);
        tab.open("klienter?status=waiting&search=4118");
        assertThat(tab.text()).contains("Ingen passer.");
        as(
                KARI,
                () -> turns.deactivate(
                        currentUser.scope(),
                        clients.client(currentUser.scope(), new ClientNumber(4118))
                                .id(),
                        "Solgt"));
        tab.open("klienter");
        tab.open("klienter?status=waiting&search=4118");
        assertThat(tab.text()).contains("* Solbakken Tannklinikk AS");
    }
}
