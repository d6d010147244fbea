package no.byraportal.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.byraportal.client.Client;
import no.byraportal.client.ClientNumber;
import no.byraportal.client.ClientService;
import no.byraportal.identity.ProgramScope;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.FileLine;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.ProgramRefused;
import no.byraportal.shared.Sent;
import no.byraportal.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's settings and how they came to be so, for the bureau's own programs (contracts.md §4). */
@RestController
@RequestMapping("/api/v1/bureau/clients/{clientNumber}")
class BureauSettingsController {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})\"");

    private final ClientService clients;
    private final SettingsService settings;
    private final FilePreview file;
    private final JsonMapper json;

    BureauSettingsController(ClientService clients, SettingsService settings, FilePreview file, JsonMapper json) {
        this.clients = clients;
        this.settings = settings;
        this.file = file;
        this.json = json;
    }

    @GetMapping("/settings")
    ResponseEntity<SettingsAnswer> settings(
            @AuthenticationPrincipal ProgramScope scope, @PathVariable ClientNumber clientNumber) {
        Client client = clients.client(scope, clientNumber);
        return answer(client, settings.settings(scope, client.id()));
    }

    /**
     * What a change would do.
     *
     * @param fileDiff one unified diff of the client's part of variables.xml; empty when no line of it changes
     */
    record Preview(List<ChangeAnswer> changes, String fileDiff, List<Warning> warnings) {}

    record Warning(String key, String field, String text) {}

    @PatchMapping(path = "/settings", consumes = "application/merge-patch+json")
    ResponseEntity<?> change(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable ClientNumber clientNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String seen,
            @RequestHeader(name = "X-Reason", defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody JsonNode patch,
            HttpServletRequest request) {
        scope.requireMayChangeClients();
        Client client = clients.client(scope, clientNumber);
        ClientSettings current = settings.settings(scope, client.id());
        require(current, seen);
        String why = Sent.reason(reason);
        JsonNode told = json.readTree(
                json.writeValueAsBytes(SettingsAnswer.of(client, current.revision(), current.document())));
        SettingsDocument desired = SettingsPatch.applied(patch, told, current.document());
        return preview
                ? ResponseEntity.ok(preview(scope, client, current, desired, Texts.asked(request)))
                : answer(client, save(scope, current, desired, why));
    }

    private static void require(ClientSettings current, String seen) {
        if (seen.isBlank()) {
            throw CallRefused.withoutRevision();
        }
        Matcher tag = TAG.matcher(seen.strip());
        if (!tag.matches() || Integer.parseInt(tag.group(1)) != current.revision()) {
            throw CallRefused.otherRevision(current.revision());
        }
    }

    private ClientSettings save(ProgramScope scope, ClientSettings current, SettingsDocument desired, String reason) {
        try {
            return settings.change(scope, current.revision(), current.desiring(desired), reason);
        } catch (SavedFirst first) {
            throw CallRefused.otherRevision(first.current().revision());
        } catch (InvalidValue e) {
            throw new FieldRefused("X-Reason", e);
        }
    }

    private Preview preview(
            ProgramScope scope, Client client, ClientSettings now, SettingsDocument desired, Locale locale) {
        SettingsDiff diff = SettingsDiff.between(now.document(), desired);
        List<Problem> brought = settings.brought(scope, now.desiring(desired), diff);
        return new Preview(
                ChangeAnswer.of(diff, json),
                FileLine.unified("variables.xml", file.lines(scope, client, desired)),
                warnings(brought, diff, locale));
    }

    private static List<Warning> warnings(List<Problem> brought, SettingsDiff diff, Locale locale) {
        Stream<Warning> reasons = diff.demandingReason().stream()
                .map(change -> new Warning(
                        SettingsService.REASON_REQUIRED,
                        change.field(),
                        Texts.text(locale, SettingsService.REASON_REQUIRED)));
        Stream<Warning> problems =
                brought.stream().map(problem -> new Warning(problem.key(), problem.field(), problem.text(locale)));
        return Stream.concat(reasons, problems).toList();
    }

    private static ResponseEntity<SettingsAnswer> answer(Client client, ClientSettings wanted) {
        return ResponseEntity.ok()
                .eTag(Integer.toString(wanted.revision()))
                .body(SettingsAnswer.of(client, wanted.revision(), wanted.document()));
    }

    /** @param next for {@code before}; null: there are no more */
    record Revisions(List<Revision> revisions, @Nullable String next) {}

    record Revision(
            int revision, Instant at, String by, @Nullable String reason, List<ChangeAnswer> changes) {}

    @GetMapping("/revisions")
    Revisions revisions(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable ClientNumber clientNumber,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "50") String limit) {
        Client client = clients.client(scope, clientNumber);
        int most = Sent.limit(limit);
        int below = before.isEmpty() ? Integer.MAX_VALUE : Written.number(before);
        if (below < 1) {
            throw ProgramRefused.cursor();
        }
        List<Revision> page = settings.revisions(scope, client.id(), below, most).stream()
                .map(saved -> new Revision(
                        saved.revision(),
                        saved.at(),
                        saved.by().name(),
                        saved.reason().orElse(null),
                        ChangeAnswer.of(saved.diff(), json)))
                .toList();
        boolean more = !page.isEmpty() && page.getLast().revision() > 1;
        return new Revisions(page, more ? Integer.toString(page.getLast().revision()) : null);
    }

    @GetMapping("/revisions/{revision}")
    SettingsAnswer revision(
            @AuthenticationPrincipal ProgramScope scope,
            @PathVariable ClientNumber clientNumber,
            @PathVariable int revision) {
        Client client = clients.client(scope, clientNumber);
        return SettingsAnswer.of(client, revision, settings.document(scope, client.id(), revision));
    }
}
