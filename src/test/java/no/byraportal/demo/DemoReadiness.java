package no.byraportal.demo;

import java.util.Optional;
import no.byraportal.agent.AgentStatus;
import no.byraportal.agent.AgentStatus.Gateway;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.agent.AgentStatusService;
import no.byraportal.agent.Installation;
import no.byraportal.agent.InstallationService;
import no.byraportal.agent.Version;
import no.byraportal.identity.BureauScope;
import no.byraportal.identity.Programs;
import org.springframework.boot.test.context.TestComponent;

/** How near the demo's clients are to Visma.net: agents that say different things, clients that stand at different steps. */
@TestComponent
class DemoReadiness {

    private final AgentStatusService statuses;
    private final InstallationService installations;

    DemoReadiness(AgentStatusService statuses, InstallationService installations) {
        this.statuses = statuses;
        this.installations = installations;
    }

    void connected(Installation agent) {
        say(agent, Product.VISMA_BUSINESS, "12.10", Gateway.CONNECTED, "4.12");
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
