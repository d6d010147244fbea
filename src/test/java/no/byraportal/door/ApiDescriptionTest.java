package no.byraportal.door;

import static no.byraportal.ApiCaller.json;
import static no.byraportal.ApiCaller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import no.byraportal.ApiCaller;
import no.byraportal.PortalTest;
import no.byraportal.demo.DemoBureaus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@PortalTest
class ApiDescriptionTest {

    private static final String DESCRIPTION = "/api/v1/openapi.json";

    private final ApiCaller program;
    private final DemoBureaus demo;
    private final RequestMappingHandlerMapping handlers;

    ApiDescriptionTest(
            @LocalServerPort int port,
            DemoBureaus demo,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.program = new ApiCaller(port);
        this.demo = demo;
        this.handlers = handlers;
    }

    @AfterEach
    void hangUp() {
        program.close();
    }

    private JsonNode description(String token) throws Exception {
        HttpResponse<byte[]> answer = program.get(DESCRIPTION, token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return json(answer);
    }

    @Test
    void everyCallThatThereIsIsDescribedAndNoOther() throws Exception {
        Set<String> there = new TreeSet<>();
        handlers.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getName().startsWith("no.byraportal.")) {
                info.getPatternValues()
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> there.add(verb.name().toLowerCase(Locale.ROOT) + " " + path)));
            }
        });
        Set<String> described = new TreeSet<>();
        description(demo.bureauToken())
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(verb -> described.add(verb + " " + path.getKey())));
        assertThat(there).contains("patch /api/v1/bureau/clients/{clientNumber}/settings");
        assertThat(described).isEqualTo(there);
    }

    @Test
    void aChangeOfSettingsIsDescribedAsAProgramMustMakeIt() throws Exception {
        JsonNode change = description(demo.agentToken())
                .path("paths")
                .path("/api/v1/bureau/clients/{clientNumber}/settings")
                .path("patch");
        assertThat(change.path("requestBody").path("content").propertyNames())
                .containsExactly("application/merge-patch+json");
        assertThat(change.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("in").asString() + " "
                                + parameter.path("name").asString() + " "
                                + parameter.path("schema").path("type").asString()))
                .containsExactlyInAnyOrder(
                        "path clientNumber string",
                        "header If-Match string",
                        "header X-Reason string",
                        "query preview boolean");
    }

    @Test
    void aClientIsDescribedAsItIsTold() throws Exception {
        JsonNode schemas = description(demo.bureauToken()).path("components").path("schemas");
        JsonNode told = json(program.get("/api/v1/bureau/clients/4110", demo.bureauToken()));
        assertThat(schemas.path("ToldClient").path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(told.propertyNames());
        assertThat(schemas.path("SettingsAnswer").path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(told.path("settings").propertyNames());
    }

    @Test
    void itIsToldToProgramsOnlyAndInJson() throws Exception {
        problem(program.get(DESCRIPTION, ""), 401, "unauthorized");
        problem(
                program.get("/api/v1/bureau/agents", demo.bureauToken(), "Accept", "application/yaml"),
                406,
                "http-406");
    }
}
