package no.byraportal.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.byraportal.agent.AgentStatus;
import no.byraportal.agent.AgentStatus.Gateway;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.agent.AgentStatusService;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.agent.Version;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.Programs;
import no.byraportal.readiness.Answer.Said;
import no.byraportal.readiness.ReadinessService;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.ToldFacts;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How near the demo's clients are to Visma.net: agents that say different things, clients that stand at different steps. */
@TestComponent
class DemoReadiness {

    private final AgentStatusService statuses;
    private final InstallationService installations;
    private final ReadinessService readiness;
    private final KnownFactsService facts;
    private final ClientService clients;

    DemoReadiness(
            AgentStatusService statuses,
            InstallationService installations,
            ReadinessService readiness,
            KnownFactsService facts,
            ClientService clients) {
        this.statuses = statuses;
        this.installations = installations;
        this.readiness = readiness;
        this.facts = facts;
        this.clients = clients;
    }

    void connected(Installation agent) {
        say(agent, Product.VISMA_BUSINESS, "12.10", Gateway.CONNECTED, "4.12");
    }

    /** Fjord's clients, each at another step: most wait for their company's ID. */
    void climb(BureauScope kari, Installation agent) {
        Map.of(4110, "1840227", 4118, "1840228", 4106, "1840229", 4117, "1840230", 4107, "1840231", 4108, "1840232")
                .forEach((number, id) -> told(kari, agent, number, "{\"vismaNetCompanyId\": \"" + id + "\"}"));
        for (int number : List.of(4114, 4115)) {
            told(kari, agent, number, "{\"vismaNetCompanyId\": \"1840300\"}");
        }
        told(kari, agent, 4113, "{\"exportedForWebFaktura\": false}");
        said(kari, 4110, Said.CREATED, Said.TIED, Said.UPDATED);
        said(kari, 4118, Said.CREATED, Said.NEW_COMPANY);
        said(kari, 4106, Said.CREATED);
        said(kari, 4117, Said.CREATED, Said.SYNC_USER);
        said(kari, 4101, Said.NOT_MEANT);
        said(kari, 4102, Said.NOT_MEANT);
    }

    private void told(BureauScope kari, Installation agent, int number, String facts) {
        this.facts.report(
                Programs.agent(agent.bureau(), agent.id(), agent.name()),
                client(kari, number).erpClientNo(),
                ToldFacts.of((ObjectNode) JsonMapper.shared().readTree(facts)));
    }

    private void said(BureauScope kari, int number, Said... answers) {
        for (Said said : answers) {
            readiness.say(kari, client(kari, number).id(), said, "");
        }
    }

    private Client client(BureauScope kari, int number) {
        return clients.client(kari, new ClientNumber(number));
    }

    void missing(Installation agent) {
        say(agent, Product.VISMA_GLOBAL, "13.02", Gateway.MISSING, "");
    }

    /** One whose gateway does not answer, and one that has never said anything. */
    void others(BureauScope scope) {
        say(installations.install(scope, "Server i Otta"), Product.VISMA_DI, "8.0.2", Gateway.NOT_ANSWERING, "4.11");
        installations.install(scope, "Server i Skjåk");
    }

    private void say(Installation agent, Product product, String erp, Gateway gateway, String opg) {
        statuses.report(
                Programs.agent(agent.bureau(), agent.id(), agent.name()),
                new AgentStatus(
                        new Version("2.2.14"),
                        new AgentStatus.Erp(product, new Version(erp)),
                        new AgentStatus.Opg(
                                gateway,
                                Optional.of(opg)
                                        .filter(known -> !known.isEmpty())
                                        .map(Version::new)),
                        Optional.of(true)));
    }
}
