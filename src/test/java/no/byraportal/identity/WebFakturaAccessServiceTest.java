package no.byraportal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.shared.Actor;
import no.byraportal.shared.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Who else may not is told by RoleMatrixTest. */
@PortalTest
@Transactional
class WebFakturaAccessServiceTest {

    private final WebFakturaAccessService access;
    private final Tokens door;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    WebFakturaAccessServiceTest(WebFakturaAccessService access, Tokens door, TestBureaus bureaus, JdbcClient jdbc) {
        this.access = access;
        this.door = door;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void theOperatorIsSignedIn() {
        DemoPerson.of("drift@byraportal.example").signIn();
    }

    private Optional<Program> authenticate(String token) {
        return door.authenticate(token, Set.of(ProgramKind.WEBFAKTURA));
    }

    private ProgramToken token(TokenId id) {
        return access.tokens().stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTokenLetsWebFakturaInAtItsOwnDoorAndItsUseIsNoted() {
        IssuedToken issued = access.issue();
        assertThat(issued.secret()).matches("bpw_[A-Za-z0-9_-]{43}");
        assertThat(token(issued.id()).lastUsedAt()).isNull();
        Program program = authenticate(issued.secret()).orElseThrow();
        assertThat(program).isInstanceOf(WebFaktura.class);
        assertThat(program.actor()).isEqualTo(new Actor(issued.id().toString(), "WebFaktura"));
        assertThat(token(issued.id()).lastUsedAt()).isNotNull();
        assertThat(door.authenticate(issued.secret(), Set.of(ProgramKind.AGENT, ProgramKind.BUREAU)))
                .isEmpty();
        assertThat(authenticate(bureaus.bureau().token())).isEmpty();
    }

    @Test
    void theOldTokenWorksForADayAfterARotation() {
        IssuedToken old = access.issue();
        IssuedToken young = access.rotate();
        assertThat(authenticate(old.secret())).isPresent();
        assertThat(authenticate(young.secret()).orElseThrow().program())
                .isEqualTo(authenticate(old.secret()).orElseThrow().program());
        assertThat(token(old.id()).endsAt())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        assertThat(token(young.id()).endsAt()).isNull();
        jdbc.sql("update program_token set ends_at = :past where id = :id")
                .param("past", Instant.now().minusSeconds(1))
                .param("id", old.id().toString())
                .update();
        assertThat(authenticate(old.secret())).isEmpty();
    }

    @Test
    void aRevokedTokenStopsAtOnceAndTheOthersDoNot() {
        IssuedToken one = access.issue();
        IssuedToken other = access.issue();
        access.revoke(one.id());
        assertThat(authenticate(one.secret())).isEmpty();
        assertThat(authenticate(other.secret())).isPresent();
        Instant revoked = token(one.id()).revokedAt();
        access.revoke(one.id());
        assertThat(token(one.id()).revokedAt()).isEqualTo(revoked);
        assertThatThrownBy(() -> access.revoke(TokenId.random())).isInstanceOf(NotFound.class);
    }

    @Test
    void anAgentsTokenIsNoneOfWebFakturas() {
        bureaus.bureau();
        TokenId agents = TokenId.of(jdbc.sql("select id from program_token where kind = 'AGENT' limit 1")
                .query(String.class)
                .single());
        theOperatorIsSignedIn();
        assertThatThrownBy(() -> access.revoke(agents)).isInstanceOf(NotFound.class);
        assertThat(access.tokens()).extracting(ProgramToken::id).doesNotContain(agents);
    }

    @Test
    void onlyAHashIsKeptAndWhoDidWhatIsWrittenDown() {
        IssuedToken issued = access.issue();
        access.revoke(issued.id());
        assertThat(jdbc.sql("select * from program_token where id = :id")
                        .param("id", issued.id().toString())
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(issued.secret().substring("bpw_".length()));
        List<String> told = jdbc.sql(
                        "select concat_ws(' ', action, if(bureau_id is null, 'all', 'one'), actor_id) from audit_log"
                                + " where subject_id = :id order by id")
                .param("id", issued.id().toString())
                .query((row, n) -> row.getString(1))
                .list();
        String operator = DemoPerson.of("drift@byraportal.example").id();
        assertThat(told)
                .containsExactly("webfaktura.token.issued all " + operator, "webfaktura.token.revoked all " + operator);
    }
}
