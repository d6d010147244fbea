package no.byraportal.bureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.Filter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Permission;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.Plan;
import no.byraportal.settings.PlanCode;
import no.byraportal.settings.PlanService;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** What a bureau says of itself and what the operator decides for it, each by those who may and written down. */
@PortalTest
@Transactional
class BureauServiceTest {

    private static final DemoPerson OPERATOR = DemoPerson.of("drift@byraportal.example");
    private static final AtomicInteger NUMBERS = new AtomicInteger(61_000_000);

    private final BureauService bureaus;
    private final PlanService plans;
    private final CurrentUser currentUser;
    private final TestBureaus tests;
    private final JdbcClient jdbc;
    private final WebApplicationContext portal;
    private final Filter security;
    private TestBureau bureau;
    private PersonScope anne;

    BureauServiceTest(
            BureauService bureaus,
            PlanService plans,
            CurrentUser currentUser,
            TestBureaus tests,
            JdbcClient jdbc,
            WebApplicationContext portal,
            @Qualifier("springSecurityFilterChain") Filter security) {
        this.portal = portal;
        this.security = security;
        this.bureaus = bureaus;
        this.plans = plans;
        this.currentUser = currentUser;
        this.tests = tests;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void bureau() {
        bureau = tests.bureau("Fjellheim AS", "Bekk og Bro AS");
        anne = tests.scope(bureau.admin());
    }

    private static CustomerNumber fresh() {
        return new CustomerNumber(Integer.toString(NUMBERS.incrementAndGet()));
    }

    private List<String> log() {
        return jdbc.sql("select action, coalesce(json_value(details, '$.reason'), '') reason from audit_log"
                        + " where bureau_id = :bureau and subject_id = :bureau order by id")
                .param("bureau", bureau.id().toString())
                .query((row, n) -> (row.getString(1) + " " + row.getString(2)).strip())
                .list();
    }

    @Test
    void aNewCustomerNumberKeepsTheOldOneWithWhenAndWho() {
        CustomerNumber before = bureaus.bureau(anne).customerNumber();
        CustomerNumber after = fresh();
        bureaus.renumber(anne, after, "Fusjon");
        assertThat(bureaus.bureau(anne).customerNumber()).isEqualTo(after);
        assertThat(bureaus.formerNumbers(anne)).singleElement().satisfies(former -> {
            assertThat(former.number()).isEqualTo(before);
            assertThat(former.until()).isPresent();
            assertThat(former.by()).isEqualTo("Anne Prøve");
        });
        assertThat(bureaus.goesBy(anne, before.digits()))
                .as("files with it are taken still")
                .isTrue();
        assertThat(bureaus.goesBy(anne, after.digits())).isTrue();
        assertThat(log()).containsExactly("bureau.renumbered Fusjon");
    }

    @Test
    void aClaimThatWaitsIsToldAgainWithTheNewNumber() {
        jdbc.sql("update webfaktura_client set moved = false, claim = if(client_id = :client, 'CONFIRMED', claim)"
                        + " where bureau_id = :bureau")
                .param("client", bureau.client(0).id().toString())
                .param("bureau", bureau.id().toString())
                .update();
        bureaus.renumber(anne, fresh(), "Fusjon");
        assertThat(jdbc.sql("select client_id from webfaktura_client where bureau_id = :bureau and moved")
                        .param("bureau", bureau.id().toString())
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly(bureau.client(1).id().toString());
    }

    @Test
    void aNumberThatIsOrWasAnotherBureausIsRefusedAndOnesOwnOldOneIsNot() {
        TestBureau other = tests.bureau();
        PersonScope theirs = tests.scope(other.admin());
        CustomerNumber old = bureaus.bureau(theirs).customerNumber();
        bureaus.renumber(theirs, fresh(), "Fusjon");
        anne = tests.scope(bureau.admin());
        CustomerNumber mine = bureaus.bureau(anne).customerNumber();
        for (CustomerNumber taken : List.of(old, bureaus.bureau(theirs).customerNumber())) {
            assertThatExceptionOfType(FieldRefused.class)
                    .isThrownBy(() -> bureaus.renumber(anne, taken, "Feil"))
                    .satisfies(refused -> assertThat(refused.reasons()).containsKey("customerNumber"));
        }
        bureaus.renumber(anne, fresh(), "Fusjon");
        bureaus.renumber(anne, mine, "Angret");
        assertThat(bureaus.bureau(anne).customerNumber()).isEqualTo(mine);
    }

    @Test
    void aCustomerNumberIsNotChangedWithoutAReason() {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> bureaus.renumber(anne, fresh(), " "));
        assertThat(log()).isEmpty();
    }

    @Test
    void contactAndRetentionAreJudgedAndWrittenDown() {
        bureaus.contact(anne, new Contact("Nytt navn AS", "post@nytt.example", "+47 22 33 44 55"));
        assertThat(bureaus.bureau(anne).name()).isEqualTo("Nytt navn AS");
        assertThat(bureaus.bureau(anne).email()).isEqualTo("post@nytt.example");
        bureaus.keepReports(anne, 200);
        assertThat(bureaus.bureau(anne).reportDays()).isEqualTo(200);
        bureaus.keepReports(anne, 200);
        assertThat(log()).containsExactly("bureau.described", "bureau.keeps");
        for (int days : List.of(29, 401)) {
            assertThatExceptionOfType(FieldRefused.class).isThrownBy(() -> bureaus.keepReports(anne, days));
        }
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> new Contact(" ", "ikke en adresse", "tolv"))
                .satisfies(refused -> assertThat(refused.reasons()).containsOnlyKeys("name", "email", "phone"));
    }

    @Test
    void onlyAnAdministratorChangesTheBureau() {
        for (DemoPerson person : List.of(bureau.manager(), bureau.staff())) {
            PersonScope scope = tests.scope(person);
            assertThatExceptionOfType(NotAllowed.class)
                    .isThrownBy(() -> bureaus.contact(scope, new Contact("X", "", "")));
            assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> bureaus.renumber(scope, fresh(), "X"));
            assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> bureaus.keepReports(scope, 100));
        }
    }

    @Test
    void aPausedBureausAgentsGoOnAndNobodyElse() throws Exception {
        String program = tests.programToken(bureau, Permission.READ);
        serve(Bureau.State.PAUSED);
        assertThat(people()).isEmpty();
        bureau.admin().signIn();
        assertThat(currentUser.bureauNotServed()).hasValue(bureau(anne));
        assertThat(lives(bureau.token())).isTrue();
        assertThat(lives(program)).isFalse();
        serve(Bureau.State.CLOSED);
        assertThat(lives(bureau.token())).isFalse();
        serve(Bureau.State.ACTIVE);
        assertThat(people()).isPresent();
        assertThat(lives(bureau.token())).isTrue();
        assertThat(lives(program)).isTrue();
        assertThat(log()).containsExactly("bureau.paused Prøver", "bureau.closed Prøver", "bureau.reopened Prøver");
    }

    private String bureau(PersonScope scope) {
        return bureaus.bureau(scope).name();
    }

    private void serve(Bureau.State state) {
        OPERATOR.signIn();
        bureaus.serve(bureau.id(), state, "Prøver");
    }

    private Optional<?> people() {
        bureau.admin().signIn();
        return currentUser.membership();
    }

    /** The door itself, as a program finds it. */
    private boolean lives(String token) throws Exception {
        String address = token.startsWith("bpa_") ? "/api/v1/agent/settings" : "/api/v1/bureau/clients";
        return MockMvcBuilders.webAppContextSetup(portal)
                        .addFilters(security)
                        .build()
                        .perform(get(address).header("Authorization", "Bearer " + token))
                        .andReturn()
                        .getResponse()
                        .getStatus()
                == 200;
    }

    @Test
    void theOperatorSeesABureausNumbersAndSetsItsLicences() {
        OPERATOR.signIn();
        BureauRow row = bureaus.one(bureaus.bureau(anne).customerNumber());
        assertThat(row.active()).isEqualTo(2);
        assertThat(row.agents()).isEqualTo(1);
        LocalDate today = LocalDate.of(2026, 6, 1);
        Licence licence = new Licence(Licence.Kind.VISMA_NET, today, Optional.of(today.plusDays(9)));
        bureaus.license(bureau.id(), licence);
        bureaus.license(bureau.id(), licence);
        assertThat(log()).containsExactly("licence.set");
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> bureaus.license(
                        bureau.id(), new Licence(Licence.Kind.VISMA_NET, today, Optional.of(today.minusDays(1)))));
        assertThat(bureaus.licences(anne)).containsExactly(licence);
        assertThat(licence.on(today.minusDays(1))).isEqualTo(Licence.State.NOT_YET);
        assertThat(licence.on(today)).isEqualTo(Licence.State.ENDS_SOON);
        assertThat(licence.on(today.plusDays(9))).isEqualTo(Licence.State.ENDS_SOON);
        assertThat(licence.on(today.plusDays(10))).isEqualTo(Licence.State.ENDED);
    }

    @Test
    void aNewBureauIsThereAtOnceUnderANumberOfItsOwn() {
        OPERATOR.signIn();
        CustomerNumber number = fresh();
        bureaus.create(number, new Contact("Ferskt Byrå AS", "", ""));
        assertThat(bureaus.one(number).bureau().name()).isEqualTo("Ferskt Byrå AS");
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> bureaus.create(number, new Contact("Et til", "", "")));
    }

    @Test
    void aPlanHoldsFromADayOnAndWhatHasHeldStays() {
        OPERATOR.signIn();
        LocalDate today = anne.today();
        Plan first = new Plan(new PlanCode(731), "Liten", 100, today);
        plans.add(first);
        plans.add(new Plan(new PlanCode(731), "Liten pluss", 150, today.plusDays(30)));
        assertThat(plans.plans())
                .contains(first)
                .filteredOn(plan -> plan.code().code() == 731)
                .hasSize(2);
        for (Plan wrong : List.of(
                first,
                new Plan(new PlanCode(99), "Demo", 1, today),
                new Plan(new PlanCode(732), " ", 1, today),
                new Plan(new PlanCode(732), "X", -1, today),
                new Plan(new PlanCode(732), "X", 1, today.minusDays(1)))) {
            assertThatExceptionOfType(FieldRefused.class).isThrownBy(() -> plans.add(wrong));
        }
    }

    @Test
    void nobodyButTheOperatorKeepsBureausAndPlans() {
        for (DemoPerson person : List.of(bureau.admin(), bureau.manager(), bureau.staff())) {
            person.signIn();
            List<Runnable> deeds = List.of(
                    bureaus::all,
                    () -> bureaus.one(fresh()),
                    () -> bureaus.licences(bureau.id()),
                    () -> bureaus.create(fresh(), new Contact("X", "", "")),
                    () -> bureaus.serve(bureau.id(), Bureau.State.PAUSED, "X"),
                    () -> bureaus.license(
                            bureau.id(), new Licence(Licence.Kind.WEBFAKTURA, anne.today(), Optional.empty())),
                    plans::plans,
                    () -> plans.add(new Plan(new PlanCode(731), "Liten", 100, anne.today())));
            deeds.forEach(deed ->
                    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(deed::run));
        }
    }
}
