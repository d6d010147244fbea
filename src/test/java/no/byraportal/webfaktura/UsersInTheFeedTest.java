package no.byraportal.webfaktura;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.byraportal.PortalTest;
import no.byraportal.access.AccessService;
import no.byraportal.access.Invitation;
import no.byraportal.access.Invitations;
import no.byraportal.client.Client;
import no.byraportal.client.ClientAccess.Level;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.DemoPerson;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonChanged;
import no.byraportal.identity.PersonScope;
import no.byraportal.identity.UserId;
import no.byraportal.shared.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** WebFaktura is told who has a client today, and the client moves in the feed when that is somebody else. */
@PortalTest
class UsersInTheFeedTest {

    private final WebFakturaCaller webFaktura;
    private final TestBureaus bureaus;
    private final AccessService access;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private TestBureau bureau;
    private Client laks;

    @SuppressWarnings("NullAway.Init")
    UsersInTheFeedTest(
            @LocalServerPort int port,
            DemoBureaus demo,
            TestBureaus bureaus,
            AccessService access,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.webFaktura = new WebFakturaCaller(port, demo.webfakturaToken());
        this.bureaus = bureaus;
        this.access = access;
        this.events = events;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aConfirmedClient() throws Exception {
        bureau = bureaus.bureau("Laks AS");
        laks = bureau.client(0);
        webFaktura.confirms(laks);
    }

    @AfterEach
    void hangUp() {
        webFaktura.close();
    }

    private JsonNode users() throws Exception {
        return webFaktura.client(laks).path("users");
    }

    private long position() throws Exception {
        return webFaktura.client(laks).path("position").asLong();
    }

    @Test
    void whoHasTheClientIsToldUntilItIsWithdrawn() throws Exception {
        long before = position();
        DemoPerson siv = bureaus.clientUser(bureau, laks, Level.ADMIN);
        assertThat(users().size()).isOne();
        assertThat(users().path(0).path("sub").asString()).isEqualTo(siv.id());
        assertThat(users().path(0).path("email").asString()).isEqualTo(siv.email());
        assertThat(users().path(0).path("name").asString()).isEqualTo(siv.name());
        assertThat(users().path(0).path("level").asString()).isEqualTo("ADMIN");
        long given = position();
        assertThat(given).isGreaterThan(before);
        UserId id = bureaus.scope(siv).user();
        PersonScope anne = bureaus.scope(bureau.admin());
        var _ = access.withdraw(anne, id, List.of(laks.clientNumber()), "Sluttet.");
        assertThat(users().isEmpty()).isTrue();
        assertThat(position()).isGreaterThan(given);
    }

    @Test
    void whomKeycloakDoesNotKnowIsToldWhenItDoes() throws Exception {
        PersonScope anne = bureaus.scope(bureau.admin());
        var _ = access.invite(
                anne,
                new Invitations(
                        List.of(new Invitation("ny.i@feeden.example", "Siv Sand", "", "")),
                        List.of(laks.clientNumber()),
                        "",
                        Texts.BOKMAL));
        assertThat(users().isEmpty()).isTrue();
        long before = position();
        UserId siv = jdbc.sql("select id from portal_user where login = 'ny.i@feeden.example'")
                .query((row, n) -> UserId.of(row.getString("id")))
                .single();
        jdbc.sql("update portal_user set subject = 'sub-of-siv' where id = :id")
                .param("id", siv.toString())
                .update();
        events.publishEvent(new PersonChanged(siv));
        assertThat(users().path(0).path("sub").asString()).isEqualTo("sub-of-siv");
        assertThat(position()).isGreaterThan(before);
    }
}
