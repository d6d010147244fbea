package no.byraportal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.client.ErpClientNo;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.KnownFacts.Known;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PortalTest
class KnownFactsServiceTest {

    private final KnownFactsService facts;
    private final SettingsService settings;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    KnownFactsServiceTest(KnownFactsService facts, SettingsService settings, TestBureaus bureaus, JdbcClient jdbc) {
        this.facts = facts;
        this.settings = settings;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    private static ToldFacts told(String json) {
        return ToldFacts.of((ObjectNode) JsonMapper.shared().readTree(json));
    }

    private static InstallationScope agent(TestBureau bureau) {
        return Programs.agent(bureau.id(), bureau.installation().id());
    }

    @Test
    void whatAPersonTellsIsKnownUntilTheErpSaysOtherwise() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        Instant before = Instant.now().minusSeconds(1);
        facts.tell(anne, laks.id(), told("{\"nextInvoice\": 500, \"integrationProperty\": true}"));
        Known typed = facts.facts(anne, laks.id()).of(Fact.NEXT_INVOICE).orElseThrow();
        assertThat(typed.source()).isEqualTo(FactSource.PERSON);
        assertThat(typed.by()).isEqualTo(anne.actor());
        assertThat(typed.at()).isBetween(before, Instant.now().plusSeconds(1));

        facts.report(agent(bureau), laks.erpClientNo(), told("{\"nextInvoice\": 501}"));
        KnownFacts after = facts.facts(anne, laks.id());
        assertThat(after.of(Fact.NEXT_INVOICE).orElseThrow().source()).isEqualTo(FactSource.ERP);
        assertThat(after.of(Fact.NEXT_INVOICE).orElseThrow().value().intValue()).isEqualTo(501);
        assertThat(after.of(Fact.INTEGRATION_PROPERTY).orElseThrow().source()).isEqualTo(FactSource.PERSON);
    }

    @Test
    void onlyThoseTellWhoMayChangeTheClient() {
        TestBureau bureau = bureaus.bureau("Laks AS", "Sei AS");
        TestBureau other = bureaus.bureau("Torsk AS");
        bureaus.grant(bureau.staff(), bureau.client(0));
        ToldFacts next = told("{\"nextInvoice\": 500}");
        PersonScope leif = bureaus.scope(bureau.manager());
        assertThatThrownBy(() -> facts.tell(leif, bureau.client(0).id(), next)).isInstanceOf(NotAllowed.class);
        PersonScope mia = bureaus.scope(bureau.staff());
        facts.tell(mia, bureau.client(0).id(), next);
        assertThatThrownBy(() -> facts.tell(mia, bureau.client(1).id(), next)).isInstanceOf(NotFound.class);
        PersonScope stranger = bureaus.scope(other.admin());
        assertThatThrownBy(() -> facts.facts(stranger, bureau.client(0).id())).isInstanceOf(NotFound.class);
        facts.report(agent(other), new ErpClientNo("002"), next);
        assertThat(facts.facts(bureaus.scope(bureau.admin()), bureau.client(1).id()))
                .as("another installation's client 002")
                .isEqualTo(KnownFacts.NOTHING);
    }

    @Test
    void aChangeOfSettingsIsJudgedByWhatIsKnown() {
        TestBureau bureau = bureaus.bureau("Laks AS");
        PersonScope anne = bureaus.scope(bureau.admin());
        Client laks = bureau.client(0);
        ClientSettings sound = settings.settings(anne, laks.id())
                .with(SettingsField.PLAN, "99")
                .with(SettingsField.VAT_PLH, "1")
                .with(SettingsField.VAT_FRI, "9");
        facts.tell(
                anne,
                laks.id(),
                told("{\"customerRanges\": [{\"from\": 10000, \"to\": 19999}], \"integrationProperty\": false}"));
        settings.change(anne, 1, sound, "Prøve");
        assertThat(settings.problems(anne, laks.id())).isEmpty();
        ClientSettings inside =
                sound.with(SettingsField.CUSTOMER_START, "10010").with(SettingsField.PAYMENTS, "1");
        assertThat(settings.judgement(anne, inside).problems())
                .extracting(Problem::key)
                .containsExactly("series.inside-erp", "payments.property");
        assertThat(settings.problems(anne, laks.id()))
                .as("nothing is saved yet")
                .isEmpty();
        assertThatThrownBy(() -> settings.change(anne, 2, inside, "Prøve"))
                .as("nobody types what is the ERP's")
                .isInstanceOf(FieldRefused.class);
        settings.change(anne, 2, sound.with(SettingsField.PAYMENTS, "1"), "Prøve");
        assertThat(settings.problems(anne, laks.id())).extracting(Problem::key).containsExactly("payments.property");
    }

    /** For a client that is registered, and for one that nobody has heard of before. */
    @ParameterizedTest
    @ValueSource(strings = {"001", "412"})
    void whatSeveralTellAtOnceIsAllKept(String number) throws Exception {
        TestBureau bureau = bureaus.bureau("Laks AS");
        List<String> told = Stream.of(
                        "\"name\": \"Sild AS\"",
                        "\"address\": \"Bryggen\"",
                        "\"nextInvoice\": 7",
                        "\"projects\": []",
                        "\"departments\": []",
                        "\"customerRanges\": []")
                .map("{%s}"::formatted)
                .toList();
        CyclicBarrier start = new CyclicBarrier(told.size());
        List<Callable<Boolean>> all = told.stream()
                .map(each -> (Callable<Boolean>) () -> {
                    start.await(30, TimeUnit.SECONDS);
                    facts.report(agent(bureau), new ErpClientNo(number), told(each));
                    return true;
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(told.size())) {
            for (Future<Boolean> each : threads.invokeAll(all)) {
                assertThat(each.get()).isTrue();
            }
        }
        PersonScope anne = bureaus.scope(bureau.admin());
        KnownFacts known = number.equals("001")
                ? facts.facts(anne, bureau.client(0).id())
                : facts.discovered(anne, bureau.installation().id(), 0, 1)
                        .getFirst()
                        .facts();
        assertThat(known.all()).hasSize(told.size());
        assertThat(jdbc.sql("select count(*) from audit_log where subject_id = :it and action = 'client.discovered'")
                        .param("it", bureau.installation().id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(number.equals("001") ? 0 : 1);
    }
}
