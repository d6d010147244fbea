package no.byraportal.agent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.byraportal.client.Client;
import no.byraportal.client.ClientService;
import no.byraportal.client.ErpClientNo;
import no.byraportal.identity.ClientId;
import no.byraportal.identity.InstallationScope;
import no.byraportal.settings.Applied;
import no.byraportal.settings.ClientSettings;
import no.byraportal.settings.SettingsDocument;
import no.byraportal.settings.SettingsField;
import no.byraportal.settings.SettingsService;
import no.byraportal.shared.FieldRefused;
import no.byraportal.shared.InvalidValue;
import no.byraportal.shared.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sync agents' door: what they should run on, and what they say they run on (contracts.md §3). */
@RestController
@RequestMapping("/api/v1/agent")
class AgentSettingsController {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final VariablesService variables;
    private final ClientService clients;
    private final SettingsService settings;
    private final SystemService systems;
    private final DriftService drifts;

    AgentSettingsController(
            VariablesService variables,
            ClientService clients,
            SettingsService settings,
            SystemService systems,
            DriftService drifts) {
        this.variables = variables;
        this.clients = clients;
        this.settings = settings;
        this.systems = systems;
        this.drifts = drifts;
    }

    /** All clients of one installation. */
    record Document(long generation, Object system, List<ClientDocument> clients) {}

    /** One client: the settings document, and who owns which of its values. */
    record ClientDocument(
            long clientNumber,
            String erpClientNo,
            int revision,
            @JsonUnwrapped @JsonIgnoreProperties("unjudged") SettingsDocument settings,
            Map<String, String> owners) {}

    /** XML unless JSON is asked for: an agent that does not say what it wants gets variables.xml. */
    @GetMapping("/settings")
    @Nullable
    ResponseEntity<?> settings(
            @AuthenticationPrincipal InstallationScope scope,
            @RequestHeader HttpHeaders headers,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        boolean json = wantsJson(headers.getAccept());
        String tag = "W/\"" + (json ? "j" : "x") + scope.generation() + "\"";
        if (knows(headers.getIfNoneMatch(), tag)) {
            return headed(ResponseEntity.status(HttpStatus.NOT_MODIFIED), tag).build();
        }
        if (json) {
            return json(scope, tag);
        }
        xml(scope, response);
        return null;
    }

    /** Written straight through: the file may be longer than what fits in memory. */
    private void xml(InstallationScope scope, HttpServletResponse response) throws IOException {
        VariablesService.Given given = variables.given(scope).orElseThrow(NoSettings::new);
        headed(ResponseEntity.ok(), "W/\"x" + given.generation() + "\"")
                .build()
                .getHeaders()
                .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("X-Base-SHA256", given.baseSha256());
        response.setContentType(MediaType.APPLICATION_XML_VALUE);
        response.setContentLengthLong(given.version().size());
        variables.write(scope, given.version(), response.getOutputStream());
    }

    private ResponseEntity<Document> json(InstallationScope scope, String tag) {
        Map<ClientId, ClientSettings> desired = new HashMap<>();
        settings.settings(scope).forEach(s -> desired.put(s.client(), s));
        if (desired.isEmpty()) {
            throw new NoSettings();
        }
        List<ClientDocument> documents = clients.clients(scope).stream()
                .flatMap(client ->
                        Optional.ofNullable(desired.get(client.id())).map(wanted -> document(client, wanted)).stream())
                .toList();
        Object system = systems.settings(scope, scope.installation())
                .map(Object.class::cast)
                .orElseGet(Map::of);
        return headed(ResponseEntity.ok(), tag)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Document(scope.generation(), system, documents));
    }

    private static boolean wantsJson(List<MediaType> accepted) throws HttpMediaTypeNotAcceptableException {
        double xml = quality(accepted, MediaType.APPLICATION_XML);
        double json = quality(accepted, MediaType.APPLICATION_JSON);
        if (!accepted.isEmpty() && xml == 0 && json == 0) {
            throw new HttpMediaTypeNotAcceptableException(
                    List.of(MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON));
        }
        return json > xml;
    }

    /** How much a type is wanted, 0 to 1: what the most specific range that includes it says. */
    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(range -> range.includes(type))
                .max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
                        .thenComparing(range -> !range.isWildcardSubtype()))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }

    private static ClientDocument document(Client client, ClientSettings desired) {
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("clientNumber", "WEBFAKTURA");
        owners.put("erpClientNo", "AGENT");
        for (SettingsField field : SettingsField.values()) {
            owners.put(field.path(), field.owner().name());
        }
        return new ClientDocument(
                client.clientNumber().value(),
                client.erpClientNo().digits(),
                desired.revision(),
                desired.document(),
                owners);
    }

    /** One client's part of it, as JSON. */
    @GetMapping(path = "/clients/{erpClientNo}/settings", produces = MediaType.APPLICATION_JSON_VALUE)
    ClientDocument settings(@AuthenticationPrincipal InstallationScope scope, @PathVariable ErpClientNo erpClientNo) {
        Client client = clients.client(scope, erpClientNo);
        return document(client, settings.settings(scope, client.id()));
    }

    /** The body of {@code PUT …/applied}; each part is judged by itself. */
    record AppliedReport(
            @JsonProperty("revision") @Nullable Integer revision,
            @JsonProperty("appliedAt") @Nullable String appliedAt,
            @JsonProperty("sha256") @Nullable String sha256) {

        Applied judged() {
            if (revision == null || revision < 1) {
                throw new FieldRefused("revision", new InvalidValue("applied.revision.missing"));
            }
            if (sha256 == null || !SHA256.matcher(sha256).matches()) {
                throw new FieldRefused("sha256", new InvalidValue("applied.sha256"));
            }
            Instant moment = Sent.at("appliedAt", () -> Sent.time(appliedAt, "applied.at"));
            return new Applied(revision, moment, sha256);
        }
    }

    @PutMapping(path = "/clients/{erpClientNo}/applied", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void applied(
            @AuthenticationPrincipal InstallationScope scope,
            @PathVariable ErpClientNo erpClientNo,
            @RequestBody AppliedReport report) {
        Client client = clients.client(scope, erpClientNo);
        try {
            settings.acknowledge(scope, client.id(), report.judged());
        } catch (InvalidValue e) {
            throw new FieldRefused("revision", e);
        }
        drifts.applied(scope, client, report.judged().revision());
    }

    /** Compared weakly, as a conditional GET is (RFC 9110, 13.1.2). */
    private static boolean knows(List<String> known, String tag) {
        return known.stream()
                .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals(tag.substring("W/".length())));
    }

    private static <B extends ResponseEntity.HeadersBuilder<B>> B headed(B answer, String tag) {
        return answer.eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.ACCEPT);
    }
}
