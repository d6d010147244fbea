package no.byraportal.access.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.access.AccessGrant;
import no.byraportal.access.AccessService;
import no.byraportal.access.Invitation;
import no.byraportal.access.Invitations;
import no.byraportal.access.PeopleQuery;
import no.byraportal.access.PeopleService;
import no.byraportal.access.PersonRow;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ChecklistService;
import no.byraportal.settings.OutsideTask;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Brukere on the screen: who has what and why, inviting one or many, and taking it back. */
@PortalTest
@Transactional
class UsersTest {

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final AccessService access;
    private final PeopleService people;
    private final TestBureaus bureaus;
    private final ChecklistService checklist;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;

    UsersTest(
            AccessService access,
            PeopleService people,
            TestBureaus bureaus,
            ChecklistService checklist,
            JdbcClient jdbc) {
        this.access = access;
        this.people = people;
        this.bureaus = bureaus;
        this.checklist = checklist;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void somePeople() {
        bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS", "Fjelltopp AS");
        anne = bureaus.scope(bureau.admin());
        invite("siv@bekk.example", "Siv Bekk", Level.ADMIN, 0, 1);
        invite("bo@bro.example", "Bo Bro", Level.USER, 1);
        tab.signIn(bureau.admin());
    }

    private void invite(String email, String name, Level level, int... clients) {
        access.invite(
                anne,
                new Invitations(
                        List.of(Invitation.of(email, name, level, Optional.empty())),
                        IntStream.of(clients).mapToObj(this::number).toList(),
                        "Avtalt i møte",
                        Texts.BOKMAL));
    }

    private ClientNumber number(int client) {
        return bureau.client(client).clientNumber();
    }

    private PersonRow person(String name) {
        return people.page(anne, PeopleQuery.ALL.searching(name), 0, 10).getFirst();
    }

    private void openPerson(String name) {
        tab.open("brukere/" + person(name).id());
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    @Test
    void theClientsPeopleAreListedWithWhatTheyHaveAndHowFarTheyHaveCome() {
        tab.open("brukere");
        assertThat(column(grid(), "Navn")).containsExactly("Bo Bro bo@bro.example", "Siv Bekk siv@bekk.example");
        assertThat(column(grid(), "Klienter")).containsExactly("Bekk og Bro AS", "Bekk og Bro AS, Fjellheim AS");
        assertThat(column(grid(), "Nivå")).containsExactly("Bruker", "Admin");
        assertThat(column(grid(), "Status")).containsOnly("Ikke koblet Venter på å bli koblet til Visma.net");
        assertThat(column(grid(), "Sist innlogget")).containsOnly("Aldri");
        assertThat(tab.text()).contains("2 brukere");
    }

    @Test
    void eachFilterHasAnAddressAndGoesOffByTheSameChip() {
        tab.open("brukere?review=admins");
        assertThat(column(grid(), "Navn")).containsExactly("Siv Bekk siv@bekk.example");
        assertThat(tab.text()).contains("Fjern filteret Administratorer", "Ubrukt i 90 dager 0");
        tab.open("brukere?state=activated");
        _assertNone(Grid.class);
        assertThat(tab.text()).contains("Ingen passer");
        _click(button("Fjern filter"));
        assertThat(tab.address()).isEqualTo("brukere");
        tab.type(_get(TextField.class), "bro");
        assertThat(tab.address()).isEqualTo("brukere?search=bro");
        tab.open("brukere?client=" + number(0) + "&state=tull&sort=tull&review=tull");
        assertThat(column(grid(), "Navn")).containsExactly("Siv Bekk siv@bekk.example");
        assertThat(tab.text()).contains("Fjern filteret Fjellheim AS");
    }

    @Test
    void whoHasNotSignedInForNinetyDaysStandsOnTheReviewList() {
        jdbc.sql(
                        "update portal_user set activated_at = utc_timestamp() - interval 91 day where email = 'bo@bro.example'")
                .update();
        tab.open("brukere?review=unused");
        assertThat(column(grid(), "Navn")).containsExactly("Bo Bro bo@bro.example");
        assertThat(column(grid(), "Status").getFirst()).startsWith("Aktivert Siden ");
    }

    @Test
    void whoseAccessToTheClientHasEndedIsShownAsEndedThere() {
        jdbc.sql("""
                        update client_grant set ends_on = '2025-11-03'
                        where user_id = (select id from portal_user where email = 'bo@bro.example')""").update();
        tab.open("klienter/" + number(1) + "/brukere");
        assertThat(tab.text()).contains("Avsluttet 3. nov. 2025", "Siv Bekk");
        tab.open("brukere?search=bo@bro");
        assertThat(column(grid(), "Klienter")).containsExactly("Ingen nå");
    }

    @Test
    void theChecklistOfTheClientTellsHowFarItsFirstUserHasCome() {
        checklist.raise(anne, bureau.client(1).id(), Set.of(OutsideTask.SCHEDULED_JOB));
        checklist.raise(anne, bureau.client(2).id(), Set.of(OutsideTask.SCHEDULED_JOB));
        jdbc.sql("update client_grant set granted_at = granted_at - interval 1 day where level = 'ADMIN'")
                .update();
        tab.open("klienter/" + number(1));
        assertThat(text(_get(FirstUserLine.class)))
                .contains("Første bruker", "Siv Bekk", "Ikke koblet", "Brukere")
                .doesNotContain("Bo Bro");
        jdbc.sql("""
                        update portal_user set invited_at = utc_timestamp() - interval 4 day,
                            link_ends_at = utc_timestamp() - interval 1 day where email = 'siv@bekk.example'""").update();
        tab.open("klienter/" + number(1));
        assertThat(text(_get(FirstUserLine.class))).contains("Lenken utløpt");
        jdbc.sql("update portal_user set activated_at = utc_timestamp() where email = 'siv@bekk.example'")
                .update();
        tab.open("klienter/" + number(1));
        assertThat(text(_get(FirstUserLine.class))).contains("Aktivert");
        assertThat(_get(FirstUserLine.class).getClassNames()).contains("step-done");
        tab.open("klienter/" + number(2));
        assertThat(text(_get(FirstUserLine.class))).contains("Ingen hos klienten har fått tilgang ennå.");
    }

    @Test
    void whatWaitsIsSaidWithItsReason() {
        jdbc.sql("update portal_user set trouble = 'AWAY', trouble_at = utc_timestamp() where email = 'bo@bro.example'")
                .update();
        openPerson("Bo Bro");
        assertThat(tab.text())
                .contains("Venter på Keycloak, som ikke svarer (siden ", "Det prøves på nytt av seg selv");
        _click(button("Prøv igjen"));
        tab.roundTrip();
        assertThat(tab.text()).contains("Det prøves igjen nå.");
    }

    @Test
    void everyGrantIsExplained() {
        openPerson("Siv Bekk");
        assertThat(tab.text()).contains("Hvorfor har Siv Bekk tilgang?");
        assertThat(column(grid(), "Klient")).containsExactly("Bekk og Bro AS", "Fjellheim AS");
        assertThat(column(grid(), "Hvorfor"))
                .allSatisfy(
                        why -> assertThat(why).startsWith("Gitt av Anne Prøve ").endsWith("«Avtalt i møte»"));
        assertThat(column(grid(), "Til og med")).containsOnly("Til noen trekker den tilbake");
    }

    /** The box in a row of the grants. */
    private static void choose(int row) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Grid<AccessGrant> grants = _get(Grid.class);
        var boxes =
                (ComponentRenderer<?, AccessGrant>) grants.getColumns().get(1).getRenderer();
        ((Checkbox) boxes.createComponent(GridKt._get(grants, row))).setValue(true);
    }

    @Test
    void chosenGrantsAreWithdrawnForAReasonAndWhatIsLeftShows() {
        openPerson("Siv Bekk");
        choose(1);
        assertThat(tab.text()).contains("1 valgt av 2");
        _click(button("Trekk tilbake …"));
        DeedDialog dialog = _get(DeedDialog.class);
        assertThat(text(dialog)).contains("Siv Bekk mister tilgangen til 1 klient.", "Mister tilgangen");
        _click(button("Trekk tilbake 1 tilgang"));
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("Skriv hvorfor.");
        _get(TextArea.class).setValue("Har sluttet");
        _click(button("Trekk tilbake 1 tilgang"));
        assertThat(text(dialog)).contains("Siv Bekk når ikke lenger 1 klient.", "Tilgangen er trukket tilbake");
        _click(button("Lukk"));
        assertThat(column(grid(), "Klient")).containsExactly("Bekk og Bro AS");
    }

    @Test
    void anInvitationIsWithdrawnAndItsPersonIsGone() {
        openPerson("Bo Bro");
        _click(button("Trekk tilbake invitasjonen …"));
        _get(TextArea.class).setValue("Feil person");
        _click(button("Trekk tilbake 1 tilgang"));
        assertThat(text(_get(DeedDialog.class))).contains("Bo Bro når ikke lenger 1 klient.");
        _click(button("Lukk"));
        tab.roundTrip();
        assertThat(tab.address()).isEqualTo("brukere");
        assertThat(column(grid(), "Navn")).containsExactly("Siv Bekk siv@bekk.example");
    }

    @Test
    void levelAndLastDayAreChangedTogether() {
        openPerson("Siv Bekk");
        _click(button("Velg alle 2"));
        _click(button("Endre …"));
        level().setValue(Level.USER);
        _get(DatePicker.class).setValue(anne.today().plusDays(3));
        _get(TextArea.class).setValue("Bare ut uken");
        assertThat(text(_get(DeedDialog.class))).contains("Siv Bekk får endret tilgang til 2 klienter.");
        _click(button("Endre 2 tilganger"));
        assertThat(people.grants(anne, person("Siv Bekk").id())).allSatisfy(grant -> {
            assertThat(grant.level()).isEqualTo(Level.USER);
            assertThat(grant.lastDay()).contains(anne.today().plusDays(3));
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RadioButtonGroup<Level> level() {
        return _get(RadioButtonGroup.class, spec -> spec.withId("users-level"));
    }

    @Test
    void aDayThatIsOverIsRefusedUnderItsField() {
        openPerson("Bo Bro");
        _click(button("Velg alle 1"));
        _click(button("Endre …"));
        _get(DatePicker.class).setValue(anne.today().minusDays(1));
        assertThat(_get(DatePicker.class).isInvalid()).isTrue();
        assertThat(tab.text()).contains("Velg en siste dag fra i dag");
    }

    @Test
    void anInvitationIsSentAgainAndCorrectedToTheRightAddress() {
        openPerson("Bo Bro");
        _click(button("Send invitasjonen på nytt"));
        tab.roundTrip();
        assertThat(tab.text()).contains("Bo Bro får en ny e-post med ny lenke.");
        _click(button("Rett invitasjonen …"));
        TextField email = _get(TextField.class, spec -> spec.withId("users-email"));
        email.setValue("bo@bro");
        _click(button("Rett og send på nytt"));
        assertThat(email.getErrorMessage()).startsWith("Skriv en e-postadresse");
        email.setValue(bureau.staff().email());
        _click(button("Rett og send på nytt"));
        assertThat(email.getErrorMessage()).startsWith("Adressen tilhører en medarbeider");
        email.setValue("bodil@bro.example");
        _get(TextField.class, spec -> spec.withId("users-name")).setValue("Bodil Bro");
        _click(button("Rett og send på nytt"));
        tab.roundTrip();
        assertThat(tab.text()).contains("Hvorfor har Bodil Bro tilgang?", "bodil@bro.example");
        tab.open("brukere");
        assertThat(column(grid(), "Navn"))
                .contains("Bodil Bro bodil@bro.example")
                .doesNotContain("Bo Bro bo@bro.example");
    }

    @Test
    void othersGetTheSameAccess() {
        openPerson("Siv Bekk");
        _click(button("Gi samme tilgang til andre …"));
        _get(TextArea.class, spec -> spec.withId("users-copy-to"))
                .setValue("Eva Bekk <eva@bekk.example>, bo@bro.example");
        _get(TextArea.class, spec -> spec.withId("users-reason")).setValue("Vikarer");
        assertThat(text(_get(DeedDialog.class))).contains("4 tilganger gis, slik Siv Bekk har dem.");
        _click(button("Gi 4 tilganger"));
        assertThat(person("Eva Bekk").admin()).isTrue();
        assertThat(person("Bo Bro").clients()).isEqualTo(2);
    }

    @Test
    void somebodyGetsWhatAColleagueHas() {
        openPerson("Bo Bro");
        _click(button("Gi tilgang som en kollega …"));
        @SuppressWarnings({"unchecked", "rawtypes"})
        ComboBox<PersonRow> from = _get(ComboBox.class);
        from.setValue(person("Siv Bekk"));
        assertThat(text(_get(DeedDialog.class))).contains("Skriv hvorfor, siden brukeren blir administrator.");
        _get(TextArea.class).setValue("Overtar for Siv");
        _click(button("Gi 2 tilganger"));
        assertThat(person("Bo Bro").clients()).isEqualTo(2);
    }

    @Test
    void oneIsInvitedFromTheClientsPageAfterTheCheckIsConfirmed() {
        tab.open("klienter/" + number(2) + "/brukere");
        assertThat(tab.text())
                .contains("Ingen brukere", "Alle som når klienten", "Byråadministrator: når alle klienter");
        _click(_get(Button.class, spec -> spec.withId("users-invite")));
        tab.roundTrip();
        assertThat(tab.address()).isEqualTo("brukere/inviter?client=" + number(2));
        _click(button("Forhåndsvis"));
        assertThat(tab.text()).contains("Skriv en e-postadresse", "Bekreft kontrollen før du inviterer.");
        _get(TextField.class, spec -> spec.withId("invitation-email")).setValue("ny@topp.example");
        _get(TextField.class, spec -> spec.withId("invitation-name")).setValue("Nina Topp");
        _get(Checkbox.class).setValue(true);
        _click(button("Forhåndsvis"));
        assertThat(tab.text()).contains("1 tilgang gis. Ingen er slik alt, og ingen avvises.", "Fjelltopp AS");
        _click(button("Gi 1 tilgang"));
        assertThat(tab.text()).contains("1 tilgang er gitt.", "Last ned resultatet (CSV)");
        assertThat(person("Nina Topp").clientNames()).containsExactly("Fjelltopp AS");
    }

    @Test
    void anAdministratorIsInvitedForAReason() {
        tab.open("brukere/inviter?client=" + number(2));
        _get(TextField.class, spec -> spec.withId("invitation-email")).setValue("ny@topp.example");
        level().setValue(Level.ADMIN);
        _get(Checkbox.class).setValue(true);
        _click(button("Forhåndsvis"));
        assertThat(_get(TextArea.class).getErrorMessage())
                .isEqualTo("Skriv hvorfor, siden brukeren blir administrator.");
        _get(TextArea.class).setValue("Daglig leder");
        _click(button("Forhåndsvis"));
        _click(button("Gi 1 tilgang"));
        assertThat(person("ny@topp.example").admin()).isTrue();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void many(String rows) {
        tab.open("brukere/inviter?client=" + number(1));
        RadioButtonGroup<Object> how = _get(RadioButtonGroup.class, spec -> spec.withId("invitation-how"));
        how.setValue(how.getListDataView().getItem(1));
        _get(TextArea.class, spec -> spec.withId("invitation-paste")).setValue(rows);
        _get(Checkbox.class).setValue(true);
        _click(button("Forhåndsvis"));
    }

    @Test
    void ofManyEachRowIsForeseenAndWhatIsRefusedSaysWhy() {
        many("e-post;navn;nivå;siste dag\nny@bro.example;Ny Bro;;\nbo@bro.example;;;\nsiv\nny@bro.example\n"
                + bureau.staff().email() + "\nа@bro.example;;\nto@bro.example;To;sjef\ntre@bro.example;;;1.1.2020");
        assertThat(tab.text()).contains("1 tilgang gis. 1 er slik alt, og 6 avvises.");
        assertThat(column(grid(), "Resultat"))
                .satisfiesExactly(
                        row -> assertThat(row).isEqualTo("Får tilgang"),
                        row -> assertThat(row).isEqualTo("Uendret"),
                        row -> assertThat(row).startsWith("Avvist Skriv en e-postadresse"),
                        row -> assertThat(row).isEqualTo("Avvist Adressen står alt i rad 1."),
                        row -> assertThat(row).startsWith("Avvist Adressen tilhører en medarbeider i byrået."),
                        row -> assertThat(row).startsWith("Avvist Bokstaven «а» kan ikke stå der"),
                        row -> assertThat(row).isEqualTo("Avvist Nivået må være bruker eller admin."),
                        row -> assertThat(row).startsWith("Avvist Velg en siste dag"));
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(
                        any -> any.hasClassName("chip") && text(any).startsWith("Avvist"))));
        assertThat(column(grid(), "Rad")).containsExactly("3", "4", "5", "6", "7", "8");
        _click(button("Gi 1 tilgang"));
        assertThat(person("Ny Bro").clients()).isEqualTo(1);
    }

    @Test
    void fiveThousandRowsAreForeseenAndOneMoreIsTooMany() {
        String rows = IntStream.range(0, AccessService.MOST_ROWS)
                .mapToObj(n -> n % 10 == 0 ? "feil " + n : "nr" + n + "@bro.example")
                .collect(Collectors.joining("\n"));
        many(rows);
        assertThat(tab.text()).contains("500 avvises.");
        many(rows + "\nen-til@bro.example");
        assertThat(tab.text()).contains("Del opp listen: høyst ");
    }

    @Test
    void everyoneWhoReachesAClientIsShownAndGoesInASpreadsheet() {
        bureaus.grant(bureau.staff(), bureau.client(1));
        tab.open("klienter/" + number(1) + "/brukere");
        assertThat(tab.text())
                .contains(
                        "2 brukere",
                        "Byråadministrator: når alle klienter",
                        "Byråleder: leser alle klienter",
                        "Byråmedarbeider: har fått klienten",
                        "Klientens admin",
                        "Klientens bruker");
        jdbc.sql("update portal_user set name = '=1+1' where email = 'bo@bro.example'")
                .update();
        assertThat(new String(ReachDownload.csv(people.reach(anne, number(1)), Texts.BOKMAL), StandardCharsets.UTF_8))
                .startsWith("\uFEFFNavn;E-post;Hvordan;Gitt;Gitt av;Hvorfor;Til og med\r\n")
                .contains("\"'=1+1\";\"bo@bro.example\";\"Klientens bruker\";");
    }

    @Test
    void aManagerReadsAndChangesNothing() {
        tab.signIn(bureau.manager());
        openPerson("Siv Bekk");
        assertThat(column(grid(), "Klient")).containsExactly("Bekk og Bro AS", "Fjellheim AS");
        _assertNone(Checkbox.class);
        _assertNone(Button.class, spec -> spec.withText("Send invitasjonen på nytt"));
        tab.open("brukere");
        _assertNone(Button.class, spec -> spec.withText("Inviter brukere"));
        tab.open("brukere/inviter");
        assertThat(_get(H1.class).getText()).isEqualTo("Du har ikke tilgang hit");
    }

    @Test
    void staffSeeThePeopleOfTheirClientsAlone() {
        bureaus.grant(bureau.staff(), bureau.client(0));
        tab.signIn(bureau.staff());
        tab.open("brukere");
        assertThat(column(grid(), "Navn")).containsExactly("Siv Bekk siv@bekk.example");
        assertThat(column(grid(), "Klienter")).containsExactly("Fjellheim AS");
        openPerson("Siv Bekk");
        assertThat(column(grid(), "Klient")).containsExactly("Fjellheim AS");
    }

    @Test
    void anotherBureauSeesNothingOfIt() {
        String siv = person("Siv Bekk").id().toString();
        DemoPerson other = bureaus.bureau().admin();
        tab.signIn(other);
        tab.open("brukere");
        assertThat(tab.text()).contains("Ingen brukere ennå. Inviter den første.");
        tab.open("brukere/" + siv);
        assertThat(tab.text()).doesNotContain("Siv Bekk");
        tab.open("brukere/inviter?client=" + number(0));
        assertThat(tab.text()).doesNotContain("Fjellheim AS");
    }
}
