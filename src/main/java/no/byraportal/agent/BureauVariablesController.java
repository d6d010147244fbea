package no.byraportal.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import no.byraportal.identity.InstallationId;
import no.byraportal.identity.ProgramScope;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a bureau's program imports a file on an installation's behalf (contracts.md §4). */
@RestController
class BureauVariablesController {

    private final ImportService imports;

    BureauVariablesController(ImportService imports) {
        this.imports = imports;
    }

    @PostMapping(
            path = "/api/v1/bureau/agents/{id}/variables",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    ImportAnswer take(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable InstallationId id,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestParam(name = "clients", required = false) @Nullable Set<String> chosen,
            @RequestParam(defaultValue = "keep") String existing,
            HttpServletRequest request)
            throws IOException {
        ImportService.Order order = new ImportService.Order(preview, Optional.ofNullable(chosen), existing(existing));
        try (Spool spool = Spool.of(request.getInputStream())) {
            ImportReport report = imports.take(scope, id, imports.read(scope, spool), order, done -> {});
            return ImportAnswer.of(report, Texts.asked(request));
        }
    }

    private static ImportService.Existing existing(String written) {
        return switch (written) {
            case "keep" -> ImportService.Existing.KEEP;
            case "take" -> ImportService.Existing.TAKE;
            default -> throw new FieldRefused("existing", new InvalidValue("import.existing", written));
        };
    }
}
