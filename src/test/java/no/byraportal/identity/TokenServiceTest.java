package no.byraportal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.byraportal.PortalTest;
import no.byraportal.agent.InstallationService;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.NotAllowed;
import no.byraportal.shared.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PortalTest
@Transactional
class TokenServiceTest {

    private final TokenService tokens;
    private final Tokens door;
    private final InstallationService installations;
    private final TestBureaus bureaus;
    private final JdbcClient jdbc;

    TokenServiceTest(
            TokenService tokens, Tokens door, InstallationService installations, TestBureaus bureaus, JdbcClient jdbc) {
        this.tokens = tokens;
        this.door = door;
        this.installations = installations;
        this.bureaus = bureaus;
        this.jdbc = jdbc;
    }

    private Optional<Program> authenticate(String token) {
        return door.authenticate(token, Set.of(ProgramKind.AGENT));
    }

    @Test
    void aTokenLetsItsInstallationInAndNoOther() {
        TestBureau bureau = bureaus.bureau();
        InstallationScope scope =
                (InstallationScope) authenticate(bureau.token()).orElseThrow();
        assertThat(scope.bureau()).isEqualTo(bureau.id());
        assertThat(scope.installation()).isEqualTo(bureau.installation().id());
        assertThat(scope.actor().name()).isEqualTo("Prøveserver");
    }

    @Test
    void onlyAHashOfItIsKept() {
        TestBureau bureau = bureaus.bureau();
        PersonScope anne = bureaus.scope(bureau.admin());
        IssuedToken issued = tokens.issue(anne, bureau.installation().id());
        assertThat(issued.secret()).matches("bpa_[A-Za-z0-9_-]{43}");
        assertThat(issued.toString()).doesNotContain(issued.secret());
        String rows = jdbc.sql("select * from program_token where id = :id")
                .param("id", issued.id().toString())
                .query()
                .listOfRows()
                .toString();
        assertThat(rows)
                .doesNotContain(issued.secret())
                .doesNotContain(issued.secret().substring("bpa_".length()));
        assertThat(tokens.tokens(anne, bureau.installation().id()).toString()).doesNotContain(issued.secret());
        assertThat(jdbc.sql("select details from audit_log where subject_id = :id")
                        .param("id", issued.id().toString())
                        .query(String.class)
                        .list())
                .hasSize(1)
                .allMatch(details -> !details.contains(issued.secret()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bpa_",
                "bpb_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bpa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bpa_ååååååååååååååååååååååååååååååååååååååååååå",
                "' or 1=1 --"
            })
    void whatIsNoTokenOfOursLetsNobodyIn(String token) {
        assertThat(authenticate(token)).isEmpty();
    }

    @Test
    void aTokenIsComparedToTheLetter() {
        String token = bureaus.bureau().token();
        String other = token.substring(0, 46) + (token.charAt(46) == 'A' ? 'B' : 'A');
        assertThat(authenticate(other)).isEmpty();
        assertThat(authenticate(token + " ")).isEmpty();
        assertThat(authenticate(token)).isPresent();
    }

    @Test
    void aRevokedTokenStopsAtItsNextUse() {
        TestBureau bureau = bureaus.bureau();
        PersonScope anne = bureaus.scope(bureau.admin());
        InstallationId installation = bureau.installation().id();
        TokenId id = tokens.tokens(anne, installation).getFirst().id();
        tokens.revoke(anne, installation, id);
        assertThat(authenticate(bureau.token())).isEmpty();
        Instant revoked = tokens.tokens(anne, installation).getFirst().revokedAt();
        tokens.revoke(anne, installation, id);
        assertThat(tokens.tokens(anne, installation).getFirst().revokedAt()).isEqualTo(revoked);
        assertThat(tokens.tokens(anne, installation).getFirst().worksAt(Instant.now()))
                .isFalse();
    }

    @Test
    void afterARotationTheOldTokenWorksForADayMore() {
        TestBureau bureau = bureaus.bureau();
        PersonScope anne = bureaus.scope(bureau.admin());
        InstallationId installation = bureau.installation().id();
        TokenId old = tokens.tokens(anne, installation).getFirst().id();
        IssuedToken issued = tokens.rotate(anne, installation);
        assertThat(authenticate(bureau.token())).isPresent();
        assertThat(authenticate(issued.secret())).isPresent();
        ProgramToken ending = token(anne, installation, old);
        assertThat(ending.endsAt())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        assertThat(token(anne, installation, issued.id()).endsAt()).isNull();

        tokens.rotate(anne, installation);
        assertThat(token(anne, installation, old).endsAt())
                .as("a second rotation lets no token live longer")
                .isEqualTo(ending.endsAt());

        jdbc.sql("update program_token set ends_at = :past where id = :id")
                .param("past", Instant.now().minusSeconds(1))
                .param("id", old.toString())
                .update();
        assertThat(authenticate(bureau.token())).isEmpty();
        assertThat(authenticate(issued.secret())).isPresent();
    }

    @Test
    void theLastUseIsNotedOnceAMinute() {
        TestBureau bureau = bureaus.bureau();
        PersonScope anne = bureaus.scope(bureau.admin());
        InstallationId installation = bureau.installation().id();
        assertThat(tokens.tokens(anne, installation).getFirst().lastUsedAt()).isNull();
        assertThat(authenticate(bureau.token())).isPresent();
        Instant first = tokens.tokens(anne, installation).getFirst().lastUsedAt();
        assertThat(first).isNotNull();
        assertThat(authenticate(bureau.token())).isPresent();
        assertThat(tokens.tokens(anne, installation).getFirst().lastUsedAt()).isEqualTo(first);
        jdbc.sql("update program_token set last_used_at = :past where holder_id = :installation")
                .param("past", Instant.now().minusSeconds(120))
                .param("installation", installation.toString())
                .update();
        assertThat(authenticate(bureau.token())).isPresent();
        assertThat(tokens.tokens(anne, installation).getFirst().lastUsedAt()).isAfterOrEqualTo(first);
    }

    @Test
    void onlyAnAdministratorKeepsAgents() {
        TestBureau bureau = bureaus.bureau();
        InstallationId installation = bureau.installation().id();
        TokenId token = tokens.tokens(bureaus.scope(bureau.admin()), installation)
                .getFirst()
                .id();
        for (PersonScope scope : List.of(bureaus.scope(bureau.manager()), bureaus.scope(bureau.staff()))) {
            assertThatThrownBy(() -> installations.installations(scope)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> installations.install(scope, "Ny")).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> installations.tokens(scope, installation)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> installations.issueToken(scope, installation))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> installations.rotateToken(scope, installation))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> installations.revokeToken(scope, installation, token))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void anotherBureausInstallationIsAsIfItWereNot() {
        TestBureau ours = bureaus.bureau();
        TestBureau theirs = bureaus.bureau();
        PersonScope theirAdmin = bureaus.scope(theirs.admin());
        InstallationId installation = theirs.installation().id();
        TokenId token = tokens.tokens(theirAdmin, installation).getFirst().id();
        PersonScope anne = bureaus.scope(ours.admin());
        assertThatThrownBy(() -> installations.installation(anne, installation)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> installations.issueToken(anne, installation)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> installations.rotateToken(anne, installation)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> installations.revokeToken(anne, installation, token))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tokens.revoke(anne, ours.installation().id(), token))
                .isInstanceOf(NotFound.class);
        assertThat(authenticate(theirs.token())).isPresent();
        assertThat(installations.installations(anne)).extracting(i -> i.id()).doesNotContain(installation);
    }

    @Test
    void anInstallationHasANameThatNoOtherOfTheBureauHas() {
        TestBureau bureau = bureaus.bureau();
        PersonScope anne = bureaus.scope(bureau.admin());
        assertThat(installations.install(anne, "  Server i Bergen ").name()).isEqualTo("Server i Bergen");
        for (String name : List.of("", "   ", "x".repeat(101))) {
            assertThatThrownBy(() -> installations.install(anne, name))
                    .isInstanceOfSatisfying(
                            InvalidValue.class, e -> assertThat(e.key()).isEqualTo("installation.name"));
        }
        assertThatThrownBy(() -> installations.install(anne, "server i bergen"))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.key()).isEqualTo("installation.taken"));
        PersonScope other = bureaus.scope(bureaus.bureau().admin());
        assertThat(installations.install(other, "Server i Bergen").generation()).isEqualTo(1);
    }

    private ProgramToken token(PersonScope scope, InstallationId installation, TokenId id) {
        return tokens.tokens(scope, installation).stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
