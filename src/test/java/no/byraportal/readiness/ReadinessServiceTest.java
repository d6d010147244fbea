package no.byraportal.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.byraportal.PortalTest;
import no.byraportal.agent.AgentStatus.Gateway;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ErpClientNo;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.readiness.Answer.Matter;
import no.byraportal.readiness.Answer.Said;
import no.byraportal.readiness.AsideOutcome.Kind;
import no.byraportal.settings.TurnService;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each client's ladder from what agent, ERP, operator and people have said, and where all of them stand. */
@PortalTest
@Import(ReadyBureaus.class)
@Transactional
class ReadinessServiceTest {

    private static final String LAKS = "123456785";

    private final ReadinessService readiness;
    private final TurnService turns;
    private final TestBureaus bureaus;
    private final ReadyBureaus ready;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;
    private Client laks;
    private Client sei;

    ReadinessServiceTest(
            ReadinessService readiness, TurnService turns, TestBureaus bureaus, ReadyBureaus ready, JdbcClient jdbc) {
        this.readiness = readiness;
        this.turns = turns;
        this.bureaus = bureaus;
        this.ready = ready;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void begin() {
        bureau = bureaus.bureau("Laks AS", "Sei AS", "Torsk AS");
        anne = bureaus.scope(bureau.admin());
        laks = bureau.client(0);
        sei = bureau.client(1);
    }

    private Step stands(Client client) {
        return readiness.ladder(anne, client.id()).stands();
    }

    private Finding finding(Client client, Step step) {
        return readiness.ladder(anne, client.id()).at(step).finding();
    }

    private void say(Client client, Said said) {
        readiness.say(anne, client.id(), said, "");
    }

    private List<String> changes(Client client) {
        return jdbc.sql(
                        "select action from audit_log where subject_id = :client and action like 'vismanet.%' order by id")
                .param("client", client.id().toString())
                .query((row, n) -> Objects.toString(row.getString("action")))
                .list();
    }

    @Test
    void aClientClimbsStepByStepAsEachIsTold() {
        assertThat(finding(laks, Step.OPG)).isEqualTo(Finding.OPG_UNHEARD);
        ready.hear(bureau, Product.VISMA_BUSINESS, "12.10", Gateway.NOT_ANSWERING);
        assertThat(finding(laks, Step.OPG)).isEqualTo(Finding.OPG_NOT_ANSWERING);
        ready.hear(bureau, Product.VISMA_BUSINESS, "11", Gateway.CONNECTED);
        assertThat(stands(laks)).isEqualTo(Step.LICENCE);
        ready.license(bureau);
        assertThat(stands(laks)).isEqualTo(Step.ERP_VERSION);
        ready.hear(bureau, Product.VISMA_BUSINESS, "12", Gateway.CONNECTED);
        assertThat(stands(laks)).isEqualTo(Step.EXPORTED);
        ready.tell(bureau, laks, "{\"orgNumber\": \"NO 123 456 785 MVA\", \"exportedForWebFaktura\": true}");
        assertThat(stands(laks)).isEqualTo(Step.COMPANY_ID);
        ready.tell(bureau, laks, "{\"vismaNetCompanyId\": \"1840227\"}");
        assertThat(readiness.ladder(anne, laks.id()).at(Step.COMPANY_ID).source())
                .contains("Prøveserver");
        assertThat(stands(laks)).isEqualTo(Step.SERVICE);
        say(laks, Said.CREATED);
        assertThat(stands(laks)).isEqualTo(Step.BUREAU_USER);
        say(laks, Said.NEW_COMPANY);
        assertThat(stands(laks)).isEqualTo(Step.PEOPLE);
        ready.people(bureau, laks);
        assertThat(stands(laks)).isEqualTo(Step.UPDATED);
        say(laks, Said.UPDATED);
        assertThat(stands(laks)).isEqualTo(Step.THROUGH);
        assertThat(readiness.ladder(anne, laks.id()).at(Step.UPDATED).source()).contains("Anne Prøve");
        assertThat(changes(laks)).containsExactly("vismanet.created", "vismanet.newcompany", "vismanet.updated");
    }

    @Test
    void nobodyIsUpdatedBeforeTheStepsAreDone() {
        ready.ready(bureau);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> say(laks, Said.UPDATED))
                .extracting(RuleBroken::key)
                .isEqualTo("readiness.notready");
        assertThat(changes(laks)).isEmpty();
    }

    @Test
    void whoSaidItFirstStandsUntilItIsTakenBack() {
        say(laks, Said.CREATED);
        readiness.say(bureaus.scope(bureaus.colleague(bureau)), laks.id(), Said.CREATED, "");
        assertThat(readiness.ladder(anne, laks.id()).at(Step.SERVICE).source()).contains("Anne Prøve");
        assertThat(changes(laks)).hasSize(1);
        readiness.takeBack(anne, laks.id(), Matter.SERVICE);
        readiness.takeBack(anne, laks.id(), Matter.SERVICE);
        assertThat(finding(laks, Step.SERVICE)).isEqualTo(Finding.SERVICE_MISSING);
        assertThat(changes(laks)).containsExactly("vismanet.created", "vismanet.takenback");
    }

    @Test
    void anErpThatNobodyDocumentedIsConfirmedWithAReasonAndNoOtherIs() {
        ready.hear(bureau, Product.VISMA_DI, "8.0.2", Gateway.CONNECTED);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> readiness.say(anne, laks.id(), Said.CONFIRMED, "  "))
                .extracting(RuleBroken::key)
                .isEqualTo("reason.missing");
        readiness.say(anne, laks.id(), Said.CONFIRMED, "Avklart med forhandleren");
        assertThat(finding(laks, Step.ERP_VERSION)).isEqualTo(Finding.ERP_CONFIRMED);
        ready.hear(bureau, Product.VISMA_GLOBAL, "13.01", Gateway.CONNECTED);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> readiness.say(anne, sei.id(), Said.CONFIRMED, "Går sikkert bra"))
                .extracting(RuleBroken::key)
                .isEqualTo("readiness.documented");
    }

    @Test
    void whatIsExportedUnderANumberThatNobodyRegisteredIsShownAtTheClientOfThatCompany() {
        ready.ready(bureau);
        ready.export(bureau, laks, LAKS, "77");
        ErpClientNo stranger = new ErpClientNo("977");
        ready.tell(bureau, stranger, "{\"orgNumber\": \"%s\", \"exportedForWebFaktura\": false}".formatted(LAKS));
        assertThat(finding(laks, Step.EXPORTED)).isEqualTo(Finding.EXPORTED);
        ready.tell(bureau, stranger, "{\"orgNumber\": \"NO %s MVA\", \"exportedForWebFaktura\": true}".formatted(LAKS));
        assertThat(finding(laks, Step.EXPORTED)).isEqualTo(Finding.NUMBER_UNREGISTERED);
        assertThat(readiness.ladder(anne, laks.id()).at(Step.EXPORTED).evidence())
                .contains("977", bureau.installation().id());
        assertThat(finding(sei, Step.EXPORTED)).isEqualTo(Finding.EXPORT_UNKNOWN);
        assertThat(readiness.survey(anne, Optional.of(Step.EXPORTED), "").found())
                .contains(laks.clientNumber());
    }

    @Test
    void twoClientsOfOneCompanyAreShownOnBothLadders() {
        ready.ready(bureau);
        ready.export(bureau, laks, LAKS, "77");
        ready.export(bureau, sei, LAKS, "77");
        assertThat(finding(laks, Step.EXPORTED)).isEqualTo(Finding.NUMBER_SHARED);
        assertThat(finding(sei, Step.COMPANY_ID)).isEqualTo(Finding.ID_SHARED);
        assertThat(readiness.ladder(anne, laks.id()).at(Step.COMPANY_ID).evidence())
                .contains("Sei AS", sei.clientNumber());
        bureaus.grant(bureau.staff(), laks);
        PersonScope mia = bureaus.scope(bureau.staff());
        assertThat(readiness.ladder(mia, laks.id()).at(Step.COMPANY_ID).evidence())
                .doesNotContain("Sei AS");
        TestBureau other = bureaus.bureau("Laks i nabobyrået AS");
        ready.ready(other);
        ready.export(other, other.client(0), "999999999", "77");
        assertThat(readiness
                        .ladder(bureaus.scope(other.admin()), other.client(0).id())
                        .stands())
                .isEqualTo(Step.SERVICE);
    }

    @Test
    void anInactiveClientDisturbsNobodyAndIsNotCounted() {
        ready.ready(bureau);
        ready.export(bureau, laks, LAKS, "77");
        ready.export(bureau, sei, LAKS, "77");
        turns.deactivate(anne, sei.id(), "Solgt");
        assertThat(stands(laks)).isEqualTo(Step.SERVICE);
        assertThat(readiness.survey(anne, Optional.empty(), "").all()).isEqualTo(2);
        assertThat(finding(sei, Step.OPG)).isEqualTo(Finding.OPG_CONNECTED);
    }

    @Test
    void aNumberThatIsNotTheClientsIsShownAndNotGuessed() {
        ready.ready(bureau);
        ready.export(bureau, laks, LAKS, "77");
        ready.tell(bureau, laks, "{\"orgNumber\": \"999 999 999\"}");
        Rung rung = readiness.ladder(anne, laks.id()).at(Step.EXPORTED);
        assertThat(rung.finding()).isEqualTo(Finding.NUMBER_DIFFERS);
        assertThat(rung.evidence()).contains("999 999 999", "123\u00A0456\u00A0785");
    }

    @Test
    void theSurveyCountsTheClientsAtEachStepAndFindsThem() {
        ready.ready(bureau);
        ready.export(bureau, sei, LAKS, "77");
        say(bureau.client(2), Said.NOT_MEANT);
        Survey all = readiness.survey(anne, Optional.empty(), "");
        assertThat(all.counts()).isEqualTo(Map.of(Step.EXPORTED, 1, Step.SERVICE, 1, Step.ASIDE, 1));
        assertThat(all.found())
                .containsExactly(
                        laks.clientNumber(),
                        sei.clientNumber(),
                        bureau.client(2).clientNumber());
        Survey at = readiness.survey(anne, Optional.of(Step.SERVICE), "");
        assertThat(at.found()).containsExactly(sei.clientNumber());
        assertThat(at.counts()).isEqualTo(all.counts());
        assertThat(readiness.survey(anne, Optional.empty(), "torsk").found())
                .containsExactly(bureau.client(2).clientNumber());
        List<ReadinessRow> rows = readiness.rows(anne, all.found());
        assertThat(rows.stream().map(ReadinessRow::step)).containsExactly(Step.EXPORTED, Step.SERVICE, Step.ASIDE);
        assertThat(rows.getFirst().stops().orElseThrow().finding()).isEqualTo(Finding.EXPORT_UNKNOWN);
        assertThat(rows.getLast().aside().orElseThrow().by().name()).isEqualTo("Anne Prøve");
    }

    @Test
    void staffSeeWhereTheirOwnClientsStandAndNoOthers() {
        bureaus.grant(bureau.staff(), sei);
        PersonScope mia = bureaus.scope(bureau.staff());
        assertThat(readiness.survey(mia, Optional.empty(), "").found()).containsExactly(sei.clientNumber());
        assertThat(readiness.rows(mia, List.of(laks.clientNumber(), sei.clientNumber())))
                .hasSize(1);
        readiness.say(mia, sei.id(), Said.CREATED, "");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> readiness.say(mia, laks.id(), Said.CREATED, ""));
        PersonScope leif = bureaus.scope(bureau.manager());
        assertThat(readiness.survey(leif, Optional.empty(), "").all()).isEqualTo(3);
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> readiness.say(leif, sei.id(), Said.TIED, ""));
    }

    @Test
    void manyAreSetAsideAtOnceAndEachIsAccountedFor() {
        ready.ready(bureau);
        ready.export(bureau, laks, LAKS, "77");
        ready.people(bureau, laks);
        for (Said said : List.of(Said.CREATED, Said.SYNC_USER, Said.UPDATED)) {
            say(laks, said);
        }
        say(sei, Said.NOT_MEANT);
        ClientNumber torsk = bureau.client(2).clientNumber();
        ClientNumber nobodys = new ClientNumber(1);
        List<ClientNumber> asked = List.of(laks.clientNumber(), sei.clientNumber(), torsk, nobodys, torsk);
        List<AsideOutcome> foreseen = readiness.previewAside(anne, asked);
        assertThat(foreseen.stream().map(AsideOutcome::kind))
                .containsExactly(Kind.UPDATED, Kind.UNCHANGED, Kind.DONE, Kind.UNKNOWN);
        assertThat(changes(bureau.client(2))).isEmpty();
        assertThat(readiness.setAside(anne, asked)).isEqualTo(foreseen);
        assertThat(stands(bureau.client(2))).isEqualTo(Step.ASIDE);
        assertThat(stands(laks)).isEqualTo(Step.THROUGH);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> say(laks, Said.NOT_MEANT))
                .extracting(RuleBroken::key)
                .isEqualTo("readiness.isupdated");
        readiness.takeBack(anne, bureau.client(2).id(), Matter.MEANT);
        assertThat(stands(bureau.client(2))).isEqualTo(Step.EXPORTED);
    }

    @Test
    void whatIsSaidOfAClientThatIsNotMeantForItDoesNotUpdateIt() {
        ready.ready(bureau);
        say(laks, Said.NOT_MEANT);
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> say(laks, Said.UPDATED));
    }
}
