package no.byraportal.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.Locale;

/** An Enhetsregisteret that knows invented companies only, and speaks as the real one does. */
public final class RegisterStub implements AutoCloseable {

    /** A company that the demo's agent has discovered; it has moved since the ERP was told. */
    public static final String DISCOVERED = "100500221";

    /** One that Tind's agent has discovered. */
    public static final String DISCOVERED_BY_TIND = "100600358";

    public static final String BANKRUPT = "100600331";

    /** Was in the register: 200, and a class of its own. */
    public static final String DELETED = "100600307";

    /** Is no longer shown to the public: 410. */
    public static final String REMOVED = "100600315";

    /** The register is down for this one. */
    public static final String DOWN = "100600323";

    private static final String JSON = "application/vnd.enhetsregisteret.enhet.v1+json;charset=UTF-8";

    private final WireMockServer server;

    private RegisterStub(WireMockServer server) {
        this.server = server;
    }

    public static RegisterStub start() {
        WireMockServer server = new WireMockServer(
                options().bindAddress("127.0.0.1").dynamicPort().disableRequestJournal());
        server.start();
        RegisterStub stub = new RegisterStub(server);
        server.stubFor(get(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        DemoBureaus.lines("clients.csv").stream()
                .map(line -> line.split(";", -1))
                .forEach(cells -> stub.tell(cells[3], found(company(cells[3], cells[4], false))));
        stub.tell(DISCOVERED, found(company(DISCOVERED, "VESTRE HAVN FISKEFORRETNING AS", false)));
        stub.tell(DISCOVERED_BY_TIND, found(company(DISCOVERED_BY_TIND, "LOM TURLAG AS", false)));
        SimulatedAgent.DISCOVERED.forEach(company -> stub.tell(
                company.get(1), found(company(company.get(1), company.getLast().toUpperCase(Locale.ROOT), false))));
        stub.tell(BANKRUPT, found(company(BANKRUPT, "NEDRE DAL TRELAST AS", true)));
        stub.tell(DELETED, found("""
                        {"organisasjonsnummer": "%s", "navn": "GAMLE BRYGGE AS", "slettedato": "2024-03-01",
                         "respons_klasse": "SlettetEnhet"}""".formatted(DELETED)));
        stub.tell(
                REMOVED,
                found("{\"organisasjonsnummer\": \"%s\", \"slettedato\": \"2023-11-30\"}".formatted(REMOVED))
                        .withStatus(410));
        stub.tell(DOWN, aResponse().withStatus(503));
        return stub;
    }

    /** What it says of a number from now on. */
    public void tell(String orgNumber, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo("/enheter/" + orgNumber)).willReturn(answer));
    }

    public static ResponseDefinitionBuilder found(String body) {
        return aResponse().withStatus(200).withHeader("Content-Type", JSON).withBody(body);
    }

    public static String company(String orgNumber, String name, boolean bankrupt) {
        return """
                {"organisasjonsnummer": "%s", "navn": "%s",
                 "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
                 "forretningsadresse": {"adresse": ["Havnegata 7"], "postnummer": "8300", "poststed": "SVOLVÆR",
                                        "kommune": "VÅGAN", "kommunenummer": "1865", "landkode": "NO", "land": "Norge"},
                 "registrertIMvaregisteret": true, "registrertIForetaksregisteret": true, "konkurs": %s,
                 "underAvvikling": false, "underTvangsavviklingEllerTvangsopplosning": false,
                 "registreringsdatoEnhetsregisteret": "2012-02-14", "maalform": "Bokmål", "respons_klasse": "Enhet"}""".formatted(orgNumber, name, bankrupt);
    }

    public String url() {
        return server.baseUrl();
    }

    @Override
    public void close() {
        server.stop();
    }
}
