package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.Turn.Answer;
import no.byraportal.shared.Actor;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client is deactivated, and reactivated, when all three parties have proved it: domain.md A13 and D7. */
@PortalTest
class TurnServiceTest {

    private static final String SHA256 = "a".repeat(64);

    private final TurnService turns;
    private final SettingsService settings;
    private final HistoryService history;
    private final ChecklistService checklist;
    private final Rejudging rejudging;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private TestBureau bureau;
    private PersonScope anne;
    private Client laks;

    @SuppressWarnings("NullAway.Init")
    TurnServiceTest(
            TurnService turns,
            SettingsService settings,
            HistoryService history,
            ChecklistService checklist,
            Rejudging rejudging,
            TestBureaus bureaus,
            JdbcClient jdbc) {
        this.turns = turns;
        this.settings = settings;
        this.history = history;
        this.checklist = checklist;
        this.rejudging = rejudging;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aClient() {
        bureau = bureaus.bureau("Laks AS", "Torsk AS");
        anne = bureaus.scope(bureau.admin());
        laks = bureau.client(0);
    }

    private Turn deactivate() {
        return turns.deactivate(anne, laks.id(), "Solgt til et annet byrå");
    }

    private ClientSettings now() {
        return settings.settings(anne, laks.id());
    }

    private void type(SettingsField field, String text) {
        settings.change(anne, now().revision(), now().with(field, text), "");
    }

    private void agentRuns(int revision) {
        settings.acknowledge(
                Programs.agent(bureau.id(), bureau.installation().id()),
                laks.id(),
                new Applied(revision, at.plusSeconds(revision), SHA256));
    }

    private void webFakturaRuns(int revision, boolean active) {
        settings.acknowledge(
                Programs.webFaktura(),
                laks.clientNumber(),
                new Applied(revision, at.plusSeconds(revision), null, active));
    }

    private Map<Party, Boolean> done() {
        return turns.turns(anne, laks.id()).getFirst().answers().stream()
                .collect(Collectors.toMap(Answer::party, answer -> answer.done().isPresent()));
    }

    private Answer answer(Party party) {
        return turns.turns(anne, laks.id()).getFirst().answer(party);
    }

    private List<String> waiting() {
        return settings.problems(anne, laks.id()).stream()
                .filter(problem -> problem.key().startsWith("waiting."))
                .map(problem -> problem.key() + " " + problem.field() + " " + problem.raw())
                .toList();
    }

    private void aDayPasses() {
        for (String sql : List.of(
                "update settings_revision set at = at - interval 25 hour where client_id = :client",
                "update outside_task set raised_at = raised_at - interval 25 hour where client_id = :client")) {
            jdbc.sql(sql).param("client", laks.id().toString()).update();
        }
        rejudging.judgeTurned();
    }

    @Test
    void aClientIsDeactivatedWhenAllThreeHaveProvedIt() {
        Turn turn = deactivate();
        assertThat(turn.revision()).isEqualTo(2);
        assertThat(turn.by()).isEqualTo(anne.actor());
        assertThat(turn.reason()).contains("Solgt til et annet byrå");
        assertThat(now().document().active()).isFalse();
        assertThat(done()).isEqualTo(Map.of(Party.AGENT, false, Party.WEBFAKTURA, false, Party.ERP, false));

        agentRuns(2);
        assertThat(answer(Party.AGENT).done()).isPresent();
        webFakturaRuns(2, false);
        assertThat(answer(Party.WEBFAKTURA).done()).isPresent();
        checklist.tick(anne, laks.id(), OutsideTask.ERP_PROPERTY_OFF, true);
        assertThat(answer(Party.ERP).by().map(Actor::name)).contains("Anne Prøve");
        assertThat(turns.turns(anne, laks.id()).getFirst().isDone()).isTrue();

        type(SettingsField.DUE_DAYS, "20");
        agentRuns(3);
        assertThat(turns.turns(anne, laks.id()).getFirst().isDone())
                .as("a later revision proves it, too")
                .isTrue();
    }

    @Test
    void aWordOfAnOldRevisionProvesNothingAndNeitherDoesTheWrongWord() {
        type(SettingsField.DUE_DAYS, "20");
        deactivate();
        agentRuns(2);
        webFakturaRuns(2, false);
        assertThat(done()).containsEntry(Party.AGENT, false).containsEntry(Party.WEBFAKTURA, false);
        assertThat(answer(Party.AGENT).says().map(Applied::revision)).contains(2);
        webFakturaRuns(3, true);
        assertThat(answer(Party.WEBFAKTURA).done()).isEmpty();
        agentRuns(3);
        webFakturaRuns(3, false);
        assertThat(done()).containsEntry(Party.AGENT, true).containsEntry(Party.WEBFAKTURA, true);

        agentRuns(2);
        assertThat(answer(Party.AGENT).done())
                .as("a restored agent synchronises again")
                .isEmpty();
    }

    @Test
    void reactivationIsTheReverseWithTheSameProof() {
        deactivate();
        agentRuns(2);
        webFakturaRuns(2, false);
        checklist.tick(anne, laks.id(), OutsideTask.ERP_PROPERTY_OFF, true);

        turns.reactivate(anne, laks.id(), "Kunden kom tilbake");

        assertThat(now().document().active()).isTrue();
        assertThat(done()).isEqualTo(Map.of(Party.AGENT, false, Party.WEBFAKTURA, false, Party.ERP, false));
        assertThat(checklist.items(anne, laks.id()))
                .extracting(OutsideItem::task)
                .containsExactly(OutsideTask.ERP_PROPERTY_ON);
        agentRuns(3);
        webFakturaRuns(3, true);
        checklist.tick(anne, laks.id(), OutsideTask.ERP_PROPERTY_ON, true);
        assertThat(turns.turns(anne, laks.id()).getFirst().isDone()).isTrue();
    }

    @Test
    void whoHasNotAnsweredInADayIsAProblemUntilTheyDo() {
        deactivate();
        rejudging.judgeTurned();
        assertThat(waiting()).isEmpty();

        aDayPasses();
        assertThat(waiting())
                .containsExactly("waiting.agent active 2", "waiting.webfaktura active 2", "waiting.erp active 2");
        webFakturaRuns(2, true);
        assertThat(waiting()).contains("waiting.webfaktura active 2");
        webFakturaRuns(2, false);
        assertThat(waiting()).containsExactly("waiting.agent active 2", "waiting.erp active 2");
        checklist.tick(anne, laks.id(), OutsideTask.ERP_PROPERTY_OFF, true);
        assertThat(waiting()).containsExactly("waiting.agent active 2");
        agentRuns(2);
        assertThat(waiting()).isEmpty();
        checklist.tick(anne, laks.id(), OutsideTask.ERP_PROPERTY_OFF, false);
        assertThat(waiting()).containsExactly("waiting.erp active 2");
    }

    @Test
    void aReasonIsDemandedAndNothingHappensWithoutOrToAnotherBureausClient() {
        assertThatThrownBy(() -> turns.deactivate(anne, laks.id(), "  "))
                .isInstanceOfSatisfying(
                        RuleBroken.class, rule -> assertThat(rule.key()).isEqualTo("reason-required"));
        assertThatThrownBy(() -> turns.deactivate(anne, laks.id(), "x".repeat(501)))
                .isInstanceOfSatisfying(
                        InvalidValue.class, why -> assertThat(why.key()).isEqualTo("reason.length"));
        assertThatThrownBy(() -> turns.deactivate(bureaus.scope(bureau.manager()), laks.id(), "Solgt"))
                .isInstanceOf(NotAllowed.class);
        PersonScope mia = bureaus.scope(bureau.staff());
        assertThatThrownBy(() -> turns.deactivate(mia, laks.id(), "Solgt")).isInstanceOf(NotFound.class);
        PersonScope another = bureaus.scope(bureaus.bureau("Sei AS").admin());
        assertThatThrownBy(() -> turns.deactivate(another, laks.id(), "Solgt")).isInstanceOf(NotFound.class);
        assertThat(now().revision()).isOne();

        bureaus.grant(bureau.staff(), laks);
        assertThat(turns.deactivate(mia, laks.id(), "Solgt").on()).isFalse();
        assertThat(turns.turns(bureaus.scope(bureau.manager()), laks.id()))
                .as("inactive clients are read as before")
                .hasSize(1);
    }

    @Test
    void whatIsSoAlreadyIsOnlyTold() {
        Turn first = deactivate();
        Turn again = turns.deactivate(anne, laks.id(), "En gang til");
        assertThat(again).isEqualTo(first);
        assertThat(now().revision()).isEqualTo(2);
        Client torsk = bureau.client(1);
        assertThat(turns.reactivate(anne, torsk.id(), "Er jo aktiv").on()).isTrue();
        assertThat(turns.turns(anne, torsk.id())).isEmpty();
    }

    @Test
    void twoWhoDeactivateAtOnceMakeOneRevision() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Turn> one = () -> {
            together.await();
            return deactivate();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Turn> mine = threads.submit(one);
            Future<Turn> theirs = threads.submit(one);
            assertThat(mine.get()).isEqualTo(theirs.get());
        }
        assertThat(now().revision()).isEqualTo(2);
    }

    @Test
    void neitherAnOldRevisionNorASettingBringsAClientBack() {
        type(SettingsField.DUE_DAYS, "20");
        deactivate();
        history.restore(anne, laks.id(), 3, 1, "");
        assertThat(now().document().active()).isFalse();
        assertThat(now().activeRevision()).isEqualTo(3);
        ClientSettings byHand = now().with(SettingsField.ACTIVE, "true");
        assertThatThrownBy(() -> settings.change(anne, now().revision(), byHand, ""))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void paymentsEndWithTheAgentThenWebFakturaThenTheErp() {
        type(SettingsField.PAYMENTS, "1");
        assertThat(paymentsTurn().on()).isTrue();
        assertThat(checklist.items(anne, laks.id()))
                .extracting(OutsideItem::task)
                .containsExactly(OutsideTask.PAYMENTS_PROPERTY_ON);
        type(SettingsField.PAYMENTS, "0");
        assertThat(checklist.items(anne, laks.id())).isEmpty();
        assertThat(awaited()).containsExactly(Party.AGENT);

        webFakturaSays(3, true);
        assertThat(awaited()).as("it has not been told yet").containsExactly(Party.AGENT);
        agentRuns(3);
        assertThat(awaited()).containsExactly(Party.WEBFAKTURA);
        webFakturaSays(3, true);
        assertThat(awaited()).as("of what it was told before").containsExactly(Party.WEBFAKTURA);
        webFakturaSays(3, false);
        assertThat(awaited()).containsExactly(Party.ERP);
        aDayPasses();
        assertThat(waiting()).containsExactly("waiting.erp features.payments 3");
        checklist.tick(anne, laks.id(), OutsideTask.PAYMENTS_PROPERTY_OFF, true);
        assertThat(waiting()).isEmpty();
        assertThat(paymentsTurn().isDone()).isTrue();

        type(SettingsField.PAYMENTS, "1");
        assertThat(awaited()).containsExactly(Party.AGENT, Party.WEBFAKTURA, Party.ERP);
        agentRuns(4);
        webFakturaSays(4, true);
        assertThat(awaited()).containsExactly(Party.ERP);
    }

    private void webFakturaSays(int revision, boolean payments) {
        settings.acknowledge(
                Programs.webFaktura(),
                laks.clientNumber(),
                new Applied(revision, at.plusSeconds(revision), null, true, payments));
    }

    private Turn paymentsTurn() {
        return turns.turns(anne, laks.id()).stream()
                .filter(turn -> turn.what() == Switch.PAYMENTS)
                .findFirst()
                .orElseThrow();
    }

    private Stream<Party> awaited() {
        return paymentsTurn().answers().stream()
                .filter(answer -> answer.since().isPresent())
                .map(Answer::party);
    }

    @Test
    void anInactiveClientsPaymentsWaitForNobody() {
        type(SettingsField.PAYMENTS, "1");
        deactivate();
        agentRuns(3);
        webFakturaRuns(3, false);
        checklist.tick(anne, laks.id(), OutsideTask.ERP_PROPERTY_OFF, true);
        aDayPasses();
        assertThat(waiting()).isEmpty();
        assertThat(Optional.of(now().paymentsRevision())).contains(2);
    }
}
