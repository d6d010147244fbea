package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.SettingsDiff.FieldChange;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class SettingsServiceTest {

    private static final String SHA256 = "a".repeat(64);

    private final SettingsService settings;
    private final ClientService clients;
    private final CurrentUser currentUser;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    SettingsServiceTest(
            SettingsService settings,
            ClientService clients,
            CurrentUser currentUser,
            TestBureaus bureaus,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.settings = settings;
        this.clients = clients;
        this.currentUser = currentUser;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void aChangeIsTheNextRevisionAndTellsWhoWhenAndWhy() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        Instant before = Instant.now().minusSeconds(1);

        ClientSettings saved = dueIn(anne, laks, 21, "  Avtalt på telefon.  ");

        assertThat(saved.revision()).isEqualTo(2);
        assertThat(settings.settings(anne, laks.id())).isEqualTo(saved);
        SettingsRevision newest =
                settings.revisions(anne, laks.id(), Integer.MAX_VALUE, 10).getFirst();
        assertThat(newest.revision()).isEqualTo(2);
        assertThat(newest.by().name()).isEqualTo("Anne Prøve");
        assertThat(newest.by().id()).isEqualTo(bureau.admin().id());
        assertThat(newest.at()).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(newest.reason()).contains("Avtalt på telefon.");
        assertThat(newest.diff().changes()).containsExactly(new FieldChange("invoicing.dueDays", "14", "21"));
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER_START, 20000",
        "INVOICE_START, 20000",
        "CREDIT_NOTE_START, 20000",
        "PLAN, 99",
    })
    void whatWeighsMoreIsChangedOnlyWithAReason(SettingsField field, String text) {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings desired = settings.settings(anne, bureau.client(0).id()).with(field, text);
        assertThatThrownBy(() -> settings.change(anne, 1, desired, " "))
                .isInstanceOfSatisfying(
                        RuleBroken.class, rule -> assertThat(rule.key()).isEqualTo("reason-required"));
        ClientSettings saved = settings.change(anne, 1, desired, "Avtalt");
        assertThat(settings.change(anne, 2, saved, "")).as("what is so already").isEqualTo(saved);
    }

    @Test
    void leavingTheDemoNeedsAReasonAndChangingAnotherPlanDoesNot() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        ClientSettings paid = change(anne, bureau.client(0), SettingsField.PLAN, "30");
        ClientSettings other = change(anne, bureau.client(0), SettingsField.PLAN, "40");
        assertThat(other.revision()).isEqualTo(paid.revision() + 1);
        ClientSettings demo = settings.change(anne, other.revision(), other.with(SettingsField.PLAN, "99"), "Prøve");
        assertThatThrownBy(() -> settings.change(anne, demo.revision(), demo.with(SettingsField.PLAN, "30"), ""))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void savingTheSameTwiceIsSavingOnce() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        ClientSettings saved = dueIn(anne, laks, 21, "");
        long generation = generation(bureau);

        assertThat(settings.change(anne, 2, saved, "igjen")).isEqualTo(saved);
        assertThat(settings.change(anne, 1, saved, "og igjen")).isEqualTo(saved);

        assertThat(settings.settings(anne, laks.id()).revision()).isEqualTo(2);
        assertThat(generation(bureau)).isEqualTo(generation);
        assertThat(audited(laks)).isEqualTo(2);
    }

    @Test
    void whoSavesSecondIsToldWhoSavedFirstAndWhat() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        Client laks = bureau.client(0);
        bureaus.grant(bureau.staff(), laks);
        PersonScope mia = bureaus.scope(bureau.staff());
        ClientSettings seenByMia = settings.settings(mia, laks.id());
        dueIn(bureaus.scope(bureau.admin()), laks, 21, "Anne var først.");
        long generation = generation(bureau);

        assertThatThrownBy(() -> settings.change(mia, 1, seenByMia.dueIn(new DueDays(30)), "Mia"))
                .isInstanceOfSatisfying(SavedFirst.class, first -> {
                    assertThat(first.revision().by().name()).isEqualTo("Anne Prøve");
                    assertThat(first.revision().reason()).contains("Anne var først.");
                    assertThat(first.revision().diff().changes())
                            .containsExactly(new FieldChange("invoicing.dueDays", "14", "21"));
                    assertThat(first.current().document().invoicing().dueDays()).isEqualTo(new DueDays(21));
                });

        assertThat(settings.settings(mia, laks.id()).revision()).isEqualTo(2);
        assertThat(generation(bureau)).isEqualTo(generation);
        assertThat(audited(laks)).isEqualTo(2);
    }

    @Test
    void ofThoseWhoSaveAtOnceExactlyOneWins() throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        for (int round = 1; round <= 5; round++) {
            ClientSettings seen = settings.settings(anne, laks.id());
            List<Boolean> won = atOnce(4, saver -> {
                DueDays wanted = new DueDays(100 + saver + 10 * (seen.revision() % 9));
                try {
                    settings.change(anne, seen.revision(), seen.dueIn(wanted), "");
                    return true;
                } catch (SavedFirst e) {
                    return false;
                }
            });
            assertThat(won).containsOnlyOnce(true);
            assertThat(settings.settings(anne, laks.id()).revision()).isEqualTo(seen.revision() + 1);
        }
        assertThat(settings.revisions(anne, laks.id(), Integer.MAX_VALUE, 50))
                .extracting(SettingsRevision::revision)
                .containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void historyIsToldNewestFirstInPages() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        for (int days = 20; days < 25; days++) {
            dueIn(anne, laks, days, "");
        }
        assertThat(settings.revisions(anne, laks.id(), Integer.MAX_VALUE, 2))
                .extracting(SettingsRevision::revision)
                .containsExactly(6, 5);
        assertThat(settings.revisions(anne, laks.id(), 5, 100))
                .extracting(SettingsRevision::revision)
                .containsExactly(4, 3, 2, 1);
        assertThat(settings.document(anne, laks.id(), 1).invoicing().dueDays()).isEqualTo(new DueDays(14));
        assertThat(settings.document(anne, laks.id(), 4).invoicing().dueDays()).isEqualTo(new DueDays(22));
        assertThatThrownBy(() -> settings.document(anne, laks.id(), 7)).isInstanceOf(NotFound.class);
    }

    @Test
    void aReasonIsOptionalAndOfASensibleLength() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        dueIn(anne, laks, 20, "   ");
        assertThat(newest(anne, laks).reason()).isEmpty();
        dueIn(anne, laks, 21, "å".repeat(500));
        assertThat(newest(anne, laks).reason()).contains("å".repeat(500));
        dueIn(anne, laks, 22, "🐟".repeat(250));
        assertThat(newest(anne, laks).reason()).contains("🐟".repeat(250));
        assertThatThrownBy(() -> dueIn(anne, laks, 23, "å".repeat(501)))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("reason.length"));
        assertThat(newest(anne, laks).revision()).isEqualTo(4);
    }

    @Test
    void aChangeIsWrittenInTheAuditLogAndRaisesTheGenerationInItsOwnTransaction() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        long generation = generation(bureau);

        transactions.executeWithoutResult(undone -> {
            dueIn(anne, laks, 21, "");
            assertThat(generation(bureau)).isEqualTo(generation + 1);
            assertThat(audited(laks)).isEqualTo(2);
            undone.setRollbackOnly();
        });
        assertThat(generation(bureau)).isEqualTo(generation);
        assertThat(audited(laks)).isEqualTo(1);
        assertThat(settings.settings(anne, laks.id()).revision()).isEqualTo(1);
        assertThat(newest(anne, laks).revision()).isEqualTo(1);

        dueIn(anne, laks, 21, "Avtalt.");
        assertThat(generation(bureau)).isEqualTo(generation + 1);
        assertThat(jdbc.sql("select details from audit_log where subject_id = :client order by id desc limit 1")
                        .param("client", laks.id().toString())
                        .query(String.class)
                        .single())
                .contains("Avtalt.")
                .contains("invoicing.dueDays")
                .contains("\"14\"")
                .contains("\"21\"");
    }

    @Test
    void aManagerReadsButMayNotChange() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope leif = bureaus.scope(bureau.manager());
        Client laks = bureau.client(0);
        assertThat(settings.settings(leif, laks.id()).revision()).isEqualTo(1);
        assertThatThrownBy(() -> dueIn(leif, laks, 21, "")).isInstanceOf(NotAllowed.class);
        assertThat(settings.settings(leif, laks.id()).revision()).isEqualTo(1);
    }

    @Test
    void staffReachOnlyTheClientsGrantedToThem() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        Client laks = bureau.client(0);
        Client sei = bureau.client(1);
        bureaus.grant(bureau.staff(), laks);
        ClientSettings seen = settings.settings(bureaus.scope(bureau.admin()), sei.id());
        PersonScope mia = bureaus.scope(bureau.staff());
        assertThat(dueIn(mia, laks, 21, "").revision()).isEqualTo(2);
        assertThatThrownBy(() -> settings.settings(mia, sei.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> settings.change(mia, 1, seen.dueIn(new DueDays(21)), ""))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> settings.revisions(mia, sei.id(), 99, 10)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> settings.document(mia, sei.id(), 1)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> settings.problems(mia, sei.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> settings.applied(mia, sei.id(), Consumer.AGENT))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anAccountantOfAnotherBureauMayNotSeeTheClient() {
        TestBureau ours = bureaus.bureau("Laks AS");
        TestBureau theirs = bureaus.bureau("Sei AS");
        Client sei = theirs.client(0);
        ClientSettings seen = settings.settings(bureaus.scope(theirs.admin()), sei.id());
        PersonScope anne = bureaus.scope(ours.admin());
        assertThatThrownBy(() -> settings.settings(anne, sei.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> settings.change(anne, 1, seen.dueIn(new DueDays(21)), ""))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> settings.revisions(anne, sei.id(), 99, 10)).isInstanceOf(NotFound.class);
        InstallationScope agent = Programs.agent(ours.id(), ours.installation().id());
        assertThatThrownBy(() -> settings.settings(agent, sei.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> settings.acknowledge(agent, sei.id(), new Applied(1, Instant.now(), SHA256)))
                .isInstanceOf(NotFound.class);
        assertThat(settings.settings(agent))
                .extracting(ClientSettings::client)
                .containsExactly(ours.client(0).id());
    }

    @Test
    void whoIsNobodysPersonHasNoScope() {
        DemoPerson.of("drift@byraportal.example").signIn();
        assertThatThrownBy(currentUser::scope).isInstanceOf(NotAllowed.class);
        new DemoPerson("no-such-subject", "ukjent@proeve.example", "Ukjent").signIn();
        assertThatThrownBy(currentUser::scope).isInstanceOf(NotAllowed.class);
    }

    @Test
    void aRoleTakenAwayIsGoneAtTheNextClick() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThat(anne.mayChangeClients()).isTrue();
        jdbc.sql("update membership set role = 'BUREAU_MANAGER' where bureau_id = :bureau and role = 'BUREAU_ADMIN'")
                .param("bureau", bureau.id().toString())
                .update();
        assertThat(currentUser.scope().mayChangeClients()).isFalse();
        jdbc.sql("delete from membership where bureau_id = :bureau")
                .param("bureau", bureau.id().toString())
                .update();
        assertThatThrownBy(currentUser::scope).isInstanceOf(NotAllowed.class);
    }

    @Test
    void aValueThatCannotBeJudgedIsKeptAndToldUntilARightOneIsTyped() {
        TestBureau bureau = bureaus.bureau("""
                <v><system><VBClient001>Active</VBClient001></system>
                <company><Id>001</Id><CompanyDueDays>fjorten</CompanyDueDays><SubscriptionType>99</SubscriptionType>
                <ProdVatPLH>1</ProdVatPLH><ProdVatFRI>9</ProdVatFRI></company></v>
                """.getBytes(StandardCharsets.UTF_8), "Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        ClientSettings imported = settings.settings(anne, laks.id());
        assertThat(imported.document().invoicing().dueDays()).isNull();
        assertThat(imported.document().unjudged()).containsEntry("invoicing.dueDays", "fjorten");
        assertThat(settings.problems(anne, laks.id()))
                .containsExactly(new Problem("unjudged", "invoicing.dueDays", "fjorten"));

        dueIn(anne, laks, 14, "");
        assertThat(settings.problems(anne, laks.id())).isEmpty();
        assertThat(settings.settings(anne, laks.id()).document().unjudged()).isEmpty();
        assertThat(newest(anne, laks).diff().changes())
                .containsExactly(new FieldChange("invoicing.dueDays", "fjorten", "14"));
    }

    @Test
    void whatTheAgentSaysItRunsOnIsBelievedEvenWhenItIsOlder() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        InstallationScope agent =
                Programs.agent(bureau.id(), bureau.installation().id());
        dueIn(anne, laks, 21, "");
        assertThat(settings.applied(anne, laks.id(), Consumer.AGENT)).isEmpty();
        Instant at = Instant.parse("2026-10-14T07:12:00Z");
        settings.acknowledge(agent, laks.id(), new Applied(2, at, SHA256));
        assertThat(settings.applied(anne, laks.id(), Consumer.AGENT))
                .isEqualTo(Optional.of(new Applied(2, at, SHA256)));
        settings.acknowledge(agent, laks.id(), new Applied(1, at.plusSeconds(60), SHA256));
        assertThat(settings.applied(anne, laks.id(), Consumer.AGENT)
                        .orElseThrow()
                        .revision())
                .isEqualTo(1);
        for (int unknown : new int[] {0, -1, 3}) {
            assertThatThrownBy(() -> settings.acknowledge(agent, laks.id(), new Applied(unknown, at, SHA256)))
                    .isInstanceOfSatisfying(
                            InvalidValue.class, e -> assertThat(e.key()).isEqualTo("applied.revision"));
        }
    }

    @Test
    void aChangeThatIsNoneOfTheAgentsBusinessDoesNotLeaveItBehind() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        Applied first = new Applied(1, Instant.parse("2026-10-14T07:12:00Z"), SHA256);
        settings.acknowledge(Programs.agent(bureau.id(), bureau.installation().id()), laks.id(), first);

        ClientSettings footer = change(anne, laks, SettingsField.FOOTER, "Takk for handelen!");
        assertThat(footer.revision()).isEqualTo(2);
        assertThat(footer.revision(Consumer.AGENT)).isEqualTo(1);
        assertThat(footer.revision(Consumer.WEBFAKTURA)).isEqualTo(2);
        assertThat(footer.isAheadOf(Consumer.AGENT, first)).isFalse();
        assertThat(footer.isAheadOf(Consumer.WEBFAKTURA, first)).isTrue();
        assertThat(newest(anne, laks).concerns()).containsExactly(Consumer.WEBFAKTURA);

        ClientSettings voucherType = change(anne, laks, SettingsField.VOUCHER_TYPE_INVOICE, "7");
        assertThat(voucherType.revision(Consumer.AGENT)).isEqualTo(3);
        assertThat(voucherType.revision(Consumer.WEBFAKTURA)).isEqualTo(2);
        assertThat(voucherType.isAheadOf(Consumer.AGENT, first)).isTrue();
        assertThat(newest(anne, laks).concerns()).containsExactly(Consumer.AGENT);

        ClientSettings dueDays = dueIn(anne, laks, 21, "");
        assertThat(dueDays.revision(Consumer.AGENT)).isEqualTo(4);
        assertThat(dueDays.revision(Consumer.WEBFAKTURA)).isEqualTo(4);
        assertThat(settings.settings(anne, laks.id())).isEqualTo(dueDays);
        assertThat(settings.revisions(anne, laks.id(), 2, 1).getFirst().concerns())
                .containsExactly(Consumer.values());
    }

    @Test
    void anAgentMayRunARevisionThatAskedNothingOfIt() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        change(anne, laks, SettingsField.FOOTER, "Takk for handelen!");
        Applied second = new Applied(2, Instant.parse("2026-10-14T07:12:00Z"), SHA256);
        settings.acknowledge(Programs.agent(bureau.id(), bureau.installation().id()), laks.id(), second);
        assertThat(settings.applied(anne, laks.id(), Consumer.AGENT)).contains(second);
    }

    /** WebFaktura has no door yet; what it will say through it stands in a row of its own. */
    @Test
    void whatEachConsumerRunsOnIsKnownByItself() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        dueIn(anne, laks, 21, "");
        Instant at = Instant.parse("2026-10-14T07:12:00Z");
        settings.acknowledge(
                Programs.agent(bureau.id(), bureau.installation().id()), laks.id(), new Applied(1, at, SHA256));
        assertThat(settings.applied(anne, laks.id(), Consumer.WEBFAKTURA)).isEmpty();
        jdbc.sql("""
                        insert into settings_applied
                            (client_id, bureau_id, consumer, revision, applied_at, sha256, reported_at)
                        values (:client, :bureau, 'WEBFAKTURA', 2, :at, null, :at)""")
                .param("client", laks.id().toString())
                .param("bureau", bureau.id().toString())
                .param("at", at)
                .update();
        assertThat(settings.applied(anne, laks.id(), Consumer.WEBFAKTURA)).contains(new Applied(2, at, null));
        assertThat(settings.applied(anne, laks.id(), Consumer.AGENT)).contains(new Applied(1, at, SHA256));
    }

    @Test
    void everyFieldIsStoredToldInTheDiffAndReadAgain() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        ClientSettings desired = settings.settings(anne, laks.id())
                .with(SettingsField.SALES_ACCOUNTS, "1=3000;9=3100")
                .with(SettingsField.VAT_PLH, "1;11")
                .with(SettingsField.VAT_FRI, "9")
                .with(SettingsField.PLAN, "99")
                .with(SettingsField.CUSTOMER_END, "19999")
                .with(SettingsField.MADE_BY, "BUREAU")
                .with(SettingsField.LEVEL_ACCOUNTS, "3000;3100")
                .with(SettingsField.DELIVERY, "E")
                .with(SettingsField.FOOTER, "Takk for 🐟!");
        settings.change(anne, 1, desired, "Prøve");
        assertThat(settings.settings(anne, laks.id()).document()).isEqualTo(desired.document());
        assertThat(settings.document(anne, laks.id(), 2)).isEqualTo(desired.document());
        assertThat(newest(anne, laks).diff().changes())
                .contains(new FieldChange("numberSeries.customer.end", null, "19999"))
                .contains(new FieldChange("salesAccounts", "", "1=3000;9=3100"))
                .hasSize(9);
        assertThat(settings.problems(anne, laks.id()))
                .containsExactly(new Problem("delivery-unknown", "invoicing.delivery", "E"));
    }

    @Test
    void theDemosPeopleReachWhatTheyShould() {
        PersonScope ola = bureaus.scope(DemoPerson.of("ola@fjordregnskap.example"));
        Client fjordfisk = clients.client(ola, DemoBureaus.FJORDFISK);
        assertThat(settings.revisions(ola, fjordfisk.id(), Integer.MAX_VALUE, 500))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThatThrownBy(() -> clients.client(ola, DemoBureaus.BREHEIMEN)).isInstanceOf(NotFound.class);
        PersonScope tone = bureaus.scope(DemoPerson.of("tone@tindregnskap.example"));
        assertThat(clients.client(tone, DemoBureaus.BREHEIMEN).name()).isEqualTo("Breheimen Guiding AS");
        assertThatThrownBy(() -> clients.client(tone, DemoBureaus.FJORDFISK)).isInstanceOf(NotFound.class);
    }

    private ClientSettings dueIn(PersonScope scope, Client client, int days, String reason) {
        ClientSettings now = settings.settings(scope, client.id());
        return settings.change(scope, now.revision(), now.dueIn(new DueDays(days)), reason);
    }

    private ClientSettings change(PersonScope scope, Client client, SettingsField field, String text) {
        ClientSettings now = settings.settings(scope, client.id());
        return settings.change(scope, now.revision(), now.with(field, text), "");
    }

    private SettingsRevision newest(PersonScope scope, Client client) {
        return settings.revisions(scope, client.id(), Integer.MAX_VALUE, 1).getFirst();
    }

    private long generation(TestBureau bureau) {
        return jdbc.sql("select generation from installation where id = :id")
                .param("id", bureau.installation().id().toString())
                .query(Long.class)
                .single();
    }

    private int audited(Client client) {
        return jdbc.sql("select count(*) from audit_log where subject_id = :client and action = 'settings.changed'")
                .param("client", client.id().toString())
                .query(Integer.class)
                .single();
    }

    private interface Saver {
        boolean save(int saver);
    }

    private static List<Boolean> atOnce(int savers, Saver work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(savers);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < savers; i++) {
            int saver = i;
            all.add(() -> {
                start.await(30, TimeUnit.SECONDS);
                return work.save(saver);
            });
        }
        List<Boolean> won = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(savers)) {
            for (Future<Boolean> each : threads.invokeAll(all)) {
                won.add(each.get());
            }
        }
        return won;
    }
}
