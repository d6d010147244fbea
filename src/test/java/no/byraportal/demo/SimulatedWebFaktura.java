package no.byraportal.demo;

import static no.byraportal.ApiCaller.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** WebFaktura beside the demo: it follows the feed, confirms who it knows, and runs on what it is told. */
final class SimulatedWebFaktura extends Simulated {

    private final Path memory;

    private SimulatedWebFaktura(int port, String token, Path memory) {
        super(port, "/api/v1/webfaktura/clients", token);
        this.memory = memory;
    }

    /** @param memory the file in which it remembers how far it has read */
    static SimulatedWebFaktura start(int port, String token, Path memory) {
        SimulatedWebFaktura webFaktura = new SimulatedWebFaktura(port, token, memory);
        webFaktura.begin();
        return webFaktura;
    }

    @Override
    void ask() throws Exception {
        String cursor = Files.exists(memory) ? Files.readString(memory) : "";
        JsonNode page = json(read("?after=" + cursor));
        for (JsonNode client : page.path("clients")) {
            hear(client);
        }
        Files.writeString(memory, page.path("next").asString());
    }

    private void hear(JsonNode client) throws Exception {
        long number = client.path("clientNumber").asLong();
        if (DemoWebFaktura.isSlowWith(number)) {
            return;
        }
        if (client.has("claim")) {
            ObjectNode answer = JsonMapper.shared().createObjectNode();
            answer.set("orgNumber", client.path("claim").path("orgNumber"));
            say("PUT", "/" + number + "/confirmed", answer.put("confirmed", DemoWebFaktura.knows(number)));
            return;
        }
        for (JsonNode order : client.path("orders")) {
            say(
                    "PUT",
                    "/" + number + "/orders/" + order.path("id").asString(),
                    JsonMapper.shared().createObjectNode().set("next", order.path("atLeast")));
        }
        say(
                "PUT",
                "/" + number + "/applied",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("revision", client.path("revision").asInt())
                        .put("active", client.path("active").asBoolean())
                        .put("appliedAt", Clock.systemUTC().instant().toString()));
    }
}
