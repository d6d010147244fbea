package no.byraportal.demo;

import static no.byraportal.ApiCaller.json;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.byraportal.agent.SyncStep;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sync agent beside the demo, as far as its bridge does not play it: it tells how it is, and of companies in the ERP
 * that nobody has registered, and synchronises a client as soon as it is given it.
 */
final class SimulatedAgent extends Simulated {

    /** ERP number, organisation number and name of what it discovers. */
    static final List<List<String>> DISCOVERED = List.of(
            List.of("331", "100500248", "Hardanger Sideri AS"),
            List.of("332", "100500256", "Lysefjorden Båtutleie AS"));

    private static final int TURNS_BETWEEN_HEARTBEATS = 60;

    private final Set<String> clients = new HashSet<>();
    private String known = "\"nothing yet\"";
    private int turns;

    private SimulatedAgent(int port, String token) {
        super(port, "/api/v1/agent", token);
    }

    static SimulatedAgent start(int port, String token) {
        SimulatedAgent agent = new SimulatedAgent(port, token);
        agent.begin();
        return agent;
    }

    @Override
    void ask() throws Exception {
        if (turns++ % TURNS_BETWEEN_HEARTBEATS == 0) {
            beat();
        }
        boolean first = clients.isEmpty();
        HttpResponse<byte[]> answer = read("/settings", "Accept", "application/json", "If-None-Match", known);
        if (answer.statusCode() == 304) {
            return;
        }
        for (JsonNode client : json(answer).path("clients")) {
            String number = client.path("erpClientNo").asString();
            if (clients.add(number) && !first) {
                synchronise(number);
            }
        }
        if (first) {
            discover();
        }
        known = answer.headers().firstValue("ETag").orElseThrow();
    }

    private void beat() throws Exception {
        ObjectNode status = JsonMapper.shared()
                .createObjectNode()
                .put("agentVersion", "2.2.14")
                .put("scheduled", true);
        status.putObject("erp").put("product", "VISMA_BUSINESS").put("version", "12.10");
        status.putObject("opg").put("state", "CONNECTED").put("version", "4.12");
        say("PUT", "/status", status);
    }

    private void discover() throws Exception {
        for (List<String> company : DISCOVERED) {
            String number = company.getFirst();
            say("PUT", "/clients/" + number + "/erp", DemoFacts.said(number, company.getLast(), company.get(1)));
        }
    }

    private void synchronise(String client) throws Exception {
        Instant now = Clock.systemUTC().instant();
        ObjectNode run = JsonMapper.shared()
                .createObjectNode()
                .put("startedAt", now.minusSeconds(1).toString())
                .put("finishedAt", now.toString())
                .put("mode", "ONE");
        ObjectNode synced = run.putArray("clients").addObject().put("erpClientNo", client);
        for (SyncStep.Work step : SyncStep.Work.values()) {
            synced.withArray("steps")
                    .addObject()
                    .put("step", step.name())
                    .put("status", "OK")
                    .put("count", 0);
        }
        say("POST", "/sync-runs", run);
    }
}
