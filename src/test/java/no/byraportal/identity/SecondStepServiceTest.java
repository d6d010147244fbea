package no.byraportal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A second step at sign-in: of whom it is demanded, and what somebody is who has not shown it. */
@PortalTest
@Transactional
class SecondStepServiceTest {

    private final SecondStepService secondSteps;
    private final CurrentUser currentUser;
    private final TestBureaus tests;
    private final JdbcClient jdbc;
    private TestBureau bureau;

    SecondStepServiceTest(SecondStepService secondSteps, CurrentUser currentUser, TestBureaus tests, JdbcClient jdbc) {
        this.secondSteps = secondSteps;
        this.currentUser = currentUser;
        this.tests = tests;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aBureau() {
        bureau = tests.bureau("Fjellheim AS");
    }

    private void demand(SecondStep of) {
        secondSteps.demand(tests.scope(bureau.admin()), of, "Vedtatt");
    }

    private List<Role> roles(DemoPerson person, int level) {
        person.signIn(level);
        return currentUser.memberships().stream().map(Membership::role).toList();
    }

    @Test
    void whereItIsVoluntaryAPasswordIsEnough() {
        assertThat(secondSteps.demanded(tests.scope(bureau.manager()))).isEqualTo(SecondStep.VOLUNTARY);
        assertThat(roles(bureau.admin(), 1)).containsExactly(Role.BUREAU_ADMIN);
    }

    @Test
    void whoeverLacksItIsNobodyUntilTheyHaveShownIt() {
        demand(SecondStep.ALL);
        assertThat(roles(bureau.staff(), 1)).isEmpty();
        assertThat(currentUser.lacksSecondStep()).isTrue();
        assertThat(currentUser.hasRole(Role.Name.BUREAU_STAFF)).isFalse();
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(currentUser::scope);
        for (int level : new int[] {2, 3, 4}) {
            assertThat(roles(bureau.staff(), level)).containsExactly(Role.BUREAU_STAFF);
            assertThat(currentUser.lacksSecondStep()).isFalse();
        }
    }

    @Test
    void demandedOfAdministratorsItConcernsNobodyElse() {
        demand(SecondStep.ADMINISTRATORS);
        assertThat(roles(bureau.admin(), 1)).isEmpty();
        assertThat(roles(bureau.manager(), 1)).containsExactly(Role.BUREAU_MANAGER);
        assertThat(roles(bureau.staff(), 1)).containsExactly(Role.BUREAU_STAFF);
        assertThat(roles(tests.bureau().admin(), 1)).containsExactly(Role.BUREAU_ADMIN);
    }

    @Test
    void aBureauThatIsNotServedDemandsNothing() {
        demand(SecondStep.ALL);
        jdbc.sql("update bureau set state = 'PAUSED' where id = :bureau")
                .param("bureau", bureau.id().toString())
                .update();
        bureau.staff().signIn(1);
        assertThat(currentUser.lacksSecondStep()).isFalse();
    }

    @Test
    void itIsDecidedByAnAdministratorAndForAReason() {
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> secondSteps.demand(tests.scope(bureau.manager()), SecondStep.ALL, "Vedtatt"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> secondSteps.demand(tests.scope(bureau.admin()), SecondStep.ALL, " "))
                .matches(broken -> broken.key().equals("reason.missing"));
        demand(SecondStep.ALL);
        assertThat(logged("secondstep.demanded")).containsExactly("{\"secondstep\":\"ALL\",\"reason\":\"Vedtatt\"}");
        bureau.admin().signIn(2);
        secondSteps.demand(currentUser.scope(), SecondStep.ALL, "En gang til");
        assertThat(logged("secondstep.demanded")).hasSize(1);
    }

    @Test
    void onlyTheBureausOwnPeopleAreReset() {
        TestBureau other = tests.bureau();
        UserId theirs = id(other.staff());
        PersonScope scope = tests.scope(bureau.admin());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> secondSteps.reset(scope, theirs, "Mistet"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> secondSteps.reset(scope, id(bureau.staff()), ""))
                .matches(broken -> broken.key().equals("reason.missing"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> secondSteps.reset(scope, id(bureau.staff()), "Mistet"))
                .matches(broken -> broken.key().equals("keycloak.silent"));
    }

    /** Else a bureau could weaken another's sign-in by giving its people a client. */
    @Test
    void whoWorksElsewhereTooIsNotReset() {
        TestBureau other = tests.bureau();
        jdbc.sql("insert into membership (user_id, bureau_id, role) values (:person, :bureau, 'BUREAU_STAFF')")
                .param("person", id(bureau.staff()).toString())
                .param("bureau", other.id().toString())
                .update();
        PersonScope scope = tests.scope(bureau.admin());
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> secondSteps.reset(scope, id(bureau.staff()), "Mistet"))
                .matches(broken -> broken.key().equals("secondstep.elsewhere"));
        assertThat(logged("secondstep.reset")).isEmpty();
    }

    private UserId id(DemoPerson person) {
        return UserId.of(jdbc.sql("select id from portal_user where subject = :subject")
                .param("subject", person.id())
                .query(String.class)
                .single());
    }

    private List<String> logged(String key) {
        return jdbc.sql("select details from audit_log where bureau_id = :bureau and action = :key")
                .param("bureau", bureau.id().toString())
                .param("key", key)
                .query((row, n) -> row.getString("details"))
                .list();
    }
}
