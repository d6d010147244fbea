package no.byraportal.webfaktura;

import static no.byraportal.ApiCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.client.Client;
import no.byraportal.demo.DemoBureaus;
import no.byraportal.demo.TestBureaus;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.PersonScope;
import no.byraportal.settings.ChecklistService;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.OutsideItem;
import no.byraportal.settings.OutsideTask;
import no.byraportal.settings.Party;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.Turn;
import no.byraportal.settings.TurnService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Vis innbetalte poster, off: WebFaktura is told when the agent sends none any more, and not before (A13 203). */
@PortalTest
class PaymentsOffTest {

    private final ApiCaller agent;
    private final WebFakturaCaller webFaktura;
    private final TestBureaus bureaus;
    private final SettingsService settings;
    private final TurnService turns;
    private final ChecklistService checklist;
    private TestBureau bureau;
    private PersonScope anne;
    private Client laks;

    @SuppressWarnings("NullAway.Init")
    PaymentsOffTest(
            @LocalServerPort int port,
            DemoBureaus demo,
            TestBureaus bureaus,
            SettingsService settings,
            TurnService turns,
            ChecklistService checklist) {
        this.agent = new ApiCaller(port);
        this.webFaktura = new WebFakturaCaller(port, demo.webfakturaToken());
        this.bureaus = bureaus;
        this.settings = settings;
        this.turns = turns;
        this.checklist = checklist;
    }

    @BeforeEach
    void aClientWithPayments() throws Exception {
        bureau = bureaus.bureau("Laks AS");
        anne = bureaus.scope(bureau.admin());
        laks = bureau.client(0);
        webFaktura.confirms(laks);
        type(SettingsField.PAYMENTS, "1");
    }

    @AfterEach
    void hangUp() {
        agent.close();
        webFaktura.close();
    }

    private void type(SettingsField field, String text) {
        ClientSettings now = settings.settings(anne, laks.id());
        settings.change(anne, now.revision(), now.with(field, text), "");
    }

    private void agentRuns(int revision) throws Exception {
        String body = "{\"revision\": %d, \"appliedAt\": \"2026-11-20T09:12:00Z\", \"sha256\": \"%s\"}"
                .formatted(revision, "a".repeat(64));
        assertThat(agent.send(
                                "PUT",
                                "/api/v1/agent/clients/001/applied",
                                bureau.token(),
                                BodyPublishers.ofString(body),
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(204);
    }

    private void webFakturaRuns(int revision) throws Exception {
        webFaktura.does(
                laks,
                "applied",
                "{\"revision\": %d, \"active\": true, \"appliedAt\": \"2026-11-20T09:12:00Z\"}".formatted(revision));
    }

    /** What the feed has told of the client since: revision and payments. */
    private List<String> told(String cursor) throws Exception {
        return webFaktura
                .feed(cursor, 500)
                .path("clients")
                .valueStream()
                .filter(client -> client.path("clientNumber").asLong()
                        == laks.clientNumber().value())
                .map(PaymentsOffTest::told)
                .toList();
    }

    private static String told(JsonNode client) {
        return client.path("revision").asInt() + " "
                + client.path("settings").path("features").path("payments").asBoolean();
    }

    private boolean isDone(Party party) {
        return turns.turns(anne, laks.id()).getFirst().answer(party).done().isPresent();
    }

    @Test
    void webFakturaIsToldWhenTheAgentHasStoppedAndProvesItOnlyThen() throws Exception {
        String cursor = webFaktura.end();
        type(SettingsField.PAYMENTS, "0");
        type(SettingsField.DUE_DAYS, "20");
        assertThat(told(cursor)).as("what else changes waits for nobody").containsExactly("4 true");
        assertThat(told(webFaktura.client(laks))).isEqualTo("4 true");
        webFakturaRuns(4);
        assertThat(isDone(Party.WEBFAKTURA)).isFalse();

        cursor = webFaktura.end();
        agentRuns(2);
        assertThat(told(cursor)).as("an old revision").isEmpty();
        agentRuns(3);
        webFakturaRuns(4);
        assertThat(isDone(Party.WEBFAKTURA)).as("not told yet").isFalse();
        assertThat(told(cursor)).containsExactly("4 false");
        assertThat(checklist.items(anne, laks.id())).isEmpty();
        webFakturaRuns(4);
        assertThat(isDone(Party.WEBFAKTURA)).isTrue();
        assertThat(checklist.items(anne, laks.id()))
                .extracting(OutsideItem::task)
                .containsExactly(OutsideTask.PAYMENTS_PROPERTY_OFF);

        cursor = webFaktura.end();
        agentRuns(2);
        agentRuns(4);
        assertThat(told(cursor)).as("moved once").isEmpty();
    }

    @Test
    void turnedOnAgainItIsToldAtOnce() throws Exception {
        type(SettingsField.PAYMENTS, "0");
        String cursor = webFaktura.end();
        type(SettingsField.PAYMENTS, "1");
        assertThat(told(cursor)).containsExactly("4 true");
        webFakturaRuns(4);
        Turn on = turns.turns(anne, laks.id()).getFirst();
        assertThat(on.on()).isTrue();
        assertThat(on.answer(Party.WEBFAKTURA).done()).isPresent();
        agentRuns(4);
        assertThat(webFaktura.feed(cursor, 500).path("clients").size()).isOne();
        assertThat(json(webFaktura.get("/" + laks.clientNumber()))
                        .path("settings")
                        .path("features")
                        .path("payments")
                        .asBoolean())
                .isTrue();
    }
}
