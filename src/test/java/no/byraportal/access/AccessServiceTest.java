package no.byraportal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.byraportal.PortalTest;
import no.byraportal.access.AccessOutcome.Kind;
import no.byraportal.access.AccessOutcome.Why;
import no.byraportal.access.PeopleQuery.Review;
import no.byraportal.bureau.BureauService;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.CurrentUser;
import no.byraportal.identity.Permission;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.Programs;
import no.byraportal.identity.UserId;
import no.byraportal.shared.EmailAddress;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Clients are given to their own people, many at once, and every one is accounted for and explained. */
@PortalTest
@Transactional
class AccessServiceTest {

    private final AccessService access;
    private final PeopleService people;
    private final ClientService clients;
    private final BureauService bureauService;
    private final Unfinished unfinished;
    private final CurrentUser currentUser;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private PersonScope anne;

    AccessServiceTest(
            AccessService access,
            PeopleService people,
            ClientService clients,
            BureauService bureauService,
            Unfinished unfinished,
            CurrentUser currentUser,
            TestBureaus bureaus,
            JdbcClient jdbc) {
        this.access = access;
        this.people = people;
        this.clients = clients;
        this.bureauService = bureauService;
        this.unfinished = unfinished;
        this.currentUser = currentUser;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void people() {
        bureau = bureaus.bureau("Fjellheim AS", "Bekk og Bro AS", "Fjelltopp AS");
        anne = bureaus.scope(bureau.admin());
    }

    private ClientNumber number(int client) {
        return bureau.client(client).clientNumber();
    }

    private static Invitation user(String email) {
        return new Invitation(email, "", "", "");
    }

    private Invitations to(List<Invitation> invited, ClientNumber... numbers) {
        return new Invitations(invited, List.of(numbers), "Avtalt på telefon.", Texts.BOKMAL);
    }

    private static List<String> told(List<AccessOutcome> outcomes) {
        return outcomes.stream()
                .map(one -> one.row() + " " + one.kind()
                        + one.why().map(Why::key).map(key -> " " + key).orElse(""))
                .toList();
    }

    private List<PersonRow> all(BureauScope scope) {
        return people.page(scope, PeopleQuery.ALL, 0, 500);
    }

    private UserId invited(String email, ClientNumber... numbers) {
        assertThat(access.invite(anne, to(List.of(user(email)), numbers)))
                .extracting(AccessOutcome::kind)
                .containsOnly(Kind.DONE);
        return person(email);
    }

    private UserId person(String email) {
        return all(anne).stream()
                .filter(row -> row.email().equals(email))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void whoIsInvitedHasTheClientsAndWaitsForKeycloak() {
        List<Invitation> wanted = List.of(
                new Invitation("Siv@Fjellheim.example ", "Siv  Sand", "", ""),
                new Invitation(
                        "per@fjellheim.example",
                        "",
                        "admin",
                        "31.12." + (anne.today().getYear() + 1)));
        List<AccessOutcome> foreseen = access.previewInvitation(anne, to(wanted, number(0), number(1)));
        assertThat(all(anne)).isEmpty();
        assertThat(access.invite(anne, to(wanted, number(0), number(1))))
                .as("what was foreseen is what is done")
                .isEqualTo(foreseen);
        assertThat(told(foreseen)).containsExactly("1 DONE", "1 DONE", "2 DONE", "2 DONE");
        assertThat(all(anne))
                .extracting(PersonRow::name, PersonRow::email, PersonRow::state, PersonRow::admin, PersonRow::clients)
                .containsExactly(
                        tuple("per@fjellheim.example", "per@fjellheim.example", UserState.NOT_LINKED, true, 2),
                        tuple("Siv Sand", "siv@fjellheim.example", UserState.NOT_LINKED, false, 2));
        assertThat(all(anne).getLast().clientNames()).containsExactly("Bekk og Bro AS", "Fjellheim AS");
        assertThat(all(anne).getFirst().lastDay())
                .contains(LocalDate.of(anne.today().getYear() + 1, 12, 31));
        assertThat(clients.people(anne, bureau.client(0).id())).isEqualTo(2);
    }

    @Test
    void whatSomebodyIsCalledAtAnotherBureauIsNotTold() {
        TestBureau other = bureaus.bureau("Annen AS");
        PersonScope stranger = bureaus.scope(other.admin());
        access.invite(
                stranger,
                to(
                        List.of(new Invitation("siv@fjellheim.example", "Siv Sand", "", "")),
                        other.client(0).clientNumber()));
        anne = bureaus.scope(bureau.admin());
        assertThat(access.previewInvitation(anne, to(List.of(user("siv@fjellheim.example")), number(0))))
                .extracting(AccessOutcome::name)
                .containsExactly("");
    }

    @Test
    void thatSomebodysIdentityWasCheckedStandsInTheLog() {
        access.invite(
                anne,
                new Invitations(List.of(user("siv@fjellheim.example")), List.of(number(0)), "", Texts.BOKMAL, true));
        access.invite(anne, to(List.of(user("per@fjellheim.example")), number(0)));
        assertThat(jdbc.sql("select json_value(details, '$.identityChecked') is not null from audit_log"
                                + " where bureau_id = :bureau and action = 'access.granted' order by id")
                        .param("bureau", bureau.id().toString())
                        .query((row, n) -> row.getBoolean(1))
                        .list())
                .containsExactly(true, false);
    }

    @Test
    void everyRowIsAccountedForWithWhatIsWrong() {
        TestBureau other = bureaus.bureau("Annen AS");
        anne = bureaus.scope(bureau.admin());
        assertThat(told(access.invite(
                        anne,
                        to(
                                List.of(
                                        user("siv@fjellheim.example"),
                                        user("siv@fjellheim"),
                                        user("SIV@fjellheim.example"),
                                        user("s\u0456v@fjellheim.example"),
                                        user(bureau.manager().email()),
                                        new Invitation("per@fjellheim.example", "", "sjef", ""),
                                        new Invitation("per2@fjellheim.example", "", "", "2001-01-01"),
                                        new Invitation("per3@fjellheim.example", "<b>Per</b>", "", ""),
                                        user("ål@blåbær.example"),
                                        user("post@blåbær.example")),
                                number(0),
                                other.client(0).clientNumber()))))
                .containsExactly(
                        "1 DONE",
                        "1 REFUSED access.noclient",
                        "2 REFUSED email.address",
                        "3 REFUSED access.double",
                        "4 REFUSED email.letter",
                        "5 REFUSED access.staff",
                        "5 REFUSED access.noclient",
                        "6 REFUSED access.level",
                        "7 REFUSED access.lastday",
                        "8 REFUSED access.name",
                        "9 REFUSED email.letter",
                        "10 DONE",
                        "10 REFUSED access.noclient");
        assertThat(all(anne)).hasSize(2);
    }

    @Test
    void anAdministratorIsMadeWithAReasonOnly() {
        Invitation admin = new Invitation("siv@fjellheim.example", "", "admin", "");
        Invitations silent = new Invitations(List.of(admin), List.of(number(0)), " ", Texts.BOKMAL);
        assertThat(told(access.invite(anne, silent))).containsExactly("1 REFUSED access.reason");
        assertThat(told(access.invite(anne, to(List.of(admin), number(0))))).containsExactly("1 DONE");
        assertThat(told(access.invite(anne, to(List.of(user("siv@fjellheim.example")), number(0)))))
                .as("an invitation takes nothing away")
                .containsExactly("1 REFUSED access.isadmin");
        assertThat(told(access.invite(anne, to(List.of(admin), number(0))))).containsExactly("1 UNCHANGED");
    }

    @Test
    void oneAddressIsOnePersonInAllBureaus() {
        invited("siv@fjellheim.example", number(0));
        TestBureau other = bureaus.bureau("Annen AS");
        PersonScope theirs = bureaus.scope(other.admin());
        access.invite(
                theirs,
                to(List.of(user("siv@fjellheim.example")), other.client(0).clientNumber()));
        anne = bureaus.scope(bureau.admin());
        UserId siv = person("siv@fjellheim.example");
        assertThat(people.person(theirs, siv).clients()).isOne();
        assertThat(people.grants(anne, siv)).extracting(AccessGrant::client).containsExactly(number(0));
        access.withdrawAll(anne, siv, "Sluttet.");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> people.person(anne, siv));
        assertThat(people.grants(theirs, siv)).as("what another bureau gave").hasSize(1);
    }

    @Test
    void eachGrantIsExplained() {
        UserId siv = invited("siv@fjellheim.example", number(0), number(1));
        LocalDate friday = anne.today().plusDays(5);
        assertThat(told(access.change(anne, siv, List.of(number(1)), Level.ADMIN, Optional.of(friday), "Vikar.")))
                .containsExactly("1 DONE");
        assertThat(people.grants(anne, siv))
                .extracting(
                        AccessGrant::clientName,
                        AccessGrant::level,
                        AccessGrant::by,
                        AccessGrant::reason,
                        AccessGrant::lastDay)
                .containsExactly(
                        tuple("Bekk og Bro AS", Level.ADMIN, "Anne Prøve", "Vikar.", Optional.of(friday)),
                        tuple("Fjellheim AS", Level.USER, "Anne Prøve", "Avtalt på telefon.", Optional.empty()));
        assertThat(told(access.change(
                        anne, siv, List.of(number(1), number(2)), Level.ADMIN, Optional.of(friday), "Vikar.")))
                .containsExactly("1 UNCHANGED", "2 REFUSED access.nogrant");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> access.change(anne, siv, List.of(number(1)), Level.USER, Optional.empty(), ""));
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> access.change(
                        anne,
                        siv,
                        List.of(number(1)),
                        Level.USER,
                        Optional.of(anne.today().minusDays(1)),
                        "Feil."));
    }

    @Test
    void everyoneWhoReachesAClientIsToldWithTheWay() {
        bureaus.grant(bureau.staff(), bureau.client(0));
        invited("siv@fjellheim.example", number(0));
        UserId over = invited("over@fjellheim.example", number(0));
        ends(over, anne.today().minusDays(1));
        assertThat(people.reach(anne, number(0)))
                .extracting(Reach::name, Reach::way)
                .containsExactly(
                        tuple("Anne Prøve", Reach.Way.BUREAU_ADMIN),
                        tuple("Leif Prøve", Reach.Way.BUREAU_MANAGER),
                        tuple("Mia Prøve", Reach.Way.BUREAU_STAFF),
                        tuple("siv@fjellheim.example", Reach.Way.CLIENT_USER));
        assertThat(people.reach(anne, number(1))).hasSize(2);
    }

    private void ends(UserId person, LocalDate day) {
        jdbc.sql("update client_grant set ends_on = :day where user_id = :person")
                .param("day", day)
                .param("person", person.toString())
                .update();
    }

    @Test
    void whatIsOverGivesNothingAndMayBeGivenAnew() {
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), Level.USER);
        anne = bureaus.scope(bureau.admin());
        UserId id = person(siv.email());
        ends(id, anne.today());
        siv.signIn();
        assertThat(clients.mine()).as("to the end of the last day").hasSize(1);
        ends(id, anne.today().minusDays(1));
        siv.signIn();
        assertThat(currentUser.memberships()).isEmpty();
        assertThat(people.count(anne, PeopleQuery.ALL.reviewing(Optional.of(Review.ENDED))))
                .isOne();
        assertThat(told(access.invite(anne, to(List.of(user(siv.email())), number(0)))))
                .containsExactly("1 DONE");
        assertThat(currentUser.memberships()).hasSize(1);
    }

    @Test
    void aLinkThatWasNotUsedInTimeIsToldAndAnotherIsSent() {
        UserId siv = invited("siv@fjellheim.example", number(0));
        Instant longAgo = Instant.now().minus(Duration.ofDays(4));
        jdbc.sql("update portal_user set invited_at = :then, link_ends_at = :end where id = :id")
                .param("then", longAgo)
                .param("end", longAgo.plus(Duration.ofDays(3)))
                .param("id", siv.toString())
                .update();
        assertThat(people.person(anne, siv).state()).isEqualTo(UserState.LINK_EXPIRED);
        access.resend(anne, siv);
        assertThat(people.person(anne, siv).state()).isEqualTo(UserState.NOT_LINKED);
    }

    @Test
    void whoIsDisabledIsGivenNothing() {
        UserId siv = invited("siv@fjellheim.example", number(0));
        jdbc.sql("update portal_user set disabled_at = utc_timestamp(6) where id = :id")
                .param("id", siv.toString())
                .update();
        assertThat(people.person(anne, siv).state()).isEqualTo(UserState.DISABLED);
        assertThat(told(access.invite(anne, to(List.of(user("siv@fjellheim.example")), number(1)))))
                .containsExactly("1 REFUSED access.disabled");
    }

    @Test
    void thatALastDayIsOverIsToldOnceAndEndsSessions() {
        UserId siv = invited("siv@fjellheim.example", number(0));
        ends(siv, anne.today().minusDays(1));
        unfinished.look();
        unfinished.look();
        assertThat(jdbc.sql("select count(*) from audit_log where action = 'access.ended' and subject_id = :client")
                        .param("client", bureau.client(0).id().toString())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select sign_out_asked_at is not null from portal_user where id = :id")
                        .param("id", siv.toString())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theListIsSearchedFilteredAndReviewed() {
        DemoPerson admin = bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        anne = bureaus.scope(bureau.admin());
        invited("per@fjelltopp.example", number(2));
        UserId old = invited("gammel@fjelltopp.example", number(1));
        Instant longAgo = Instant.now().minus(Duration.ofDays(91));
        jdbc.sql("update portal_user set activated_at = :then, signed_in_at = :then where id = :id")
                .param("then", longAgo)
                .param("id", old.toString())
                .update();
        assertThat(found(PeopleQuery.ALL.searching("FJELLTOPP")))
                .containsExactly("gammel@fjelltopp.example", "per@fjelltopp.example");
        assertThat(found(PeopleQuery.ALL.searching("100%"))).isEmpty();
        assertThat(found(PeopleQuery.ALL.of(number(2)))).containsExactly("per@fjelltopp.example");
        assertThat(found(PeopleQuery.ALL.in(Set.of(UserState.NOT_LINKED)))).containsExactly("per@fjelltopp.example");
        assertThat(found(PeopleQuery.ALL.reviewing(Optional.of(Review.UNUSED))))
                .containsExactly("gammel@fjelltopp.example");
        assertThat(found(PeopleQuery.ALL.reviewing(Optional.of(Review.ADMINS)))).containsExactly(admin.email());
        for (PeopleQuery.Sort sort : PeopleQuery.Sort.values()) {
            assertThat(found(PeopleQuery.ALL.sortedBy(sort, true)))
                    .as(sort.name())
                    .hasSize(3);
        }
        assertThat(people.page(anne, PeopleQuery.ALL, 1, 1)).hasSize(1);
    }

    private List<String> found(PeopleQuery query) {
        List<String> emails =
                people.page(anne, query, 0, 500).stream().map(PersonRow::email).toList();
        assertThat(people.count(anne, query)).isEqualTo(emails.size());
        return emails;
    }

    @Test
    void staffKeepTheUsersOfTheirOwnClientsAndAManagerReads() {
        UserId siv = invited("siv@fjellheim.example", number(0), number(1));
        bureaus.grant(bureau.staff(), bureau.client(0));
        PersonScope mia = bureaus.scope(bureau.staff());
        assertThat(people.grants(mia, siv)).extracting(AccessGrant::client).containsExactly(number(0));
        assertThat(told(access.invite(mia, to(List.of(user("per@fjellheim.example")), number(0), number(1)))))
                .containsExactly("1 DONE", "1 REFUSED access.noclient");
        assertThat(told(access.withdraw(mia, siv, List.of(number(0), number(1)), "Sluttet.")))
                .containsExactly("1 DONE", "2 REFUSED access.noclient");
        assertThat(people.grants(anne, siv)).extracting(AccessGrant::client).containsExactly(number(1));
        PersonScope leif = bureaus.scope(bureau.manager());
        assertThat(all(leif)).hasSize(2);
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> access.invite(leif, to(List.of(user("x@fjellheim.example")), number(0))));
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> access.withdrawAll(leif, siv, "Sluttet."));
    }

    @Test
    void aClientsAdministratorKeepsItsUsersAndNothingElse() {
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        anne = bureaus.scope(bureau.admin());
        UserId boss = invited("sjef@fjellheim.example", number(1));
        PersonScope own = bureaus.scope(siv);
        assertThat(told(access.invite(own, to(List.of(user("per@fjellheim.example")), number(0), number(1)))))
                .containsExactly("1 DONE", "1 REFUSED access.noclient");
        assertThat(told(access.invite(
                        own, to(List.of(new Invitation("ny@fjellheim.example", "", "admin", "")), number(0)))))
                .containsExactly("1 REFUSED access.useronly");
        assertThat(told(access.change(own, own.user(), List.of(number(0)), Level.ADMIN, Optional.empty(), "Meg.")))
                .as("she has it for as long as the bureau said")
                .containsExactly("1 REFUSED access.useronly");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> people.person(own, boss));
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> people.reach(own, number(0)));
        assertThat(told(access.withdraw(own, own.user(), List.of(number(0)), "Slutter.")))
                .containsExactly("1 REFUSED access.lastadmin");
        assertThat(told(access.withdraw(own, person("per@fjellheim.example"), List.of(number(0)), "Feil.")))
                .containsExactly("1 DONE");
        DemoPerson second = bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        assertThat(told(access.withdraw(bureaus.scope(second), own.user(), List.of(number(0)), "Kupp.")))
                .containsExactly("1 REFUSED access.useronly");
        assertThat(told(access.withdraw(own, own.user(), List.of(number(0)), "Slutter.")))
                .containsExactly("1 DONE");
    }

    @Test
    void theBureauMayKeepItsClientsUsersItself() {
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), Level.ADMIN);
        PersonScope own = bureaus.scope(siv);
        assertThat(all(own)).hasSize(1);
        anne = bureaus.scope(bureau.admin());
        bureauService.letClientsKeepUsers(anne, false, "Byrået gjør det.");
        assertThat(all(own)).isEmpty();
        assertThat(told(access.invite(own, to(List.of(user("per@fjellheim.example")), number(0)))))
                .containsExactly("1 REFUSED access.noclient");
    }

    @Test
    void aClientsUserSeesNobody() {
        DemoPerson siv = bureaus.clientUser(bureau, bureau.client(0), Level.USER);
        PersonScope own = bureaus.scope(siv);
        assertThat(all(own)).isEmpty();
        assertThat(told(access.invite(own, to(List.of(new Invitation(siv.email(), "", "admin", "")), number(0)))))
                .as("nobody raises herself")
                .containsExactly("1 REFUSED access.noclient");
    }

    @Test
    void anInvitationIsCorrectedWhileItWaits() {
        UserId wrong = invited("siv@fjelheim.example", number(0), number(1));
        UserId right = access.correct(anne, wrong, new EmailAddress("siv@fjellheim.example"), "Siv Sand");
        assertThat(all(anne))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .extracting(PersonRow::id, PersonRow::name, PersonRow::email, PersonRow::clients)
                        .containsExactly(right, "Siv Sand", "siv@fjellheim.example", 2));
        assertThat(access.correct(anne, right, new EmailAddress("siv@fjellheim.example"), "Siv Strand"))
                .isEqualTo(right);
        assertThat(people.person(anne, right).name()).isEqualTo("Siv Strand");
        assertThatExceptionOfType(FieldRefused.class)
                .isThrownBy(() -> access.correct(
                        anne, right, new EmailAddress(bureau.staff().email()), ""));
        DemoPerson in = bureaus.clientUser(bureau, bureau.client(0), Level.USER);
        anne = bureaus.scope(bureau.admin());
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> access.resend(anne, person(in.email())));
    }

    @Test
    void aColleaguesAccessIsCopied() {
        UserId siv = invited("siv@fjellheim.example", number(0), number(1));
        access.change(anne, siv, List.of(number(1)), Level.ADMIN, Optional.empty(), "Leder.");
        List<Invitation> to = List.of(user("per@fjellheim.example"), user("siv@fjellheim.example"));
        List<AccessOutcome> foreseen = access.previewCopy(anne, siv, to, "Vikar.", Texts.ENGLISH);
        assertThat(access.copy(anne, siv, to, "Vikar.", Texts.ENGLISH)).isEqualTo(foreseen);
        assertThat(told(foreseen)).containsExactly("1 DONE", "1 DONE", "2 UNCHANGED", "2 UNCHANGED");
        assertThat(people.grants(anne, person("per@fjellheim.example")))
                .extracting(AccessGrant::level)
                .containsExactly(Level.ADMIN, Level.USER);
    }

    @Test
    void fiveThousandPastedRowsAreAnsweredOneByOne() {
        List<Invitation> pasted = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            pasted.add(user("person" + i + "@stor.example"));
        }
        Stream.generate(() -> user("person7@stor.example")).limit(500).forEach(pasted::add);
        Stream.generate(() -> user("ikke en adresse")).limit(500).forEach(pasted::add);
        List<AccessOutcome> outcomes = access.invite(anne, to(pasted, number(0)));
        assertThat(outcomes).hasSize(5_000);
        assertThat(outcomes.stream().filter(one -> one.kind() == Kind.DONE)).hasSize(4_000);
        assertThat(people.count(anne, PeopleQuery.ALL)).isEqualTo(4_000);
        pasted.add(user("en.til@stor.example"));
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> access.invite(anne, to(pasted, number(0))));
    }

    @Test
    void aProgramKeepsUsersWhenItWasLetInForThat() {
        BureauScope users = Programs.of(bureau.id(), Permission.USERS);
        Invitations silent = new Invitations(
                List.of(new Invitation("siv@fjellheim.example", "", "admin", "")),
                List.of(number(0)),
                "",
                Texts.BOKMAL);
        assertThat(told(access.invite(users, silent))).containsExactly("1 DONE");
        assertThat(all(users)).hasSize(1);
    }

    @Test
    void eachIsWrittenDownWithWhomAndWhy() {
        UserId siv = invited("siv@fjellheim.example", number(0));
        access.change(anne, siv, List.of(number(0)), Level.ADMIN, Optional.empty(), "Leder.");
        access.resend(anne, siv);
        access.withdraw(anne, siv, List.of(number(0)), "Sluttet.");
        assertThat(jdbc.sql(
                                "select action, json_value(details, '$.user') user, json_value(details, '$.level') level,"
                                        + " json_value(details, '$.reason') reason from audit_log"
                                        + " where bureau_id = :bureau and subject_id = :client and action like 'access.%' order by id")
                        .param("bureau", bureau.id().toString())
                        .param("client", bureau.client(0).id().toString())
                        .query((row, n) -> row.getString(1) + " " + row.getString(3) + " " + row.getString(4))
                        .list())
                .containsExactly(
                        "access.granted USER Avtalt på telefon.",
                        "access.changed ADMIN Leder.",
                        "access.resent null null",
                        "access.withdrawn null Sluttet.");
    }
}
