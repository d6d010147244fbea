package no.byraportal.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.column;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The frame around the views: who sees which menu, which bureau a tab works with, and what is said in trouble. */
@PortalTest
@Transactional
class FrameTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");
    private static final DemoPerson TONE = DemoPerson.of("tone@tindregnskap.example");
    private static final Pattern REFERENCE = Pattern.compile("[Rr]eferanse ([0-9a-f]{8})\\b");

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final JdbcClient jdbc;

    FrameTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static List<String> menu() {
        return all(SideNavItem.class).map(SideNavItem::getLabel).toList();
    }

    private static List<String> bureausOnTop() {
        return Browserless.menu("Byrå: ").stream().map(Browserless::text).toList();
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    private static List<String> clients() {
        return column(grid(), "Klient");
    }

    @Test
    void everybodySeesTheMenuThatIsTheirsAndStartsOnItsFirstPage() {
        starts(
                "kari@fjordregnskap.example",
                "oversikt",
                "Oversikt",
                "Klienter",
                "Visma.net",
                "Brukere",
                "Agenter",
                "Statistikk",
                "Abonnement mot bruk",
                "Rapporter",
                "Importer",
                "Personale",
                "Programtilgang",
                "Endringslogg",
                "Byråinnstillinger");
        starts(
                "leder@fjordregnskap.example",
                "oversikt",
                "Oversikt",
                "Klienter",
                "Visma.net",
                "Brukere",
                "Statistikk",
                "Abonnement mot bruk",
                "Rapporter",
                "Personale",
                "Endringslogg",
                "Byråinnstillinger");
        starts(
                "ola@fjordregnskap.example",
                "oversikt",
                "Oversikt",
                "Klienter",
                "Visma.net",
                "Brukere",
                "Statistikk",
                "Abonnement mot bruk",
                "Rapporter");
        starts("drift@byraportal.example", "byraer", "Byråer", "Planer", "WebFakturas nøkler", "Endringslogg");
        starts("daglig.leder@klient.example", "mine-firmaer", "Mine firmaer");
    }

    private void starts(String email, String address, String... menu) {
        tab.signIn(DemoPerson.of(email));
        tab.open("");
        assertThat(tab.address()).as(email).isEqualTo(address);
        assertThat(menu()).as(email).containsExactly(menu);
    }

    @Test
    void theMenuIsInGroupsAndAHeadingWithNothingBelowItIsNotShown() {
        String main = " Oversikt";
        groups("kari@fjordregnskap.example", main, "Tall Statistikk", "Byrået Importer");
        groups("leder@fjordregnskap.example", main, "Tall Statistikk", "Byrået Personale");
        groups("ola@fjordregnskap.example", main, "Tall Statistikk");
        groups("drift@byraportal.example", "Drift Byråer");
        groups("daglig.leder@klient.example", " Mine firmaer");
        jdbc.sql("update portal_user set language = 'en-GB' where email = :email")
                .param("email", KARI.email())
                .update();
        groups(KARI.email(), " Overview", "Figures Statistics", "The bureau Import");
    }

    /** Each group by its heading and its first entry. */
    private void groups(String email, String... groups) {
        tab.signIn(DemoPerson.of(email));
        tab.open("");
        assertThat(all(SideNav.class)
                        .map(nav -> (nav.getLabel() == null ? "" : nav.getLabel()) + " "
                                + nav.getItems().getFirst().getLabel()))
                .as(email)
                .containsExactly(groups);
        assertThat(all(SideNav.class)
                        .filter(nav -> nav.getLabel() == null)
                        .map(nav -> nav.getElement().getAttribute("aria-label")))
                .as("one without a heading has a name all the same")
                .allMatch(name -> name != null && !name.isBlank());
    }

    @Test
    void theFrameSaysWhoOneIsAndInWhichBureau() {
        tab.signIn(KARI);
        assertThat(tab.text()).contains("Byråportal Fjord Regnskap AS", "Kari Nordvik Byråadministrator");
        assertThat(bureausOnTop()).isEmpty();
    }

    @Test
    void thePeopleOfABureauThatIsPausedAreToldSoAtTheirNextClick() {
        tab.signIn(KARI);
        tab.open("klienter");
        jdbc.sql("update bureau set state = 'PAUSED' where customer_number = '90000001'")
                .update();
        tab.open("agenter");
        assertThat(_get(H1.class).getText()).isEqualTo("Fjord Regnskap AS har ikke tilgang til Byråportal nå");
        assertThat(tab.text()).contains("Ingenting er slettet.");
    }

    @Test
    void theOperatorSeesAllBureausAndNoClient() {
        tab.signIn(DemoPerson.of("drift@byraportal.example"));
        tab.open("byraer");
        assertThat(column(grid(), "Byrå")).contains("Fjord Regnskap AS", "Tind Regnskap AS");
        assertThat(column(grid(), "Kundenummer")).contains("90000001", "90000002");
        assertThat(column(grid(), "Aktive"))
                .as("numbers, and nothing else of them")
                .isNotEmpty();
        assertThat(tab.text()).doesNotContain("Fjordfisk");
    }

    @Test
    void aClientsOwnPersonSeesTheirCompaniesAndHowFarTheirAccessGoes() {
        tab.signIn(DemoPerson.of("daglig.leder@klient.example"));
        tab.open("mine-firmaer");
        assertThat(all(H2.class).map(H2::getText)).hasSize(2).contains("Fjordfisk AS");
        assertThat(tab.text())
                .contains("Fjordfisk AS Admin WebFaktura klientnummer 4110")
                .contains("Solbakken Tannklinikk AS Bruker WebFaktura klientnummer 4118");
    }

    @Test
    void whoHasNoRoleIsToldWhomToAskAndWhatToTellThem() {
        tab.signIn(DemoPerson.of("ny@fjordregnskap.example"));
        for (String address : List.of("", "klienter", "klienter/4110", "agenter")) {
            tab.open(address);
            assertThat(_get(H1.class).getText()).isEqualTo("Du er logget inn, men har ingen tilgang ennå");
            assertThat(tab.text())
                    .contains("Be byråadministratoren i byrået ditt om tilgang", "ny@fjordregnskap.example");
            assertThat(menu()).isEmpty();
        }
    }

    @Test
    void aPageOfAnotherRoleIsRefusedKindly() {
        tab.signIn(DemoPerson.of("ola@fjordregnskap.example"));
        tab.open("agenter");
        assertThat(_get(H1.class).getText()).isEqualTo("Du har ikke tilgang hit");
        assertThat(tab.text()).doesNotContain("Server i Bergen");
    }

    @Test
    void whoBelongsToTwoBureausSwitchesAndHasTheRoleOfEach() {
        tab.signIn(TONE);
        tab.open("klienter");
        assertThat(clients()).hasSize(3).contains("Breheimen Guiding AS");
        assertThat(menu())
                .containsExactly(
                        "Oversikt",
                        "Klienter",
                        "Visma.net",
                        "Brukere",
                        "Agenter",
                        "Statistikk",
                        "Abonnement mot bruk",
                        "Rapporter",
                        "Importer",
                        "Personale",
                        "Programtilgang",
                        "Endringslogg",
                        "Byråinnstillinger");
        assertThat(bureausOnTop()).containsExactly("Fjord Regnskap AS", "Tind Regnskap AS");
        Browserless.choose("Byrå: ", "Fjord Regnskap AS");
        tab.openTab();
        tab.open("klienter");
        assertThat(clients()).containsExactly("Elvebredden Bilverksted AS");
        assertThat(menu())
                .containsExactly(
                        "Oversikt",
                        "Klienter",
                        "Visma.net",
                        "Brukere",
                        "Statistikk",
                        "Abonnement mot bruk",
                        "Rapporter");
        assertThat(tab.text()).contains("Fjord Regnskap AS", "Byråmedarbeider");
        tab.open("agenter");
        assertThat(_get(H1.class).getText()).isEqualTo("Du har ikke tilgang hit");
    }

    @Test
    void aTabKeepsItsBureauWhenAnotherTabSwitches() {
        tab.signIn(TONE);
        tab.open("klienter");
        UI first = UI.getCurrentOrThrow();
        UI second = tab.openTab();
        tab.open("klienter");
        Browserless.choose("Byrå: ", "Fjord Regnskap AS");
        tab.open("klienter");
        assertThat(clients()).containsExactly("Elvebredden Bilverksted AS");
        UI.setCurrent(first);
        tab.open("agenter");
        tab.open("klienter");
        assertThat(clients()).hasSize(3).contains("Breheimen Guiding AS");
        UI.setCurrent(second);
        tab.open("klienter");
        assertThat(clients()).containsExactly("Elvebredden Bilverksted AS");
    }

    @Test
    void theBureauChosenLastIsThereAtTheNextSignIn() {
        tab.signIn(TONE);
        Browserless.choose("Byrå: ", "Fjord Regnskap AS");
        tab.signIn(TONE);
        tab.open("klienter");
        assertThat(clients()).containsExactly("Elvebredden Bilverksted AS");
    }

    @Test
    void theLanguageChosenLastIsThereAtTheNextSignIn() {
        tab.signIn(KARI);
        tab.open("klienter");
        assertThat(_get(H1.class).getText()).isEqualTo("Klienter");
        jdbc.sql("update portal_user set language = 'en-GB' where email = :email")
                .param("email", KARI.email())
                .update();
        tab.signIn(KARI);
        tab.open("klienter");
        assertThat(_get(H1.class).getText()).isEqualTo("Clients");
    }

    @Test
    void aPageThatTheDatabaseCannotMakeSaysSoWithAReference() {
        tab.signIn(KARI);
        tab.open("klienter");
        withoutTables(() -> {
            tab.open("klienter/4110");
            assertThat(_get(H1.class).getText()).isEqualTo("Noe gikk galt");
            assertThat(tab.text()).contains("Databasen svarer ikke akkurat nå. Ingenting er lagret.");
            assertThat(reference()).isNotEmpty();
        });
        tab.open("klienter/4110");
        assertThat(_get(H1.class).getText()).isEqualTo("Fjordfisk AS");
    }

    @Test
    void aClickThatTheDatabaseCannotCarryOutSaysSoWithAReferenceAndLosesNothingTyped() {
        tab.signIn(KARI);
        tab.open("klienter/4110/fakturaoppsett");
        tab.type(_get(TextField.class, spec -> spec.withId("invoicing-duedays")), "30");
        Button preview = _get(Button.class, spec -> spec.withText("Forhåndsvis endring"));
        withoutTables(() -> tab.failing(() -> _click(preview)));
        assertThat(tab.text()).contains("Databasen svarer ikke akkurat nå. Ingenting er lagret.");
        assertThat(reference()).isNotEmpty();
        assertThat(_get(TextField.class, spec -> spec.withId("invoicing-duedays"))
                        .getValue())
                .isEqualTo("30");
    }

    @Test
    void aFaultOfOursShowsAReferenceAndNothingOfTheFault() {
        jdbc.sql("update settings set document = '{\"active\": true, \"nonsense\": 1}'")
                .update();
        tab.signIn(KARI);
        tab.open("klienter/4110");
        assertThat(_get(H1.class).getText()).isEqualTo("Noe gikk galt");
        assertThat(reference()).isNotEmpty();
        assertThat(tab.text()).doesNotContainIgnoringCase("nonsense").doesNotContain("Exception");
    }

    private String reference() {
        Matcher found = REFERENCE.matcher(tab.text());
        return found.find() ? found.group(1) : "";
    }

    /** This transaction's connection looks for the portal's tables where there are none. */
    private void withoutTables(Runnable work) {
        String schema = jdbc.sql("select database()").query(String.class).single();
        jdbc.sql("use information_schema").update();
        try {
            work.run();
        } finally {
            jdbc.sql("use " + schema).update();
        }
    }
}
