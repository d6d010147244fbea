package no.byraportal.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.byraportal.PortalTest;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.UserId;
import no.byraportal.settings.ClientListService;
import no.byraportal.settings.ClientQuery;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import no.byraportal.staff.GrantOutcome.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** An administrator says which clients staff reach and until when, and every one of them is accounted for. */
@PortalTest
@Transactional
class StaffServiceTest {

    private final StaffService staff;
    private final ClientListService list;
    private final ClientService clients;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;
    private UserId mia;

    StaffServiceTest(
            StaffService staff, ClientListService list, ClientService clients, TestBureaus bureaus, JdbcClient jdbc) {
        this.staff = staff;
        this.list = list;
        this.clients = clients;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void people() {
        bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS", "Fjelltopp AS");
        mia = bureaus.scope(bureau.staff()).user();
        anne = bureaus.scope(bureau.admin());
    }

    private ClientNumber number(int client) {
        return bureau.client(client).clientNumber();
    }

    private int seenByMia() {
        return list.count(bureaus.scope(bureau.staff()), ClientQuery.ALL);
    }

    private List<Kind> grant(Optional<LocalDate> lastDay, ClientNumber... numbers) {
        return staff.grant(anne, mia, List.of(numbers), lastDay).stream()
                .map(GrantOutcome::kind)
                .toList();
    }

    /** Time goes by. */
    private void ends(LocalDate day) {
        jdbc.sql("update staff_grant set ends_on = :day where user_id = :mia")
                .param("day", day)
                .param("mia", mia.toString())
                .update();
    }

    @Test
    void whatIsGrantedIsReachedAtTheNextRequestAndWithdrawnIsNot() {
        assertThat(seenByMia()).isZero();
        assertThat(grant(Optional.empty(), number(0), number(1))).containsOnly(Kind.DONE);
        assertThat(seenByMia()).isEqualTo(2);
        assertThat(staff.withdraw(anne, mia, List.of(number(0), number(2))))
                .extracting(GrantOutcome::kind)
                .containsExactly(Kind.DONE, Kind.UNCHANGED);
        assertThat(seenByMia()).isEqualTo(1);
    }

    @Test
    void allThatFitAFilterAreTheServersOwnCount() {
        List<ClientNumber> fitting = list.numbers(anne, ClientQuery.ALL.searching("fjell"));
        assertThat(fitting).containsExactlyInAnyOrder(number(0), number(2));
        List<GrantOutcome> foreseen = staff.previewGrant(anne, mia, fitting, Optional.empty());
        assertThat(staff.grant(anne, mia, fitting, Optional.empty()))
                .as("what was foreseen is what is done")
                .isEqualTo(foreseen);
        assertThat(seenByMia()).isEqualTo(2);
    }

    @Test
    void eachClientIsDoneUnchangedOrRefusedAndNoneIsSkipped() {
        TestBureau other = bureaus.bureau("Annen AS");
        grant(Optional.empty(), number(0));
        ClientNumber others = other.client(0).clientNumber();
        assertThat(grant(Optional.empty(), number(0), number(1), others))
                .containsExactly(Kind.UNCHANGED, Kind.DONE, Kind.REFUSED);
        assertThat(staff.grant(anne, mia, List.of(others), Optional.empty()))
                .as("another bureau's client has no name here")
                .containsExactly(new GrantOutcome(others, "", Kind.REFUSED));
        assertThat(jdbc.sql("select count(*) from staff_grant where client_id = :client")
                        .param("client", other.client(0).id().toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theLastDayCountsAndTheDayAfterGivesNothing() {
        LocalDate today = anne.today();
        assertThat(grant(Optional.of(today), number(0))).containsExactly(Kind.DONE);
        assertThat(seenByMia()).isEqualTo(1);
        ends(today.minusDays(1));
        assertThat(seenByMia()).isZero();
        PersonScope scope = bureaus.scope(bureau.staff());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> clients.client(scope, number(0)));
        assertThat(staff.person(anne, mia).clients()).isZero();
        assertThat(staff.grants(anne, mia))
                .singleElement()
                .satisfies(over -> assertThat(over.holdsOn(today)).isFalse());
        assertThat(grant(Optional.empty(), number(0))).as("given anew").containsExactly(Kind.DONE);
        assertThat(seenByMia()).isEqualTo(1);
    }

    @Test
    void anotherLastDayIsAChangeAndTheSameIsNone() {
        LocalDate friday = anne.today().plusDays(5);
        grant(Optional.of(friday), number(0));
        assertThat(grant(Optional.of(friday), number(0))).containsExactly(Kind.UNCHANGED);
        assertThat(grant(Optional.of(friday.plusDays(7)), number(0))).containsExactly(Kind.DONE);
    }

    @Test
    void aDayThatIsOverOrTooFarAheadIsRefused() {
        for (LocalDate day : List.of(
                anne.today().minusDays(1),
                anne.today().plusYears(StaffService.YEARS).plusDays(1))) {
            assertThatExceptionOfType(FieldRefused.class)
                    .isThrownBy(() -> grant(Optional.of(day), number(0)))
                    .satisfies(refused -> assertThat(refused.reasons()).containsKey("lastDay"));
        }
        assertThat(seenByMia()).isZero();
    }

    @Test
    void whoSeesAllIsGrantedNothing() {
        UserId leif = bureaus.scope(bureau.manager()).user();
        anne = bureaus.scope(bureau.admin());
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> staff.grant(anne, leif, List.of(number(0)), Optional.empty()))
                .satisfies(broken -> assertThat(broken.key()).isEqualTo("staff.seesall"));
    }

    @Test
    void anotherBureausPeopleAreNobodyHere() {
        TestBureau other = bureaus.bureau();
        UserId theirs = bureaus.scope(other.staff()).user();
        anne = bureaus.scope(bureau.admin());
        assertThat(staff.people(anne))
                .extracting(Colleague::name)
                .containsExactly("Anne Prøve", "Leif Prøve", "Mia Prøve");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> staff.grant(anne, theirs, List.of(number(0)), Optional.empty()));
        assertThat(staff.grants(anne, theirs)).isEmpty();
    }

    @Test
    void onlyAnAdministratorGrants() {
        for (DemoPerson person : List.of(bureau.manager(), bureau.staff())) {
            PersonScope scope = bureaus.scope(person);
            assertThatExceptionOfType(NotAllowed.class)
                    .isThrownBy(() -> staff.grant(scope, mia, List.of(number(0)), Optional.empty()));
            assertThatExceptionOfType(NotAllowed.class)
                    .isThrownBy(() -> staff.withdraw(scope, mia, List.of(number(0))));
        }
        assertThat(staff.people(bureaus.scope(bureau.manager()))).hasSize(3);
    }

    @Test
    void eachGrantIsWrittenDownWithWhomAndUntilWhen() {
        LocalDate friday = anne.today().plusDays(5);
        grant(Optional.of(friday), number(0), number(1));
        staff.withdraw(anne, mia, List.of(number(1)));
        assertThat(jdbc.sql("select action, subject_id, json_value(details, '$.person') person,"
                                + " json_value(details, '$.lastDay') last_day from audit_log"
                                + " where bureau_id = :bureau and action like 'staff.%' order by id")
                        .param("bureau", bureau.id().toString())
                        .query((row, n) -> row.getString(1) + " " + row.getString(3) + " " + row.getString(4))
                        .list())
                .containsExactly(
                        "staff.granted Mia Prøve " + friday,
                        "staff.granted Mia Prøve " + friday,
                        "staff.withdrawn Mia Prøve null");
    }

    @Test
    void aClientKnowsWhomItIsGrantedTo() {
        grant(Optional.empty(), number(0));
        assertThat(staff.granted(anne, number(0))).containsOnlyKeys(mia);
        assertThat(staff.granted(anne, number(1))).isEmpty();
    }
}
