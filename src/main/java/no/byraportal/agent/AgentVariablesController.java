package no.byraportal.agent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.InstallationScope;
import no.byraportal.shared.Texts;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where an installation sends its variables.xml, and gets it back with the portal's values (contracts.md §3). */
@RestController
@RequestMapping("/api/v1/agent")
class AgentVariablesController {

    private final ImportService imports;
    private final VariablesService variables;
    private final ClientService clients;

    AgentVariablesController(ImportService imports, VariablesService variables, ClientService clients) {
        this.imports = imports;
        this.variables = variables;
        this.clients = clients;
    }

    @PostMapping(
            path = "/variables",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    ImportAnswer send(
            @AuthenticationPrincipal InstallationScope scope,
            @RequestParam(defaultValue = "false") boolean preview,
            HttpServletRequest request)
            throws IOException {
        try (Spool spool = Spool.of(request.getInputStream())) {
            ImportReport report = imports.take(scope, imports.read(scope, spool), preview);
            return ImportAnswer.of(report, Texts.asked(request));
        }
    }

    /** {@code X-Generation}: the settings that stand in the answer, as {@code GET /settings} counts them. */
    @PostMapping(
            path = "/settings/render",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    void render(
            @AuthenticationPrincipal InstallationScope scope, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (Spool sent = Spool.of(request.getInputStream())) {
            VariablesService.Rendered rendered = variables.render(scope, imports.read(scope, sent));
            try (Spool written = rendered.spool();
                    InputStream in = written.open()) {
                response.setHeader("X-Generation", Long.toString(rendered.generation()));
                response.setHeader("X-Base-SHA256", sent.digest());
                response.setContentType(MediaType.APPLICATION_XML_VALUE);
                response.setContentLengthLong(written.size());
                in.transferTo(response.getOutputStream());
            }
        }
    }

    @GetMapping(path = "/clients/{erpClientNo}/settings", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] company(@AuthenticationPrincipal InstallationScope scope, @PathVariable ErpClientNo erpClientNo) {
        Client client = clients.client(scope, erpClientNo);
        return variables.company(scope, client).orElseThrow(NoSettings::new);
    }
}
