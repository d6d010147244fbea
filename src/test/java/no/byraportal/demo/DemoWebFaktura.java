package no.byraportal.demo;

import java.time.Clock;
import java.util.List;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.Programs;
import no.byraportal.identity.WebFaktura;
import no.byraportal.identity.WebFakturaAccessService;
import no.byraportal.settings.Applied;
import no.byraportal.settings.SettingsService;
import no.byraportal.webfaktura.ClaimService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's WebFaktura: it has a token, knows most of the clients, and runs on what is desired for those. */
@TestComponent
class DemoWebFaktura {

    /** It knows another company by this number. */
    private static final ClientNumber DENIED = new ClientNumber(4117);

    /** These it has not looked at yet. */
    private static final List<ClientNumber> WAITING = List.of(new ClientNumber(4105), new ClientNumber(4203));

    /** Of these it has not said that it has done what it was told: one is deactivated, one's payments are off. */
    private static final List<ClientNumber> UNANSWERED = List.of(new ClientNumber(4112), new ClientNumber(4116));

    private final WebFakturaAccessService access;
    private final ClaimService claims;
    private final ClientService clients;
    private final SettingsService settings;
    private final DemoSecrets secrets;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoWebFaktura(
            WebFakturaAccessService access,
            ClaimService claims,
            ClientService clients,
            SettingsService settings,
            DemoSecrets secrets,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.claims = claims;
        this.clients = clients;
        this.settings = settings;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static boolean knows(long number) {
        return !DENIED.equals(new ClientNumber(number));
    }

    /** Does it leave this client for later? */
    static boolean isSlowWith(long number) {
        ClientNumber client = new ClientNumber(number);
        return WAITING.contains(client) || UNANSWERED.contains(client);
    }

    String token() {
        return secrets.named("webfaktura-token", () -> "");
    }

    /** The operator lets it in, and it answers; once. */
    void comeIn() {
        if (!access.tokens().isEmpty()) {
            return;
        }
        secrets.named("webfaktura-token", () -> access.issue().secret());
        WebFaktura webFaktura = Programs.webFaktura();
        jdbc
                .sql("select client_number from client order by client_number")
                .query((row, n) -> new ClientNumber(row.getLong("client_number")))
                .list()
                .stream()
                .filter(number -> !WAITING.contains(number))
                .forEach(number -> answer(webFaktura, number));
    }

    /** What was turned on or off it has not heard of yet. */
    private Applied runsOn(Client client) {
        return jdbc.sql("""
                        select r.revision, json_extract(r.document, '$.active') active
                        from settings s join settings_revision r on r.client_id = s.client_id
                            and r.revision = if(s.active_revision > 1 or s.payments_revision > 1, 1, s.webfaktura_revision)
                        where s.client_id = :client""")
                .param("client", client.id().toString())
                .query((row, n) -> new Applied(
                        row.getInt("revision"), clock.instant(), null, "true".equals(row.getString("active"))))
                .single();
    }

    private void answer(WebFaktura webFaktura, ClientNumber number) {
        Client client = clients.client(webFaktura, number);
        boolean known = knows(number.value());
        claims.answer(webFaktura, number, client.orgNumber(), known);
        if (known) {
            settings.acknowledge(webFaktura, number, runsOn(client));
        }
    }
}
