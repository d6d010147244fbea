package no.byraportal.readiness;

import java.time.LocalDate;
import java.util.Optional;
import no.byraportal.agent.AgentStatus;
import no.byraportal.agent.AgentStatus.Gateway;
import no.byraportal.agent.AgentStatus.Product;
import no.byraportal.agent.AgentStatusService;
import no.byraportal.agent.Version;
import no.byraportal.client.Client;
import no.byraportal.client.ErpClientNo;
import no.byraportal.demo.TestBureaus.TestBureau;
import no.byraportal.identity.InstallationScope;
import no.byraportal.identity.Programs;
import no.byraportal.settings.KnownFactsService;
import no.byraportal.settings.ToldFacts;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brings the clients of a test's bureau on their way to Visma.net, as agent, operator and ERP do. */
@TestComponent
public class ReadyBureaus {

    private final AgentStatusService statuses;
    private final KnownFactsService facts;
    private final JdbcClient jdbc;

    ReadyBureaus(AgentStatusService statuses, KnownFactsService facts, JdbcClient jdbc) {
        this.statuses = statuses;
        this.facts = facts;
        this.jdbc = jdbc;
    }

    /** Up to what concerns each client by itself. */
    public void ready(TestBureau bureau) {
        license(bureau);
        hear(bureau, Product.VISMA_BUSINESS, "12.10", Gateway.CONNECTED);
    }

    public void license(TestBureau bureau) {
        jdbc.sql("insert into licence (bureau_id, kind, valid_from) values (:bureau, 'VISMA_NET', :from)")
                .param("bureau", bureau.id().toString())
                .param("from", LocalDate.of(2020, 1, 1))
                .update();
    }

    public void hear(TestBureau bureau, Product product, String erp, Gateway gateway) {
        statuses.report(
                agent(bureau),
                new AgentStatus(
                        new Version("2.2.14"),
                        new AgentStatus.Erp(product, new Version(erp)),
                        new AgentStatus.Opg(gateway, Optional.empty()),
                        Optional.of(true)));
    }

    /** The ERP tells of a client, in JSON. */
    public void tell(TestBureau bureau, Client client, String told) {
        tell(bureau, client.erpClientNo(), told);
    }

    /** Also of one that nobody has registered. */
    public void tell(TestBureau bureau, ErpClientNo number, String told) {
        facts.report(agent(bureau), number, ToldFacts.of((ObjectNode)
                JsonMapper.shared().readTree(told)));
    }

    public void export(TestBureau bureau, Client client, String orgNumber, String id) {
        tell(
                bureau,
                client,
                "{\"orgNumber\": \"%s\", \"vismaNetCompanyId\": \"%s\", \"exportedForWebFaktura\": true}"
                        .formatted(orgNumber, id));
    }

    /** Somebody at the client gets access. */
    public void people(TestBureau bureau, Client client) {
        jdbc.sql("""
                        insert into client_grant
                            (id, user_id, client_id, bureau_id, level, granted_at, granted_by_id, granted_by_name)
                        select uuid(), id, :client, :bureau, 'USER', utc_timestamp(6), 'test', 'Prøve'
                        from portal_user where subject = :subject""")
                .param("client", client.id().toString())
                .param("bureau", bureau.id().toString())
                .param("subject", bureau.staff().id())
                .update();
    }

    private static InstallationScope agent(TestBureau bureau) {
        return Programs.agent(
                bureau.id(), bureau.installation().id(), bureau.installation().name());
    }
}
