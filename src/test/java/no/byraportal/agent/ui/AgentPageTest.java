package no.byraportal.agent.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static no.byraportal.Browserless.column;
import static no.byraportal.Browserless.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.byraportal.Browserless;
import no.byraportal.PortalTest;
import no.byraportal.agent.VariablesService;
import no.byraportal.agent.VariablesVersion;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.annotation.Transactional;

/** An agent's page: how far it has come, its runs, its files, its own settings and its log. */
@PortalTest
@Transactional
class AgentPageTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");

    @RegisterExtension
    final Browserless tab = new Browserless();

    private final DemoBureaus demo;
    private final TestBureaus bureaus;
    private final VariablesService variables;
    private final CurrentUser currentUser;
    private final JdbcClient jdbc;

    AgentPageTest(
            DemoBureaus demo,
            TestBureaus bureaus,
            VariablesService variables,
            CurrentUser currentUser,
            JdbcClient jdbc) {
        this.demo = demo;
        this.bureaus = bureaus;
        this.variables = variables;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    private void openDemo(String part) {
        tab.signIn(KARI);
        tab.open("agenter/" + demo.agent() + part);
    }

    private void open(TestBureau bureau, String part) {
        tab.signIn(bureau.admin());
        tab.open("agenter/" + bureau.installation().id() + "/" + part);
    }

    private VariablesVersion last(TestBureau bureau) {
        return variables
                .versions(bureaus.scope(bureau.admin()), bureau.installation().id(), 0, 1)
                .getFirst();
    }

    private void openLast(TestBureau bureau) {
        VariablesVersion last = last(bureau);
        open(bureau, "filer?fil=" + last.id());
    }

    @Test
    void thePageBeginsWithHowFarTheAgentHasCome() {
        openDemo("");
        assertThat(_get(H1.class).getText()).isEqualTo("Server i Bergen");
        assertThat(tab.text()).contains("Feil i siste synkronisering");
        assertThat(column(grid(), "Klient")).hasSize(25);
    }

    @Test
    void aRunThatFailedSaysWhereAndWhy() {
        openDemo("/synkroniseringer");
        assertThat(column(grid(), "Resultat")).hasSize(9).first().isEqualTo("1 klient feilet");
        tab.open("agenter/" + demo.agent() + "/synkroniseringer?run="
                + jdbc.sql("select id from sync_run where installation_id = :agent order by started_at desc limit 1")
                        .param("agent", demo.agent().toString())
                        .query(String.class)
                        .single());
        assertThat(column(grid(), "Steg").getFirst()).contains("Fakturabunter feilet: Bunt 41 ble ikke bokført");
    }

    @Test
    void whatTheErpHasAndThePortalHasNotIsListed() {
        openDemo("/oppdaget");
        assertThat(tab.text()).contains("1 klient som ERP-systemet har, er ikke registrert her");
        assertThat(column(grid(), "ERP")).containsExactly("320");
        assertThat(column(grid(), "Klient")).containsExactly("Vestre Havn Fiskeforretning AS");
        assertThat(column(grid(), "Org.nr.")).containsExactly("100 500 221");
        TestBureau bureau = bureaus.bureau("Laks AS");
        open(bureau, "oppdaget");
        assertThat(tab.text()).contains("Alle klientene som agenten har meldt, er registrert.");
    }

    @Test
    void theLogIsSearched() {
        openDemo("/logg");
        int all = column(grid(), "Linje").size();
        tab.type(_get(TextField.class), "bunt 41");
        assertThat(column(grid(), "Linje")).hasSizeBetween(1, all - 1).allMatch(line -> line.contains("bunt 41"));
    }

    @Test
    void everyFileThatWasSentOrGivenStandsInTheList() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        assertThat(variables.given(
                        Programs.agent(bureau.id(), bureau.installation().id())))
                .isPresent();
        open(bureau, "filer");
        Grid<?> grid = grid();
        assertThat(column(grid, "Retning")).containsExactly("Gitt til agenten", "Sendt til portalen");
        assertThat(column(grid, "Av")).containsExactly("Prøveagent", "Anne Prøve");
        assertThat(column(grid, "Klienter")).containsExactly("2", "2");
        assertThat(column(grid, "SHA-256")).containsOnly(last(bureau).sha256().substring(0, 12));
    }

    @Test
    void anAgentThatSentNothingHasNoFilesAndNoSettingsYet() {
        TestBureau bureau = bureaus.bureau();
        open(bureau, "filer");
        assertThat(tab.text()).contains("Ingen filer ennå.", "Importer variables.xml");
        open(bureau, "system");
        assertThat(tab.text()).contains("Agenten har ikke sendt noen fil ennå.", "Importer variables.xml");
    }

    @Test
    void aFileIsReadWithoutItsCiphertextsWholeOrOneClientOfIt() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        openLast(bureau);
        assertThat(_get(H2.class).getText()).startsWith("Sendt til portalen ");
        assertThat(text(_get(Pre.class)))
                .contains("<Id>001</Id>", "<Id>002</Id>", "•••")
                .doesNotContain("hemmelig");
        assertThat(tab.text()).contains("Hele filen, med •••", last(bureau).sha256());
        tab.type(_get(TextField.class), " 002 ");
        assertThat(text(_get(Pre.class))).contains("<Id>002</Id>").doesNotContain("<Id>001</Id>", "skjult");
        tab.type(_get(TextField.class), "003");
        assertThat(tab.text()).contains("Filen har ingen klient 003.").doesNotContain("<Id>");
    }

    /** What the browser gets that follows the link. */
    private static MockHttpServletResponse follow(Anchor link, FileDownload download) throws IOException {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        download.handleRequest(
                VaadinRequest.getCurrent(),
                new VaadinServletResponse(answer, (VaadinServletService) VaadinService.getCurrent()),
                VaadinSession.getCurrent(),
                link.getElement());
        return answer;
    }

    private MockHttpServletResponse download(VariablesVersion file) throws IOException {
        return follow(
                _get(Anchor.class, spec -> spec.withText("Last ned")),
                new FileDownload(currentUser::scope, variables, file));
    }

    @Test
    void aFileIsDownloadedByteForByteAndNeverOpenedInTheBrowser() throws IOException {
        byte[] odd = ("\uFEFF<v>\r\n<system><DIPassword>æ=</DIPassword>\t</system>\n<company ><Id>001</Id >"
                        + "<ClientID>790001</ClientID></company></v> ")
                .getBytes(StandardCharsets.UTF_16LE);
        TestBureau bureau = bureaus.bureau(odd, "Laks AS");
        openLast(bureau);
        MockHttpServletResponse answer = download(last(bureau));
        assertThat(answer.getContentAsByteArray()).isEqualTo(odd);
        assertThat(answer.getContentLength()).isEqualTo(odd.length);
        assertThat(answer.getContentType()).isEqualTo("application/xml");
        assertThat(answer.getHeader("Content-Disposition"))
                .matches("attachment; filename=\"variables-\\d{4}-\\d\\d-\\d\\d-\\d{4}\\.xml\"");
    }

    @Test
    void whoLostTheirRoleSinceThePageWasOpenedDownloadsNothing() throws IOException {
        TestBureau bureau = bureaus.bureau("Laks AS");
        openLast(bureau);
        VariablesVersion file = last(bureau);
        jdbc.sql("update membership set role = 'BUREAU_MANAGER' where bureau_id = :bureau and role = 'BUREAU_ADMIN'")
                .param("bureau", bureau.id().toString())
                .update();
        MockHttpServletResponse answer = download(file);
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    @Test
    void anotherBureausFileIsNotThere() throws IOException {
        TestBureau bureau = bureaus.bureau("Laks AS");
        VariablesVersion theirs = last(bureaus.bureau("Sei AS"));
        openLast(bureau);
        MockHttpServletResponse answer = download(theirs);
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        tab.open("agenter/" + bureau.installation().id() + "/filer?fil=" + theirs.id());
        assertThat(_get(H1.class).getText()).isNotEqualTo(bureau.installation().name());
    }

    @Test
    void theAgentsOwnSettingsAreReadAndTheirChangesTold() {
        openDemo("/system");
        assertThat(tab.text())
                .contains("ERP-bruker webfaktura DIUser", "ERP-brukerens passord ••• DIPassword")
                .contains("Byråets kundenummer hos Visma 90000001 VBSerialNmb")
                .contains("2 ERP-bruker: admin → webfaktura Kari Nordvik")
                .contains("1 Første innstillinger, tatt inn fra variables.xml");
    }

    @Test
    void nobodyButAnAdministratorSeesAnAgent() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        for (DemoPerson person : List.of(bureau.manager(), bureau.staff())) {
            for (String part : List.of("filer", "filer?fil=" + last(bureau).id(), "system")) {
                tab.signIn(person);
                tab.open("agenter/" + bureau.installation().id() + "/" + part);
                assertThat(_get(H1.class).getText()).as(part).isEqualTo("Du har ikke tilgang hit");
            }
        }
    }
}
