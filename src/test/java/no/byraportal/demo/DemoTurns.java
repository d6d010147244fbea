package no.byraportal.demo;

import java.time.Clock;
import java.util.List;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ChecklistService;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.OutsideTask;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.settings.TurnService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some of the demo's clients on their way out, or in again, with somebody still to answer. */
@TestComponent
class DemoTurns {

    private final TurnService turns;
    private final SettingsService settings;
    private final ChecklistService checklist;
    private final ClientService clients;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoTurns(
            TurnService turns,
            SettingsService settings,
            ChecklistService checklist,
            ClientService clients,
            JdbcClient jdbc,
            Clock clock) {
        this.turns = turns;
        this.settings = settings;
        this.checklist = checklist;
        this.clients = clients;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void beginAndWait(BureauScope kari, InstallationScope agent) {
        ClientId nordlys = client(kari, 4112);
        turns.deactivate(kari, nordlys, "Salongen er lagt ned fra november.");
        twoDaysPass(nordlys);
        applied(agent, nordlys);
        checklist.tick(kari, nordlys, OutsideTask.ERP_PROPERTY_OFF, true);

        ClientId tindvik = client(kari, 4121);
        turns.reactivate(kari, tindvik, "Eierne fakturerer selv igjen.");
        applied(agent, tindvik);

        ClientId bergli = client(kari, 4116);
        ClientSettings now = settings.settings(kari, bergli);
        settings.change(
                kari, now.revision(), now.with(SettingsField.PAYMENTS, "0"), "Klienten følger selv med i banken.");
        applied(agent, bergli);
    }

    private void applied(InstallationScope agent, ClientId client) {
        int revision = settings.settings(agent, client).revision();
        settings.acknowledge(agent, client, new Applied(revision, clock.instant(), "0".repeat(64)));
    }

    private void twoDaysPass(ClientId client) {
        for (String sql : List.of(
                "update settings_revision set at = at - interval 2 day where revision > 1 and client_id = :client",
                "update outside_task set raised_at = raised_at - interval 2 day where client_id = :client")) {
            jdbc.sql(sql).param("client", client.toString()).update();
        }
    }

    private ClientId client(BureauScope kari, long number) {
        return clients.client(kari, new ClientNumber(number)).id();
    }
}
