package no.byraportal.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.byraportal.PortalTest;
import no.byraportal.agent.InstallationService;
import no.byraportal.client.Client;
import no.byraportal.client.ClientName;
import no.byraportal.client.ErpClientNo;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.onboarding.Registration.FirstUser;
import no.byraportal.settings.ChecklistService;
import no.byraportal.settings.KnownFacts;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.OrgNumberService;
import no.byraportal.settings.OutsideItem;
import no.byraportal.settings.OutsideTask;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.ToldFacts;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.OrgNumber;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PortalTest
class RegistrationServiceTest {

    private static final OrgNumber NUMBER = new OrgNumber("100700425");
    private static final OrgNumber OTHER = new OrgNumber("100700433");

    private final RegistrationService registrations;
    private final SuggestionService suggestions;
    private final DraftService drafts;
    private final KnownFactsService facts;
    private final OrgNumberService orgNumbers;
    private final SettingsService settings;
    private final ChecklistService checklist;
    private final InstallationService installations;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;

    @SuppressWarnings("NullAway.Init")
    RegistrationServiceTest(
            RegistrationService registrations,
            SuggestionService suggestions,
            DraftService drafts,
            KnownFactsService facts,
            OrgNumberService orgNumbers,
            SettingsService settings,
            ChecklistService checklist,
            InstallationService installations,
            TestBureaus bureaus,
            JdbcClient jdbc) {
        this.registrations = registrations;
        this.suggestions = suggestions;
        this.drafts = drafts;
        this.facts = facts;
        this.orgNumbers = orgNumbers;
        this.settings = settings;
        this.checklist = checklist;
        this.installations = installations;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void newBureau() {
        bureau = bureaus.bureau("Laks AS");
        anne = bureaus.scope(bureau.admin());
    }

    private Registration wanted(String erp, OrgNumber orgNumber, SettingsDocument document) {
        return new Registration(
                bureau.installation().id(),
                new ErpClientNo(erp),
                Optional.of("C"),
                orgNumber,
                new ClientName("Ny Båt AS"),
                Optional.empty(),
                document,
                new FirstUser(new EmailAddress("Siv@NyBat.example"), new ClientName("Siv Strand")));
    }

    private SettingsDocument document() {
        return suggestions.document(anne, KnownFacts.NOTHING);
    }

    private Registration wanted(String erp, OrgNumber orgNumber) {
        return wanted(erp, orgNumber, document());
    }

    private Client register(String erp, OrgNumber orgNumber) {
        return registrations.register(anne, wanted(erp, orgNumber), Optional.empty());
    }

    private void discovered(String erp, String told) {
        facts.report(
                Programs.agent(bureau.id(), bureau.installation().id()), new ErpClientNo(erp), ToldFacts.of((ObjectNode)
                        JsonMapper.shared().readTree(told)));
    }

    @Test
    void aClientHasItsNumberItsFirstRevisionItsClaimItsUserAndItsChecklist() {
        discovered("431", "{\"customerRanges\": [{\"from\": 10000, \"to\": 19999}], \"nextInvoice\": 8216}");
        KnownFacts known = facts.discovered(anne, bureau.installation().id(), new ErpClientNo("431"))
                .orElseThrow();
        long generation =
                installations.installation(anne, bureau.installation().id()).generation();
        Client born = registrations.register(
                anne, wanted("431", NUMBER, suggestions.document(anne, known)), Optional.empty());

        assertThat(born.clientNumber().value()).isBetween(5_000_000L, 5_999_999L);
        assertThat(born.erpName()).isEqualTo("C431");
        assertThat(born.orgNumber()).isEqualTo(NUMBER);
        SettingsDocument document = settings.settings(anne, born.id()).document();
        assertThat(settings.settings(anne, born.id()).revision()).isOne();
        assertThat(SettingsField.INVOICE_START.in(document)).contains("8216");
        assertThat(SettingsField.CUSTOMER_START.in(document)).contains("20000");
        assertThat(document.active()).isTrue();
        assertThat(facts.facts(anne, born.id()).customerRanges()).isPresent();
        assertThat(facts.discovered(anne, bureau.installation().id(), new ErpClientNo("431")))
                .isEmpty();
        assertThat(claim(born)).isEqualTo("WAITING");
        assertThat(jdbc.sql(
                                "select u.email from client_grant g join portal_user u on u.id = g.user_id where client_id = :id")
                        .param("id", born.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("siv@nybat.example");
        assertThat(checklist.items(anne, born.id()).stream().map(OutsideItem::task))
                .containsExactly(
                        OutsideTask.ERP_PROPERTY_ON,
                        OutsideTask.SECOND_CUSTOMER_SERIES,
                        OutsideTask.SCHEDULED_JOB,
                        OutsideTask.INITIAL_TRANSFERS);
        assertThat(installations.installation(anne, bureau.installation().id()).generation())
                .isGreaterThan(generation);
    }

    private String claim(Client client) {
        return jdbc.sql("select claim from webfaktura_client where client_id = :id")
                .param("id", client.id().toString())
                .query(String.class)
                .single();
    }

    @Test
    void withoutNumbersOfTheErpsThereIsNoSecondSeriesToRegister() {
        assertThat(checklist.items(anne, register("431", NUMBER).id()).stream().map(OutsideItem::task))
                .doesNotContain(OutsideTask.SECOND_CUSTOMER_SERIES);
    }

    @Test
    void anErpClientIsOneClientOnly() {
        String number = bureau.client(0).clientNumber().toString();
        assertThatThrownBy(() -> register("001", NUMBER)).isInstanceOfSatisfying(RuleBroken.class, e -> {
            assertThat(e.key()).isEqualTo("erpclient-registered");
            assertThat(e.arguments()).contains("Laks AS", number);
            assertThat(e.fields()).containsExactly("erpClientNo");
        });
        assertThat(registrations.holder(anne, bureau.installation().id(), new ErpClientNo("001")))
                .map(Client::name)
                .contains("Laks AS");
    }

    @Test
    void anOrganisationNumberIsOneActiveClientsWhoIsNoDemo() {
        Client first = register("431", NUMBER);
        assertThatThrownBy(() -> register("432", NUMBER)).isInstanceOfSatisfying(RuleBroken.class, e -> {
            assertThat(e.key()).isEqualTo("orgnumber-registered");
            assertThat(e.arguments())
                    .containsExactly(
                            NUMBER.grouped(), "Ny Båt AS", first.clientNumber().toString());
        });
        assertThat(registrations.holder(anne, NUMBER)).contains(first);

        SettingsDocument demo = document().with(SettingsField.PLAN, "99");
        registrations.register(anne, wanted("433", NUMBER, demo), Optional.empty());
        jdbc.sql("update settings set document = json_set(document, '$.active', false) where client_id = :id")
                .param("id", first.id().toString())
                .update();
        assertThat(registrations.holder(anne, NUMBER)).isEmpty();
        register("434", NUMBER);
    }

    @Test
    void anotherBureausClientIsNobodysBusiness() {
        register("431", NUMBER);
        bureau = bureaus.bureau("Torsk AS");
        anne = bureaus.scope(bureau.admin());
        assertThat(registrations.holder(anne, NUMBER)).isEmpty();
        register("431", NUMBER);
    }

    @Test
    void aNumberThatSomebodyHoldsIsPassedOver() {
        long next = register("431", NUMBER).clientNumber().value() + 1;
        jdbc.sql("update client set client_number = :next where id = :id")
                .param("next", next)
                .param("id", bureau.client(0).id().toString())
                .update();
        assertThat(register("432", OTHER).clientNumber().value()).isEqualTo(next + 1);
    }

    @Test
    void seriesThatMeetAreRefusedWithTheNumberAndNothingIsLeftBehind() {
        discovered("431", "{\"customerRanges\": [{\"from\": 10000, \"to\": 19999}]}");
        SettingsDocument meeting = document().with(SettingsField.CUSTOMER_START, "12400");
        Draft draft = drafts.begin(anne, java.util.Map.of("name", "Ny Båt AS"));
        assertThatThrownBy(() -> registrations.register(anne, wanted("431", NUMBER, meeting), Optional.of(draft.id())))
                .isInstanceOfSatisfying(FieldRefused.class, e -> {
                    assertThat(e.reasons()).containsOnlyKeys("numberSeries.customer.start");
                    assertThat(e.reasons().values().iterator().next().arguments())
                            .contains("12\u00A0400");
                });
        assertThat(registrations.holder(anne, bureau.installation().id(), new ErpClientNo("431")))
                .isEmpty();
        assertThat(drafts.draft(anne, draft.id())).isNotNull();
        assertThat(facts.discovered(anne, bureau.installation().id(), new ErpClientNo("431")))
                .isPresent();
    }

    @Test
    void ofTwoWhoRegisterOneCompanyAtOnceOneDoesAndTheOtherIsTold() throws Exception {
        Draft hers = drafts.begin(anne, java.util.Map.of("name", "Hers"));
        Draft his = drafts.begin(anne, java.util.Map.of("name", "His"));
        List<String> outcomes =
                atOnce(List.of(() -> outcome(wanted("431", NUMBER), hers), () -> outcome(wanted("432", NUMBER), his)));
        assertThat(outcomes).containsExactlyInAnyOrder("registered", "orgnumber-registered");
        assertThat(drafts.drafts(anne)).hasSize(1);
        Draft next = drafts.begin(anne, java.util.Map.of());
        Draft another = drafts.begin(anne, java.util.Map.of());
        assertThat(atOnce(List.of(
                        () -> outcome(wanted("500", OTHER), next),
                        () -> outcome(wanted("500", new OrgNumber("100700441")), another))))
                .containsExactlyInAnyOrder("registered", "erpclient-registered");
    }

    /** Another client is given the number while one with it is registered: whichever comes first has it. */
    @RepeatedTest(5)
    void aRegistrationAndARenumberingAtOnceDoNotBothGetTheNumber() throws Exception {
        Draft draft = drafts.begin(anne, java.util.Map.of());
        List<String> outcomes =
                atOnce(List.of(() -> outcome(wanted("431", NUMBER), draft), () -> renumbered(bureau.client(0))));
        assertThat(outcomes)
                .isIn(List.of("registered", "orgnumber-registered"), List.of("orgnumber-registered", "renumbered"));
        assertThat(jdbc.sql("select count(*) from client where bureau_id = :bureau and org_number = :number")
                        .param("bureau", bureau.id().toString())
                        .param("number", NUMBER.digits())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private String renumbered(Client client) {
        try {
            orgNumbers.change(anne, client.id(), NUMBER, "Omdannet");
            return "renumbered";
        } catch (FieldRefused e) {
            return e.reasons().values().iterator().next().key();
        }
    }

    @Test
    void whoLostTheDraftToAColleagueRegistersNothing() {
        Draft draft = drafts.begin(anne, java.util.Map.of("name", "Hers"));
        drafts.takeOver(bureaus.scope(bureaus.colleague(bureau)), draft.id());
        assertThat(outcome(wanted("433", NUMBER), draft)).isEqualTo("draft-taken");
        assertThat(registrations.holder(anne, NUMBER)).isEmpty();
    }

    @Test
    void manyAtOnceEachGetANumberOfTheirOwn() throws Exception {
        List<Callable<String>> all = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(i -> () -> registrations
                        .register(anne, wanted("6" + i, NUMBER, demo()), Optional.empty())
                        .clientNumber()
                        .toString())
                .toList();
        assertThat(atOnce(all)).doesNotHaveDuplicates().hasSize(8);
    }

    private SettingsDocument demo() {
        return document().with(SettingsField.PLAN, "99");
    }

    private String outcome(Registration wanted, Draft draft) {
        try {
            registrations.register(anne, wanted, Optional.of(draft.id()));
            return "registered";
        } catch (RuleBroken e) {
            return e.key();
        }
    }

    private static List<String> atOnce(List<Callable<String>> work) throws Exception {
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<String> each : threads.invokeAll(work)) {
                outcomes.add(each.get());
            }
        }
        return outcomes;
    }

    @Test
    void aLogInNameIsTestedWithoutTellingWhose() {
        assertThat(registrations.test(anne, new EmailAddress("ledig@nybat.example")))
                .isEqualTo(LoginName.FREE);
        assertThat(registrations.test(anne, new EmailAddress("KARI@fjordregnskap.example")))
                .isEqualTo(LoginName.TAKEN);
        register("431", NUMBER);
        assertThat(registrations.test(anne, new EmailAddress("siv@nybat.example")))
                .isEqualTo(LoginName.TAKEN);
    }

    @Test
    void onlyAdministratorsAndProgramsWithTheScopeRegister() {
        for (BureauScope scope : List.of(bureaus.scope(bureau.manager()), bureaus.scope(bureau.staff()))) {
            assertThatThrownBy(() -> registrations.register(scope, wanted("431", NUMBER), Optional.empty()))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> drafts.drafts(scope)).isInstanceOf(NotAllowed.class);
        }
    }
}
