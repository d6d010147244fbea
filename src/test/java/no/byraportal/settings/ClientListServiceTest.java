package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientNumber;
import no.byraportal.demo.DemoAccount;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ClientListService.Neighbours;
import no.byraportal.settings.ClientQuery.Sort;
import no.byraportal.settings.ClientQuery.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PortalTest
@Transactional
class ClientListServiceTest {

    private final ClientListService list;
    private final SettingsService settings;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    ClientListServiceTest(ClientListService list, SettingsService settings, TestBureaus bureaus, JdbcClient jdbc) {
        this.list = list;
        this.settings = settings;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fjordfisk AS",
                "fjordfisk",
                "dfis",
                " FISK ",
                "100146428",
                "100 146 428",
                "100\u00A0146\u00A0428",
                "100146",
                "C104",
                "c104",
                "104",
                "4110"
            })
    void aClientIsFoundByNameAndByEachOfItsNumbers(String search) {
        assertThat(found(kari(), search)).contains("Fjordfisk AS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "Fj%sk", "F_ordfisk", "!", "\\", "'", "' or 1=1 --", "D104", "46428", "🐟"})
    void whatOnlyLooksLikeAMatchIsNone(String search) {
        assertThat(found(kari(), search)).isEmpty();
        assertThat(list.count(kari(), ClientQuery.ALL.searching(search))).isZero();
    }

    @Test
    void signsThatMeanSomethingToTheDatabaseAreFoundWhereTheyStand() {
        TestBureau bureau = bureaus.bureau("100% Fisk AS", "Sei_og_Torsk AS", "Hei! AS", "Skrå\\strek AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThat(found(anne, "%")).containsExactly("100% Fisk AS");
        assertThat(found(anne, "_og_")).containsExactly("Sei_og_Torsk AS");
        assertThat(found(anne, "!")).containsExactly("Hei! AS");
        assertThat(found(anne, "\\")).containsExactly("Skrå\\strek AS");
    }

    @Test
    void namesStandInNorwegianOrder() {
        TestBureau bureau = bureaus.bureau(
                "Åsgard AS", "Zorro AS", "Østby AS", "Aasen AS", "andre AS", "Ærlig AS", "Bakke AS", "Aker AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThat(names(anne, ClientQuery.ALL))
                .containsExactly(
                        "Aker AS", "andre AS", "Bakke AS", "Zorro AS", "Ærlig AS", "Østby AS", "Aasen AS", "Åsgard AS");
        assertThat(names(anne, ClientQuery.ALL.sortedBy(Sort.NAME, true)))
                .first()
                .isEqualTo("Åsgard AS");
        assertThat(names(anne, ClientQuery.ALL.sortedBy(Sort.ERP_CLIENT_NO, false)))
                .startsWith("Åsgard AS", "Zorro AS");
        assertThat(found(anne, "østby")).containsExactly("Østby AS");
        assertThat(found(anne, "ANDRE")).containsExactly("andre AS");
    }

    @Test
    void theInactiveComeFirst() {
        TestBureau bureau = bureaus.bureau("Alfa AS", "Beta AS", "Gamma AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        deactivate(anne, bureau, 1);
        assertThat(names(anne, ClientQuery.ALL)).containsExactly("Beta AS", "Alfa AS", "Gamma AS");
        assertThat(names(anne, ClientQuery.ALL.sortedBy(Sort.NAME, true)))
                .containsExactly("Beta AS", "Gamma AS", "Alfa AS");
        assertThat(names(anne, ClientQuery.ALL.withStatus(Status.INACTIVE))).containsExactly("Beta AS");
    }

    @Test
    void eachFilterShowsAsManyAsItCounts() {
        PersonScope kari = kari();
        for (Status status : Status.values()) {
            ClientQuery query = ClientQuery.ALL.withStatus(status);
            int counted = list.counts(kari).getOrDefault(status, 0);
            assertThat(list.page(kari, query, 0, 500)).as(status.name()).hasSize(counted);
            assertThat(list.count(kari, query)).as(status.name()).isEqualTo(counted);
        }
        assertThat(list.counts(kari)).containsEntry(Status.ALL, 25);
    }

    @Test
    void aClientWaitsUntilTheAgentRunsTheNewestRevision() {
        TestBureau bureau = bureaus.bureau("Alfa AS", "Beta AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThat(names(anne, ClientQuery.ALL.withStatus(Status.WAITING))).containsExactly("Alfa AS", "Beta AS");
        jdbc.sql("""
                        insert into settings_applied
                            (client_id, bureau_id, consumer, revision, applied_at, sha256, reported_at)
                        values (:client, :bureau, 'AGENT', 1, now(), repeat('a', 64), now())""")
                .param("client", bureau.client(0).id().toString())
                .param("bureau", bureau.id().toString())
                .update();
        assertThat(names(anne, ClientQuery.ALL.withStatus(Status.WAITING))).containsExactly("Beta AS");
        change(anne, bureau, 0, SettingsField.FOOTER, "Takk for handelen!");
        assertThat(names(anne, ClientQuery.ALL.withStatus(Status.WAITING))).containsExactly("Beta AS");
        change(anne, bureau, 0, SettingsField.VOUCHER_TYPE_INVOICE, "7");
        assertThat(names(anne, ClientQuery.ALL.withStatus(Status.WAITING))).containsExactly("Alfa AS", "Beta AS");
        deactivate(anne, bureau, 0);
        deactivate(anne, bureau, 1);
        assertThat(names(anne, ClientQuery.ALL.withStatus(Status.WAITING)))
                .as("it has to hear that they are deactivated")
                .containsExactly("Alfa AS", "Beta AS");
        jdbc.sql("update settings_applied set revision = 4 where client_id = :client")
                .param("client", bureau.client(0).id().toString())
                .update();
        assertThat(names(anne, ClientQuery.ALL.withStatus(Status.WAITING))).containsExactly("Beta AS");
    }

    @Test
    void aPageShowsItsPart() {
        PersonScope kari = kari();
        List<ClientRow> all = list.page(kari, ClientQuery.ALL, 0, 500);
        assertThat(list.page(kari, ClientQuery.ALL, 10, 5)).isEqualTo(all.subList(10, 15));
        assertThat(list.page(kari, ClientQuery.ALL, 100, 5)).isEmpty();
        assertThat(all)
                .extracting(ClientRow::clientNumber)
                .doesNotHaveDuplicates()
                .hasSize(25);
    }

    @Test
    void neighboursAreThoseOfTheListAsItStands() {
        TestBureau bureau = bureaus.bureau("Alfa AS", "Beta AS", "Gamma AS", "Anna AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientNumber alfa = bureau.client(0).clientNumber();
        ClientNumber beta = bureau.client(1).clientNumber();
        ClientNumber gamma = bureau.client(2).clientNumber();
        ClientNumber anna = bureau.client(3).clientNumber();
        assertThat(list.neighbours(anne, ClientQuery.ALL, beta))
                .isEqualTo(new Neighbours(Optional.of(anna), Optional.of(gamma)));
        assertThat(list.neighbours(anne, ClientQuery.ALL, alfa))
                .isEqualTo(new Neighbours(Optional.empty(), Optional.of(anna)));
        assertThat(list.neighbours(anne, ClientQuery.ALL.sortedBy(Sort.NAME, true), beta))
                .isEqualTo(new Neighbours(Optional.of(gamma), Optional.of(anna)));
        assertThat(list.neighbours(anne, ClientQuery.ALL.searching("Alfa"), beta))
                .isEqualTo(new Neighbours(Optional.empty(), Optional.empty()));
    }

    @Test
    void staffSeeTheClientsGrantedToThemAndNoOther() {
        PersonScope ola = bureaus.scope(DemoPerson.of("ola@fjordregnskap.example"));
        assertThat(list.page(ola, ClientQuery.ALL, 0, 500))
                .extracting(row -> row.clientNumber().value())
                .containsExactlyInAnyOrder(4110L, 4113L, 4124L);
        assertThat(list.counts(ola)).containsEntry(Status.ALL, 3);
        assertThat(found(ola, "Breheimen")).isEmpty();
        assertThat(list.neighbours(ola, ClientQuery.ALL, DemoBureaus.BREHEIMEN))
                .isEqualTo(new Neighbours(Optional.empty(), Optional.empty()));
    }

    @Test
    void whoWorksAtTwoBureausSeesOneAtATimeInTheRoleSheHasThere() {
        DemoPerson tone = DemoPerson.of("tone@tindregnskap.example");
        choose(tone, DemoAccount.TIND);
        assertThat(names(bureaus.scope(tone), ClientQuery.ALL)).hasSize(3).contains("Breheimen Guiding AS");
        choose(tone, DemoAccount.FJORD);
        PersonScope atFjord = bureaus.scope(tone);
        assertThat(list.page(atFjord, ClientQuery.ALL, 0, 500))
                .extracting(row -> row.clientNumber().value())
                .containsExactly(4106L);
        assertThat(atFjord.mayKeepAgents()).isFalse();
    }

    @Test
    void aBureauWithoutClientsHasAnEmptyListAndNoughtsForCounts() {
        PersonScope anne = bureaus.scope(bureaus.bureau().admin());
        assertThat(list.page(anne, ClientQuery.ALL, 0, 50)).isEmpty();
        assertThat(list.counts(anne)).containsEntry(Status.ALL, 0).containsEntry(Status.PROBLEM, 0);
    }

    private void choose(DemoPerson person, String bureau) {
        jdbc.sql("""
                        update portal_user set chosen_bureau = (select id from bureau where customer_number = :number)
                        where subject = :subject""").param("number", bureau).param("subject", person.id()).update();
    }

    private void deactivate(PersonScope scope, TestBureau bureau, int client) {
        change(scope, bureau, client, SettingsField.ACTIVE, "false");
    }

    private void change(PersonScope scope, TestBureau bureau, int client, SettingsField field, String text) {
        ClientSettings now = settings.settings(scope, bureau.client(client).id());
        settings.change(scope, now.revision(), now.with(field, text), "Avtalt");
    }

    private PersonScope kari() {
        return bureaus.scope(DemoPerson.of("kari@fjordregnskap.example"));
    }

    private List<String> found(PersonScope scope, String search) {
        return names(scope, ClientQuery.ALL.searching(search));
    }

    private List<String> names(PersonScope scope, ClientQuery query) {
        return list.page(scope, query, 0, 500).stream().map(ClientRow::name).toList();
    }
}
