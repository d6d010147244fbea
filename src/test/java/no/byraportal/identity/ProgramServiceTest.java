package no.byraportal.identity;

import static no.byraportal.identity.Permission.CLIENTS;
import static no.byraportal.identity.Permission.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.byraportal.PortalTest;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import no.byraportal.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PortalTest
@Transactional
class ProgramServiceTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final ProgramAccess BOOKS = new ProgramAccess("Fagsystem", Set.of(READ, CLIENTS), null);

    private final ProgramService programs;
    private final Tokens door;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    ProgramServiceTest(ProgramService programs, Tokens door, TestBureaus bureaus, JdbcClient jdbc) {
        this.programs = programs;
        this.door = door;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    private Optional<ProgramScope> authenticate(String token) {
        return door.authenticate(token, Set.of(ProgramKind.BUREAU)).map(ProgramScope.class::cast);
    }

    private ProgramToken token(PersonScope scope, TokenId id) {
        return programs.page(scope, 0, 500).stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProgramIsLetInForWhatItWasLetInForAndIsKnownByName() {
        TestBureau bureau = bureaus.bureau();
        PersonScope anne = bureaus.scope(bureau.admin());
        IssuedToken issued = programs.letIn(anne, BOOKS);
        assertThat(issued.secret()).matches("bpb_[A-Za-z0-9_-]{43}");
        ProgramScope scope = authenticate(issued.secret()).orElseThrow();
        assertThat(scope.bureau()).isEqualTo(bureau.id());
        assertThat(scope.actor().name()).isEqualTo("Fagsystem");
        scope.require(READ);
        scope.requireMayKeepAgents();
        assertThatThrownBy(scope::requireMayChangeClients).isInstanceOf(MissingScope.class);
        assertThat(door.authenticate(issued.secret(), Set.of(ProgramKind.AGENT)))
                .isEmpty();
        assertThat(door.authenticate(bureau.token(), Set.of(ProgramKind.BUREAU)))
                .isEmpty();
    }

    @Test
    void onlyAHashOfTheTokenIsKeptAndItsHistoryIsWrittenDown() {
        PersonScope anne = bureaus.scope(bureaus.bureau().admin());
        IssuedToken issued = programs.letIn(anne, BOOKS);
        assertThat(jdbc.sql("select * from program_token where id = :id")
                        .param("id", issued.id().toString())
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(issued.secret().substring("bpb_".length()));
        programs.revoke(anne, issued.id());
        assertThat(jdbc.sql("select concat(action, ' ', actor_name, ' ', details) from audit_log where subject_id = :id"
                                + " order by id")
                        .param("id", issued.id().toString())
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(line -> line.contains("Anne Prøve") && line.contains("Fagsystem") && line.contains("clients"))
                .noneMatch(line -> line.contains(issued.secret()));
    }

    @Test
    void afterItsLastDayAProgramIsShutOut() {
        PersonScope anne = bureaus.scope(bureaus.bureau().admin());
        LocalDate today = LocalDate.now(OSLO);
        IssuedToken issued = programs.letIn(anne, new ProgramAccess("Kort", Set.of(READ), today));
        assertThat(authenticate(issued.secret())).isPresent();
        assertThat(token(anne, issued.id()).endsAt())
                .isEqualTo(today.plusDays(1).atStartOfDay(OSLO).toInstant());
        jdbc.sql("update program_token set ends_at = :past where id = :id")
                .param("past", Instant.now().minusSeconds(1))
                .param("id", issued.id().toString())
                .update();
        assertThat(authenticate(issued.secret())).isEmpty();
        assertThatThrownBy(() -> programs.rotate(anne, issued.id())).isInstanceOf(RuleBroken.class);
    }

    @Test
    void anAccessThatCannotBeIsToldWithItsField() {
        PersonScope anne = bureaus.scope(bureaus.bureau().admin());
        LocalDate today = LocalDate.now(OSLO);
        assertThat(refused("", Set.of(READ), null, anne)).isEqualTo("name");
        assertThat(refused("x".repeat(101), Set.of(READ), null, anne)).isEqualTo("name");
        assertThat(refused("Fagsystem", Set.of(), null, anne)).isEqualTo("permissions");
        assertThat(refused("Fagsystem", Set.of(READ), today.minusDays(1), anne)).isEqualTo("lastDay");
        assertThat(refused("Fagsystem", Set.of(READ), today.plusYears(5).plusDays(1), anne))
                .isEqualTo("lastDay");
        assertThat(programs.count(anne)).isZero();
        programs.letIn(anne, new ProgramAccess("x".repeat(100), Set.of(READ), today.plusYears(5)));
    }

    private String refused(
            String name,
            Set<Permission> permissions,
            @org.jspecify.annotations.Nullable LocalDate lastDay,
            PersonScope scope) {
        try {
            programs.letIn(scope, new ProgramAccess(name, permissions, lastDay));
            return "";
        } catch (FieldRefused e) {
            return String.join(",", e.reasons().keySet());
        }
    }

    @Test
    void changingATokenKeepsWhoItIsAndWhatItMayAndLetsTheOldOneWorkForADay() {
        PersonScope anne = bureaus.scope(bureaus.bureau().admin());
        LocalDate lastDay = LocalDate.now(OSLO).plusYears(1);
        IssuedToken old = programs.letIn(anne, new ProgramAccess("Fagsystem", Set.of(READ, CLIENTS), lastDay));
        IssuedToken young = programs.rotate(anne, old.id());
        ProgramScope before = authenticate(old.secret()).orElseThrow();
        ProgramScope after = authenticate(young.secret()).orElseThrow();
        assertThat(after.program()).isEqualTo(before.program());
        assertThat(after.actor().name()).isEqualTo("Fagsystem");
        assertThat(token(anne, young.id()).permissions()).containsExactlyInAnyOrder(READ, CLIENTS);
        assertThat(token(anne, young.id()).endsAt())
                .isEqualTo(lastDay.plusDays(1).atStartOfDay(OSLO).toInstant());
        assertThat(token(anne, old.id()).endsAt())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
    }

    @Test
    void whoIsPutOutIsNotLetInAgainByChangingTheToken() {
        PersonScope anne = bureaus.scope(bureaus.bureau().admin());
        IssuedToken issued = programs.letIn(anne, BOOKS);
        programs.revoke(anne, issued.id());
        assertThat(authenticate(issued.secret())).isEmpty();
        Instant revoked = token(anne, issued.id()).revokedAt();
        programs.revoke(anne, issued.id());
        assertThat(token(anne, issued.id()).revokedAt()).isEqualTo(revoked);
        assertThatThrownBy(() -> programs.rotate(anne, issued.id()))
                .isInstanceOfSatisfying(
                        RuleBroken.class, e -> assertThat(e.key()).isEqualTo("program.over"));
    }

    @Test
    void thoseThatWorkStandFirstByNameAndTheListIsPaged() {
        PersonScope anne = bureaus.scope(bureaus.bureau().admin());
        for (String name : List.of("Øst", "Borte", "Alfa", "Åre")) {
            IssuedToken issued = programs.letIn(anne, new ProgramAccess(name, Set.of(READ), null));
            if (name.equals("Borte")) {
                programs.revoke(anne, issued.id());
            }
        }
        assertThat(programs.page(anne, 0, 500))
                .extracting(ProgramToken::name)
                .containsExactly("Alfa", "Øst", "Åre", "Borte");
        assertThat(programs.page(anne, 1, 2)).extracting(ProgramToken::name).containsExactly("Øst", "Åre");
        assertThat(programs.count(anne)).isEqualTo(4);
    }

    @Test
    void onlyAnAdministratorLetsProgramsIn() {
        TestBureau bureau = bureaus.bureau();
        TokenId id = programs.letIn(bureaus.scope(bureau.admin()), BOOKS).id();
        for (PersonScope scope : List.of(bureaus.scope(bureau.manager()), bureaus.scope(bureau.staff()))) {
            assertThatThrownBy(() -> programs.page(scope, 0, 10)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> programs.count(scope)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> programs.letIn(scope, BOOKS)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> programs.rotate(scope, id)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> programs.revoke(scope, id)).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void anotherBureausProgramIsAsIfItWereNot() {
        PersonScope anne = bureaus.scope(bureaus.bureau().admin());
        PersonScope theirs = bureaus.scope(bureaus.bureau().admin());
        IssuedToken issued = programs.letIn(theirs, BOOKS);
        assertThat(programs.page(anne, 0, 500)).isEmpty();
        assertThatThrownBy(() -> programs.rotate(anne, issued.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> programs.revoke(anne, issued.id())).isInstanceOf(NotFound.class);
        assertThat(authenticate(issued.secret())).isPresent();
    }

    /** An installation's token is changed where the installations are. */
    @Test
    void anAgentsTokenIsNoProgramOfTheBureaus() {
        TestBureau bureau = bureaus.bureau();
        PersonScope anne = bureaus.scope(bureau.admin());
        TokenId agents = door.of(new Tokens.Holder(
                        bureau.id(),
                        ProgramKind.AGENT,
                        bureau.installation().id().value()))
                .getFirst()
                .id();
        assertThat(programs.count(anne)).isZero();
        assertThatThrownBy(() -> programs.revoke(anne, agents)).isInstanceOf(NotFound.class);
    }
}
