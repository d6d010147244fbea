package no.byraportal.settings.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.all;
import static no.byraportal.Browserless.column;
import static no.byraportal.Browserless.rows;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import no.byraportal.settings.ClientRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The client list, as those see it who work with it. */
@PortalTest
@Transactional
class ClientListTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");
    private static final DemoPerson OLA = DemoPerson.of("ola@fjordregnskap.example");

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final JdbcClient jdbc;

    ClientListTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @SuppressWarnings("unchecked")
    private static Grid<ClientRow> grid() {
        return _get(Grid.class);
    }

    private static List<String> names() {
        return column(grid(), "Klient");
    }

    @Test
    void theAdministratorSeesAllClientsOfTheBureauAndHowManyThereAre() {
        tab.signIn(KARI);
        tab.open("klienter");
        assertThat(_get(H1.class).getText()).isEqualTo("Klienter");
        assertThat(tab.text()).contains("25 klienter · 21 aktive, 4 inaktive");
        assertThat(names()).hasSize(25).noneMatch(name -> name.contains("Breheimen"));
    }

    @Test
    void theInactiveStandFirstWithAStarAndTheRestAsNorwegiansSort() {
        tab.signIn(KARI);
        tab.open("klienter");
        assertThat(names().subList(0, 4)).allMatch(name -> name.startsWith("* "));
        assertThat(names().subList(4, 25)).noneMatch(name -> name.startsWith("*"));
        assertThat(names().subList(22, 25))
                .containsExactly("Øvre Dal Gårdsmat DA", "Aasen og Lie Arkitekter AS", "Åsgard Reiser AS");
        assertThat(column(grid(), "Status").subList(0, 5))
                .containsExactly("Inaktiv", "Inaktiv", "Inaktiv", "Inaktiv", "Aktiv");
    }

    @Test
    void aRowSaysTheNumbersAndWhatTheAgentRuns() {
        tab.signIn(KARI);
        tab.open("klienter?search=fjordfisk");
        assertThat(rows(grid()))
                .containsExactly(
                        List.of("Fjordfisk AS", "100 146 428", "C104", "4110", "Aktiv", "revisjon 3 · kjører 2", ""));
    }

    @Test
    void searchingNarrowsTheListAndStandsInTheAddress() {
        tab.signIn(KARI);
        tab.open("klienter");
        tab.type(_get(TextField.class), "bjørk");
        assertThat(tab.address()).isEqualTo("klienter?search=bj%C3%B8rk");
        assertThat(names()).containsExactly("Bjørkelund Barnehage SA");
    }

    @Test
    void aSearchWithLettersThatNoNumberHasFindsNames() {
        tab.signIn(KARI);
        for (String search : List.of("Øvre", "øvre", "Ås", "aas")) {
            tab.open("klienter");
            tab.type(_get(TextField.class), search);
            assertThat(names()).as(search).isNotEmpty();
        }
    }

    @Test
    void aClientIsFoundByAnyOfItsNumbers() {
        tab.signIn(KARI);
        for (String number : List.of("100146428", "100 146 428", "C104", "c104", "104", "4110")) {
            tab.open("klienter");
            tab.type(_get(TextField.class), number);
            assertThat(names()).as(number).contains("Fjordfisk AS");
        }
    }

    @Test
    void sortingStandsInTheAddressAndIsThereAgainWhenTheAddressIsOpened() {
        tab.signIn(KARI);
        tab.open("klienter");
        GridKt._sortByHeader(grid(), "Klientnr.", SortDirection.DESCENDING);
        tab.roundTrip();
        tab.open("klienter?sort=-client-number");
        assertThat(column(grid(), "Klientnr.").subList(4, 8)).containsExactly("4125", "4124", "4123", "4122");
        assertThat(grid().getSortOrder().getFirst().getDirection()).isEqualTo(SortDirection.DESCENDING);
    }

    @Test
    void whatCannotBeUnderstoodInTheAddressIsLeftOut() {
        tab.signIn(KARI);
        tab.open("klienter?sort=nonsense&status=nonsense");
        assertThat(names()).hasSize(25);
    }

    @Test
    void theChipsCountAndFilter() {
        tab.signIn(KARI);
        tab.open("klienter?search=as");
        List<RouterLink> chips =
                all(RouterLink.class).filter(link -> link.hasClassName("chip")).toList();
        assertThat(chips.stream().map(Browserless::text)).element(0).isEqualTo("Alle 25");
        assertThat(chips.stream().map(Browserless::text)).element(3).isEqualTo("Inaktive 4");
        assertThat(chips.getFirst().getElement().getAttribute("aria-current")).isEqualTo("true");
        assertThat(chips.get(3).getHref()).isEqualTo("klienter?search=as&status=inactive");
        tab.open("klienter?status=inactive");
        assertThat(names()).hasSize(4).allMatch(name -> name.startsWith("* "));
    }

    @Test
    void aProblemIsToldInWords() {
        tab.signIn(KARI);
        tab.open("klienter?status=problem");
        assertThat(column(grid(), "Viktigste problem"))
                .containsExactlyInAnyOrder(
                        "WebFaktura klientnummer 4117 er avvist",
                        "Aktiv: WebFaktura har ikke bekreftet revisjon 2",
                        "Betalingsfrist «-14» kan ikke forstås",
                        "Betalingsfrist «30 dg» kan ikke forstås",
                        "Betalingsfrist «fjorten» kan ikke forstås",
                        "Første kundenummer: nummer 10 010 (10 000–19 999) er ERP-systemets",
                        "Avgiftskoder uten sats: 22, 33",
                        "Avgiftskoder for råfisk har ingen sats: 32",
                        "Innbetalinger er av i ERP-systemet");
    }

    @Test
    void whoeverHasNotFetchedTheNewestIsWaiting() {
        tab.signIn(KARI);
        tab.open("klienter?status=waiting");
        assertThat(names()).contains("Fjordfisk AS");
        assertThat(column(grid(), "Agent"))
                .allMatch(agent -> agent.matches("revisjon (\\d) · (kjører \\d|ikke hentet)"));
    }

    @Test
    void aSearchThatFindsNothingSaysSoAndOffersTheWayBack() {
        tab.signIn(KARI);
        tab.open("klienter?search=finnesikke");
        assertThat(tab.text()).contains("Ingen passer.");
        assertThat(all(Grid.class).filter(grid -> grid.isVisible())).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Fjern filter")));
        assertThat(tab.address()).isEqualTo("klienter");
        assertThat(names()).hasSize(25);
    }

    @Test
    void aBureauWithoutClientsIsToldWhenTheyCome() {
        jdbc.sql("update membership set bureau_id = (select b.id from bureau b where b.customer_number = :new) where"
                        + " user_id = (select u.id from portal_user u where u.email = :email)")
                .param("new", emptyBureau())
                .param("email", KARI.email())
                .update();
        tab.signIn(KARI);
        tab.open("klienter");
        assertThat(tab.text()).contains("Ingen klienter ennå. De kommer når agenten har sendt variables.xml.");
    }

    private String emptyBureau() {
        jdbc.sql("insert into bureau (id, customer_number, name) values (uuid(), '90000077', 'Tomt Byrå AS')")
                .update();
        return "90000077";
    }

    @Test
    void staffSeeOnlyTheClientsGrantedToThem() {
        tab.signIn(OLA);
        tab.open("klienter");
        assertThat(names()).hasSize(3).contains("Fjordfisk AS");
        assertThat(tab.text()).contains("3 klienter");
    }

    @Test
    void staffWithoutAnyClientAreToldWhomToAsk() {
        jdbc.sql("delete from staff_grant").update();
        tab.signIn(OLA);
        tab.open("klienter");
        assertThat(tab.text())
                .contains("Du har ikke fått tilgang til noen klienter ennå. Be byråadministratoren om det.");
    }

    @Test
    void aNarrowWindowShowsCards() {
        tab.signIn(KARI);
        tab.open("klienter?search=fjordfisk");
        tab.resize(390);
        assertThat(rows(grid()))
                .singleElement()
                .satisfies(cells -> assertThat(cells)
                        .singleElement()
                        .asString()
                        .contains("Fjordfisk AS", "Aktiv", "C104 · 100 146 428", "revisjon 3 · kjører 2"));
        tab.resize(1280);
        assertThat(rows(grid()).getFirst()).hasSize(7);
    }

    @Test
    void aClientIsReachedWithTheListsFilterInTheAddress() {
        tab.signIn(KARI);
        tab.open("klienter?search=fjordfisk");
        RouterLink link = new ClientLinks(grid()).first();
        assertThat(text(link)).isEqualTo("Fjordfisk AS");
        assertThat(link.getHref()).isEqualTo("klienter/4110?search=fjordfisk");
    }

    /** The links that the list's first column is made of. */
    private record ClientLinks(Grid<ClientRow> grid) {
        RouterLink first() {
            var cell = GridKt._getCellComponent(grid, 0, "name");
            return (RouterLink) cell.getChildren().findFirst().orElseThrow();
        }
    }
}
