package no.byraportal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.Transactional;

/** What somebody does with their own sign-in while Keycloak is away, as it is in these tests. */
@PortalTest
@Transactional
class ProfileServiceTest {

    private static final DemoPerson KARI = DemoPerson.of("kari@fjordregnskap.example");

    private final ProfileService profile;
    private final JdbcClient jdbc;

    ProfileServiceTest(ProfileService profile, JdbcClient jdbc) {
        this.profile = profile;
        this.jdbc = jdbc;
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    private List<String> toBeSignedOut() {
        return jdbc.sql("select email from portal_user where sign_out_asked_at > :before")
                .param("before", Instant.now().minusSeconds(60))
                .query((row, n) -> row.getString("email"))
                .list();
    }

    @Test
    void whatKeycloakDoesNotHearOfSigningOutEverywhereIsLeftForTheErrand() {
        SecurityContextHolder.getContext().setAuthentication(KARI.signedIn());
        List<String> done = new ArrayList<>();
        profile.signOutEverywhere(() -> done.add("here"));
        assertThat(done).as("this session ends all the same").containsExactly("here");
        assertThat(toBeSignedOut()).containsExactly(KARI.email());
    }

    @Test
    void nobodyElseIsSignedOut() {
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(() -> profile.signOutEverywhere(() -> {}));
        assertThat(toBeSignedOut()).isEmpty();
    }
}
